using InnovationSim.Kernel.Numerics;

namespace InnovationSim.Kernel.Random;

public static partial class Distributions
{
    /// <summary>A Poisson draw.</summary>
    /// <param name="stream">Where the random words come from.</param>
    /// <param name="mean">From 0 to 2⁵³. For 0 the draw is 0 and takes no word.</param>
    /// <returns>A count ≥ 0 with the given mean and variance.</returns>
    /// <remarks>Below a mean of 10 by inversion (two words), from 10 on by transformed rejection.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The mean is negative, above 2⁵³ or NaN.</exception>
    public static long Poisson(ref RandomStream stream, double mean)
    {
        if (!(mean >= 0.0 && mean <= LargestCount)) throw Argument.OutOfRange(nameof(mean), mean, "in [0, 2^53]");
        if (mean == 0.0) return 0;
        return mean < RejectionFrom ? PoissonByInversion(ref stream, mean) : PoissonByRejection(ref stream, mean);
    }

    // Counts up until the probabilities add up to the uniform: P(k) = P(k − 1) · mean / k.
    private static long PoissonByInversion(ref RandomStream stream, double mean)
    {
        double left = stream.NextUnit();
        double probability = DeterministicMath.Exp(-mean);
        long k = 0;
        while (left > probability && k < InversionStop)
        {
            left -= probability;
            k++;
            probability *= mean / k;
        }

        return k;
    }

    private static long PoissonByRejection(ref RandomStream stream, double mean)
    {
        TransformedRejection rejection = TransformedRejection.ForPoisson(mean);
        while (true)
        {
            double u = stream.NextUnit() - 0.5;
            double v = stream.NextUnit();
            double us = 0.5 - Math.Abs(u);
            double k = rejection.Count(u, us);
            if (us >= TransformedRejection.Middle && v <= rejection.Squeeze) return (long)k;
            if (k < 0.0) continue;
            double height = DeterministicMath.Log(v * rejection.Alpha / rejection.Density(us));
            if (height <= LogProbability.Poisson(k, mean)) return (long)k;
        }
    }
}
