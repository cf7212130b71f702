using MathNet.Numerics.Statistics;

namespace InnovationSim.Analysis.Comparison;

/// <summary>
/// A ratio of two means over the same replicates, with its interval by Fieller's theorem (Fieller 1954): the ratios ρ for which the mean of
/// numerator − ρ · denominator does not differ from zero.
/// </summary>
/// <param name="Ratio">Mean numerator ÷ mean denominator; not a number without pairs or if the mean denominator is zero.</param>
/// <param name="Low">Lower end; not a number if the denominator is not clearly different from zero, so that the interval has no ends.</param>
/// <param name="High">Upper end; the same.</param>
public readonly record struct RatioInterval(double Ratio, double Low, double High)
{
    /// <summary>A ratio that is not there.</summary>
    public static RatioInterval None { get; } = new(double.NaN, double.NaN, double.NaN);

    /// <summary>The ratio of the means of two series.</summary>
    /// <param name="numerator">A value a replicate; not a number where it is undefined.</param>
    /// <param name="denominator">The same, replicate by replicate.</param>
    /// <param name="confidence">Confidence of the interval, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">The series differ in length.</exception>
    public static RatioInterval Of(
        IReadOnlyList<double> numerator, IReadOnlyList<double> denominator, double confidence = MeanInterval.UsualConfidence)
    {
        ArgumentNullException.ThrowIfNull(numerator);
        ArgumentNullException.ThrowIfNull(denominator);
        if (numerator.Count != denominator.Count)
            throw new ArgumentException($"A ratio needs as many numerators ({numerator.Count}) as denominators ({denominator.Count}).", nameof(denominator));
        int[] known = [.. Enumerable.Range(0, numerator.Count).Where(at => double.IsFinite(numerator[at]) && double.IsFinite(denominator[at]))];
        double[] y = [.. known.Select(at => numerator[at])];
        double[] x = [.. known.Select(at => denominator[at])];
        int n = known.Length;
        if (n == 0 || x.Average() == 0) return None;
        double meanY = y.Average();
        double meanX = x.Average();
        double ratio = meanY / meanX;
        if (n < 2) return new RatioInterval(ratio, double.NaN, double.NaN);
        double t = MeanInterval.Quantile(n, confidence);
        double square = t * t / n;
        // (ȳ − ρ x̄)² = t² (s_yy − 2 ρ s_xy + ρ² s_xx) ÷ n, a quadratic a ρ² − 2 b ρ + c = 0.
        double a = (meanX * meanX) - (square * x.Variance());
        double b = (meanX * meanY) - (square * x.Covariance(y));
        double c = (meanY * meanY) - (square * y.Variance());
        double root = (b * b) - (a * c);
        if (a <= 0 || root < 0) return new RatioInterval(ratio, double.NaN, double.NaN);
        return new RatioInterval(ratio, (b - Math.Sqrt(root)) / a, (b + Math.Sqrt(root)) / a);
    }
}
