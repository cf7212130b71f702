using InnovationSim.Kernel.Numerics;

namespace InnovationSim.Kernel.Random;

public static partial class Distributions
{
    /// <summary>A beta draw with mean a / (a + b): X / (X + Y) of two gamma draws.</summary>
    /// <param name="stream">Where the random words come from.</param>
    /// <param name="a">In [1e−100, 1e100].</param>
    /// <param name="b">In [1e−100, 1e100].</param>
    /// <returns>A number in [0, 1]; the ends themselves only by rounding, for parameters well below 1.</returns>
    /// <remarks>The quotient is taken between logarithms, so that small parameters do not end in 0/0.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">a or b is outside its range or NaN.</exception>
    public static double Beta(ref RandomStream stream, double a, double b)
    {
        CheckShapeOrScale(a, nameof(a));
        CheckShapeOrScale(b, nameof(b));
        double logX = LogOfGamma(ref stream, a);
        double logY = LogOfGamma(ref stream, b);
        return 1.0 / (1.0 + DeterministicMath.Exp(logY - logX));
    }

    /// <summary>A draw from Beta(3, 3), as the third smallest of five uniforms (five words, by no rejection).</summary>
    /// <param name="stream">Where the random words come from.</param>
    /// <returns>A number in (0, 1) on the grid of <see cref="RandomStream.NextUnit32"/>; mean ½, variance 1/28.</returns>
    public static double Beta33(ref RandomStream stream)
    {
        uint a = stream.NextUInt32();
        uint b = stream.NextUInt32();
        uint c = stream.NextUInt32();
        uint d = stream.NextUInt32();
        uint e = stream.NextUInt32();

        // The median of five is that of three: of e, the larger of the pairs' minima, the smaller of the pairs' maxima.
        uint f = Math.Max(Math.Min(a, b), Math.Min(c, d));
        uint g = Math.Min(Math.Max(a, b), Math.Max(c, d));
        return RandomStream.ToUnit(Math.Max(Math.Min(f, g), Math.Min(Math.Max(f, g), e)));
    }
}
