using InnovationSim.Kernel.Numerics;

namespace InnovationSim.Kernel.Random;

public static partial class Distributions
{
    /// <summary>A binomial draw: how many of n independent trials succeed.</summary>
    /// <param name="stream">Where the random words come from.</param>
    /// <param name="n">The number of trials, from 0 to 2⁵³.</param>
    /// <param name="p">The probability of success, in [0, 1].</param>
    /// <returns>A count in [0, n]; exactly 0 for p = 0 or n = 0 and exactly n for p = 1, which take no word.</returns>
    /// <remarks>
    /// For n · min(p, 1 − p) below 10 by inversion (two words), from 10 on by transformed rejection. With the same words, p above ½
    /// gives n less what 1 − p gives.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">n is negative or above 2⁵³, or p outside [0, 1] or NaN.</exception>
    public static long Binomial(ref RandomStream stream, long n, double p)
    {
        CheckCount(n, nameof(n));
        CheckProbability(p, nameof(p));
        return p > 0.5 ? n - BinomialUpToHalf(ref stream, n, 1.0 - p) : BinomialUpToHalf(ref stream, n, p);
    }

    private static long BinomialUpToHalf(ref RandomStream stream, long n, double p)
    {
        if (n == 0 || p == 0.0) return 0;
        return n * p < RejectionFrom ? BinomialByInversion(ref stream, n, p) : BinomialByRejection(ref stream, n, p);
    }

    // Counts up until the probabilities add up to the uniform: P(k) = P(k − 1) · (n − k + 1) / k · p / q.
    private static long BinomialByInversion(ref RandomStream stream, long n, double p)
    {
        double left = stream.NextUnit();
        double odds = p / (1.0 - p);
        double probability = DeterministicMath.Exp(n * DeterministicMath.Log1p(-p));
        long stop = Math.Min(n, InversionStop);
        long k = 0;
        while (left > probability && k < stop)
        {
            left -= probability;
            k++;
            probability *= (n - k + 1) * odds / k;
        }

        return k;
    }

    private static long BinomialByRejection(ref RandomStream stream, long n, double p)
    {
        TransformedRejection rejection = TransformedRejection.ForBinomial(n, p);
        while (true)
        {
            double u = stream.NextUnit() - 0.5;
            double v = stream.NextUnit();
            double us = 0.5 - Math.Abs(u);
            double k = rejection.Count(u, us);
            if (k < 0.0 || k > n) continue;
            if (us >= TransformedRejection.Middle && v <= rejection.Squeeze) return (long)k;
            double height = DeterministicMath.Log(v * rejection.Alpha / rejection.Density(us));
            double mode = Math.Floor((n + 1.0) * p);
            if (height <= LogProbability.Binomial(k, n, p) - LogProbability.Binomial(mode, n, p)) return (long)k;
        }
    }
}
