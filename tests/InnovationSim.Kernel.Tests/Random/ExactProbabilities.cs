namespace InnovationSim.Kernel.Tests.Random;

/// <summary>Probabilities and distribution functions from the textbook formulas, by the runtime's own mathematics.</summary>
internal static class ExactProbabilities
{
    /// <summary>Of the counts 0 … n.</summary>
    public static double[] Binomial(int n, double p)
    {
        double logChoices = 0.0;
        var all = new double[n + 1];
        for (int k = 0; k <= n; k++)
        {
            all[k] = Math.Exp(logChoices + k * Math.Log(p) + (n - k) * Math.Log(1.0 - p));
            logChoices += Math.Log((n - k) / (k + 1.0));
        }

        return all;
    }

    /// <summary>Of the counts 0 … last.</summary>
    public static double[] Poisson(double mean, int last)
    {
        double logFactorial = 0.0;
        var all = new double[last + 1];
        for (int k = 0; k <= last; k++)
        {
            if (k > 0) logFactorial += Math.Log(k);
            all[k] = Math.Exp(k * Math.Log(mean) - mean - logFactorial);
        }

        return all;
    }

    /// <summary>Φ(z), by the series of the odd double factorials.</summary>
    public static double Normal(double z)
    {
        if (Math.Abs(z) > 8.0) return z < 0 ? 0.0 : 1.0;
        double term = z;
        double sum = z;
        for (int i = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); i++)
        {
            term *= z * z / (2 * i + 1);
            sum += term;
        }

        return 0.5 + sum * Math.Exp(-0.5 * z * z) / Math.Sqrt(2.0 * Math.PI);
    }

    /// <summary>The gamma distribution function; <paramref name="gammaOfShapePlusOne"/> is Γ(shape + 1).</summary>
    public static double Gamma(double x, double shape, double gammaOfShapePlusOne)
    {
        double term = Math.Pow(x, shape) * Math.Exp(-x) / gammaOfShapePlusOne;
        double sum = term;
        for (int i = 1; term > 1e-17 * sum; i++)
        {
            term *= x / (shape + i);
            sum += term;
        }

        return Math.Min(sum, 1.0);
    }
}
