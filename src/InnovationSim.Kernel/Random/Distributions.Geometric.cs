using InnovationSim.Kernel.Numerics;

namespace InnovationSim.Kernel.Random;

public static partial class Distributions
{
    /// <summary>A geometric draw: the number of trials up to and including the first success. By inversion (two words).</summary>
    /// <param name="stream">Where the random words come from.</param>
    /// <param name="p">The probability of success, in [10⁻¹⁵, 1].</param>
    /// <returns>A count ≥ 1 with mean 1 / p; exactly 1 for p = 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">p is below 10⁻¹⁵, above 1 or NaN.</exception>
    public static long Geometric(ref RandomStream stream, double p)
    {
        if (!(p >= 1e-15 && p <= 1.0)) throw Argument.OutOfRange(nameof(p), p, "in [1e-15, 1]");

        // P(X > k) = (1 − p)^k, so the smallest k with (1 − p)^k < U. At p = 1 the quotient is 0.
        double quotient = DeterministicMath.Log(stream.NextUnit()) / DeterministicMath.Log1p(-p);
        return 1 + (long)quotient;
    }
}
