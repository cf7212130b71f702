namespace InnovationSim.Kernel.Numerics;

// Logarithms of binomial and Poisson probabilities by Loader's saddle-point expansion (C. Loader, "Fast and accurate computation
// of binomial probabilities", 2000). Differences of log-factorials would do for small counts, but ln(10¹²!) = 2.7 · 10¹³ has an
// ulp of 0.004; here nothing large is ever subtracted.
internal static class LogProbability
{
    private const double HalfLogTwoPi = DeterministicMath.HalfLogTwoPi;

    // ln P(X = k) for X Poisson of the given mean > 0, k a whole number ≥ 0.
    public static double Poisson(double k, double mean)
    {
        if (k == 0.0) return -mean;
        return -(DeterministicMath.StirlingTail(k) + Deviance(k, mean) + HalfLogTwoPi + 0.5 * DeterministicMath.Log(k));
    }

    // ln P(X = k) for X binomial of n ≥ 1 trials with probability p in (0, 1), k a whole number in [0, n].
    public static double Binomial(double k, double n, double p)
    {
        double q = 1.0 - p;
        if (k == 0.0) return n * DeterministicMath.Log1p(-p);
        double rest = n - k;
        if (rest == 0.0) return n * DeterministicMath.Log(p);
        double tails = DeterministicMath.StirlingTail(n) - DeterministicMath.StirlingTail(k) - DeterministicMath.StirlingTail(rest);
        double deviances = Deviance(k, n * p) + Deviance(rest, n * q);
        return tails - deviances - HalfLogTwoPi - 0.5 * DeterministicMath.Log(k * (rest / n));
    }

    // x ln(x / mean) + mean − x, which is small where x is near the mean: there by the series of the logarithm in
    // v = (x − mean) / (x + mean), |v| < 0.1, whose terms fall by v² < 0.01.
    public static double Deviance(double x, double mean)
    {
        double difference = x - mean;
        double total = x + mean;
        if (Math.Abs(difference) >= 0.1 * total) return x * DeterministicMath.Log(x / mean) - difference;

        double v = difference / total;
        double v2 = v * v;
        double series = 1.0 / 3 + v2 * (1.0 / 5 + v2 * (1.0 / 7 + v2 * (1.0 / 9 + v2 * (1.0 / 11 + v2 * (1.0 / 13 + v2 * (1.0 / 15))))));
        return difference * v + 2.0 * x * v * v2 * series;
    }
}
