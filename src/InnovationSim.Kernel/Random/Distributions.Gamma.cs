using InnovationSim.Kernel.Numerics;

namespace InnovationSim.Kernel.Random;

public static partial class Distributions
{
    /// <summary>A gamma draw with mean shape · scale and variance shape · scale².</summary>
    /// <param name="stream">Where the random words come from.</param>
    /// <param name="shape">In [1e−100, 1e100]. Below 0.05 a draw may underflow to 0.</param>
    /// <param name="scale">In [1e−100, 1e100].</param>
    /// <remarks>
    /// Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000), 363-372; for a shape below 1 their
    /// remark that Gamma(shape) = Gamma(shape + 1) · U^(1/shape).
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The shape or the scale is outside its range or NaN.</exception>
    public static double Gamma(ref RandomStream stream, double shape, double scale)
    {
        CheckShapeOrScale(shape, nameof(shape));
        CheckShapeOrScale(scale, nameof(scale));
        if (shape >= 1.0) return scale * MarsagliaTsang(ref stream, shape);
        double larger = MarsagliaTsang(ref stream, shape + 1.0);
        return scale * (larger * DeterministicMath.Exp(DeterministicMath.Log(stream.NextUnit()) / shape));
    }

    // A gamma draw of unit scale, shape ≥ 1: d (1 + c x)³ with x normal, accepted with a probability near 1.
    private static double MarsagliaTsang(ref RandomStream stream, double shape)
    {
        double d = shape - 1.0 / 3;
        double c = 1.0 / Math.Sqrt(9.0 * d);
        while (true)
        {
            double x = Normal(ref stream);
            double root = 1.0 + c * x;
            if (root <= 0.0) continue;
            double v = root * root * root;
            double u = stream.NextUnit();
            double x2 = x * x;
            if (u < 1.0 - 0.0331 * x2 * x2) return d * v;

            // Their d (1 − v + ln v) is −d · Deviance(1, v), which does not cancel for large shapes.
            if (DeterministicMath.Log(u) < 0.5 * x2 - d * LogProbability.Deviance(1.0, v)) return d * v;
        }
    }

    // The logarithm of a gamma draw of unit scale: does not underflow for small shapes.
    private static double LogOfGamma(ref RandomStream stream, double shape)
    {
        if (shape >= 1.0) return DeterministicMath.Log(MarsagliaTsang(ref stream, shape));
        double larger = DeterministicMath.Log(MarsagliaTsang(ref stream, shape + 1.0));
        return larger + DeterministicMath.Log(stream.NextUnit()) / shape;
    }
}
