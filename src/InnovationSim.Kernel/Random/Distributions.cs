using InnovationSim.Kernel.Numerics;

namespace InnovationSim.Kernel.Random;

/// <summary>
/// Draws from the common distributions out of a <see cref="RandomStream"/>: exact methods, the same bits on every machine,
/// no allocation.
/// </summary>
/// <remarks>
/// "By inversion" means a fixed number of words a draw. The rejection methods take as many words as they need, which is why
/// every agent has a stream of its own in every phase.
/// </remarks>
public static partial class Distributions
{
    /// <summary>
    /// The largest number of trials of a binomial and the largest mean of a Poisson: up to it doubles hold every integer.
    /// </summary>
    public const long LargestCount = 1L << 53;

    // Below this expected count a draw counts up from 0 (inversion); from it on, rejection is valid (Hörmann) and faster.
    private const double RejectionFrom = 10.0;

    // Inversion stops here at the latest. With an expected count below 10, P(X > 64) < 10⁻²⁷, and the smallest step of a uniform
    // is 2⁻⁵²: the stop is never decisive but for the rounding of the sum of the probabilities.
    private const long InversionStop = 64;

    private static void CheckProbability(double p, string name)
    {
        if (!(p >= 0.0 && p <= 1.0)) throw Argument.OutOfRange(name, p, "in [0, 1]");
    }

    private static void CheckCount(long n, string name)
    {
        if ((ulong)n > (ulong)LargestCount) throw Argument.OutOfRange(name, n, "in [0, 2^53]");
    }

    // The bounds keep products and quotients of such numbers finite; no model needs more.
    private static void CheckShapeOrScale(double value, string name)
    {
        if (!(value >= 1e-100 && value <= 1e100)) throw Argument.OutOfRange(name, value, "in [1e-100, 1e100]");
    }
}
