using Shouldly;

namespace InnovationSim.Kernel.Tests.Random;

/// <summary>Pearson's chi-square test at a level of about one in a million, for draws with fixed seeds.</summary>
internal static class ChiSquare
{
    private const double OneInAMillion = 4.753; // normal quantile

    /// <summary>Whether numbers spread evenly over (0, 1), in 50 classes: for draws put through their own distribution function.</summary>
    public static void ShouldBeUniform(IReadOnlyCollection<double> values)
    {
        values.Min().ShouldBeGreaterThanOrEqualTo(0.0);
        values.Max().ShouldBeLessThanOrEqualTo(1.0);
        var observed = new long[50];
        foreach (double value in values) observed[Math.Min(49, (int)(value * 50))]++;

        ShouldFit(observed, Enumerable.Repeat(values.Count / 50.0, 50).ToArray());
    }

    public static void ShouldFit(long[] observed, double[] expected)
    {
        (double statistic, double limit) = Compare(observed, expected);
        statistic.ShouldBeLessThan(limit);
    }

    /// <summary>
    /// The statistic and the limit it should keep, neighbouring classes being thrown together until each expects 8 or more.
    /// </summary>
    public static (double Statistic, double Limit) Compare(long[] observed, double[] expected)
    {
        observed.Length.ShouldBe(expected.Length);
        expected.Sum().ShouldBe(observed.Sum(), 1e-6 * observed.Sum());
        double statistic = 0.0;
        int classes = 0;
        (double o, double e) = (0.0, 0.0);
        double expectedLeft = expected.Sum();
        for (int i = 0; i < observed.Length; i++)
        {
            o += observed[i];
            e += expected[i];
            expectedLeft -= expected[i];
            if (e < 8.0 || (expectedLeft < 8.0 && i < observed.Length - 1)) continue;
            statistic += (o - e) * (o - e) / e;
            classes++;
            (o, e) = (0.0, 0.0);
        }

        classes.ShouldBeGreaterThan(1);

        // Wilson and Hilferty, 1931.
        double freedom = classes - 1;
        double root = 1.0 - 2.0 / (9.0 * freedom) + OneInAMillion * Math.Sqrt(2.0 / (9.0 * freedom));
        return (statistic, freedom * root * root * root);
    }
}
