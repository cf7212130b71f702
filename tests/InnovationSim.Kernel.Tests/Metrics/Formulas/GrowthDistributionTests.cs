using InnovationSim.Kernel.Metrics.Formulas;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Formulas;

public sealed class GrowthDistributionTests
{
    // Growth of −10, 0, 10 and 20 %. Mean 0.05; deviations −0.15, −0.05, 0.05, 0.15, mean square (0.0225 + 0.0025) ÷ 2 = 0.0125,
    // mean fourth power (0.00050625 + 0.00000625) ÷ 2 = 0.00025625.
    private static readonly GrowthMoments FourFirms = GrowthMoments.Of([-100_000, 0, 100_000, 200_000]);

    [Fact]
    public void The_mean_is_in_log_points() => GrowthDistribution.Mean(FourFirms).ShouldBe(0.05);

    [Fact]
    public void The_standard_deviation_is_the_root_of_the_mean_squared_deviation() =>
        GrowthDistribution.StandardDeviation(FourFirms).ShouldBe(Math.Sqrt(0.0125), 1e-15);

    [Fact]
    public void Kurtosis_is_the_mean_fourth_power_over_the_squared_variance() =>
        GrowthDistribution.Kurtosis(FourFirms).ShouldBe(0.00025625 / (0.0125 * 0.0125), 1e-13);

    [Fact]
    public void The_shape_ratio_is_about_zero_not_about_the_mean()
    {
        // E g² = (0.01 + 0 + 0.01 + 0.04) ÷ 4 = 0.015; E |g| = 0.4 ÷ 4 = 0.1; 0.015 ÷ 0.01
        GrowthDistribution.ShapeRatio(FourFirms).ShouldBe(1.5, 1e-15);
    }

    [Fact]
    public void Laplace_growth_has_shape_ratio_two_and_kurtosis_six()
    {
        GrowthMoments moments = GrowthMoments.Of(LaplaceQuantiles(scaleMicro: 200_000, driftMicro: 0));

        GrowthDistribution.ShapeRatio(moments).ShouldBe(2, 0.001);
        GrowthDistribution.Kurtosis(moments).ShouldBe(6, 0.03);
        GrowthDistribution.StandardDeviation(moments).ShouldBe(0.2 * Math.Sqrt(2), 0.001);
    }

    [Fact]
    public void Gaussian_growth_has_shape_ratio_half_pi_and_kurtosis_three()
    {
        // 200,000 draws: the standard errors are about 0.002 and √(24 ÷ 200,000) = 0.011; allow about five of them.
        var random = new System.Random(20_260_102);
        var growth = new long[200_000];
        for (int i = 0; i < growth.Length; i++)
            growth[i] = (long)(150_000 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        GrowthMoments moments = GrowthMoments.Of(growth);

        GrowthDistribution.ShapeRatio(moments).ShouldBe(Math.PI / 2, 0.01);
        GrowthDistribution.Kurtosis(moments).ShouldBe(3, 0.055);
    }

    [Fact]
    public void A_common_drift_lowers_the_shape_ratio_by_its_square_and_leaves_the_kurtosis()
    {
        // Drift of a quarter of E |g|: 2 − (1⁄4)² = 1.9375.
        GrowthMoments moments = GrowthMoments.Of(LaplaceQuantiles(scaleMicro: 200_000, driftMicro: 50_000));

        GrowthDistribution.ShapeRatio(moments).ShouldBe(1.9375, 0.015);
        GrowthDistribution.Kurtosis(moments).ShouldBe(6, 0.03);
    }

    [Fact]
    public void A_large_common_drift_does_not_drown_a_small_spread()
    {
        // 10 log points, give or take a millionth: variance ⅔ of a squared micro-unit, mean fourth power ⅔, kurtosis ⅔ ÷ (⅔)² = 1.5.
        GrowthMoments moments = GrowthMoments.Of([9_999_999, 10_000_000, 10_000_001]);

        GrowthDistribution.StandardDeviation(moments).ShouldBe(Math.Sqrt(2.0 / 3) / 1e6, 1e-21);
        GrowthDistribution.Kurtosis(moments).ShouldBe(1.5, 1e-14);
    }

    [Fact]
    public void Nothing_is_defined_without_firms()
    {
        GrowthDistribution.Mean(default).ShouldBe(double.NaN);
        GrowthDistribution.StandardDeviation(default).ShouldBe(double.NaN);
        GrowthDistribution.Kurtosis(default).ShouldBe(double.NaN);
        GrowthDistribution.ShapeRatio(default).ShouldBe(double.NaN);
    }

    [Fact]
    public void Firms_that_all_grow_alike_have_no_kurtosis_but_a_standard_deviation_of_zero()
    {
        GrowthMoments moments = GrowthMoments.Of([70_000, 70_000, 70_000]);

        GrowthDistribution.StandardDeviation(moments).ShouldBe(0);
        GrowthDistribution.Kurtosis(moments).ShouldBe(double.NaN);
        GrowthDistribution.ShapeRatio(moments).ShouldBe(1);
    }

    [Fact]
    public void Firms_that_do_not_grow_have_no_shape_ratio() =>
        GrowthDistribution.ShapeRatio(GrowthMoments.Of([0, 0])).ShouldBe(double.NaN);

    [Fact]
    public void Sums_that_no_growth_rates_have_are_refused()
    {
        GrowthMoments[] impossible =
        [
            FourFirms with { Count = -4 },
            FourFirms with { Count = 0 },
            FourFirms with { Absolute = 199_999 },
            FourFirms with { Squares = 1 },
            FourFirms with { FourthPowers = 1 },
        ];

        foreach (GrowthMoments moments in impossible)
            Should.Throw<ArgumentException>(() => GrowthDistribution.Mean(moments)).ParamName.ShouldBe("moments");
    }

    // 100,000 equally likely values: ∓ b ln(2 × probability) at the middle of each.
    private static long[] LaplaceQuantiles(double scaleMicro, double driftMicro)
    {
        const int half = 50_000;
        double[] magnitudes = [.. Enumerable.Range(0, half).Select(i => -scaleMicro * Math.Log((i + 0.5) / half))];
        return [.. magnitudes.Concat(magnitudes.Select(value => -value)).Select(value => (long)Math.Round(value + driftMicro))];
    }
}
