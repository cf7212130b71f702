using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace InnovationSim.Analysis.Comparison;

/// <summary>A mean and its confidence interval: mean ± t · s ÷ √n, t of Student's distribution with n − 1 degrees of freedom (Student 1908).</summary>
/// <param name="Mean">The mean; not a number of no values.</param>
/// <param name="Low">Lower end; not a number of fewer than two values.</param>
/// <param name="High">Upper end; not a number of fewer than two values.</param>
/// <param name="StandardDeviation">Of the values, with n − 1; not a number of fewer than two values.</param>
/// <param name="Count">How many values.</param>
public readonly record struct MeanInterval(double Mean, double Low, double High, double StandardDeviation, int Count)
{
    /// <summary>Confidence of the intervals that are reported.</summary>
    public const double UsualConfidence = 0.95;

    /// <summary>The mean of values with its interval.</summary>
    /// <param name="values">The values, all finite.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of range.</exception>
    public static MeanInterval Of(IReadOnlyList<double> values, double confidence = UsualConfidence)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0) return new MeanInterval(double.NaN, double.NaN, double.NaN, double.NaN, 0);
        if (values.Count == 1) return new MeanInterval(values[0], double.NaN, double.NaN, double.NaN, 1);
        (double mean, double deviation) = values.MeanStandardDeviation();
        double half = Quantile(values.Count, confidence) * deviation / Math.Sqrt(values.Count);
        return new MeanInterval(mean, mean - half, mean + half, deviation, values.Count);
    }

    /// <summary>The quantile of Student's distribution that a two-sided interval of so many values takes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two values, or the confidence is not above 0 and below 1.</exception>
    public static double Quantile(int values, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values, 2);
        if (!(confidence is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "Confidence is above 0 and below 1.");
        return StudentT.InvCDF(0, 1, values - 1, 0.5 * (1 + confidence));
    }
}
