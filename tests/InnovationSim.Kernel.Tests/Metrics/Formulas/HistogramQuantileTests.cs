using InnovationSim.Kernel.Metrics.Formulas;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Formulas;

public sealed class HistogramQuantileTests
{
    // Bins [1, 3), [3, 5), [5, 7) with 10, 20 and 10 units.
    private static readonly long[] Counts = [10, 20, 10];

    [Theory]
    [InlineData(0, 1)] // the lower end
    [InlineData(0.1, 1.8)] // 4 of the 10 units of the first bin: 1 + 0.4 × 2
    [InlineData(0.25, 3)] // an edge
    [InlineData(0.5, 4)] // 10 of the 20 units of the second: 3 + 0.5 × 2
    [InlineData(0.9, 6.2)] // 36 − 30 = 6 of the 10 units of the third: 5 + 0.6 × 2
    [InlineData(1, 7)] // the upper end
    public void Units_are_spread_evenly_within_each_bin(double p, double quantile) =>
        HistogramQuantile.Of(Counts, lowest: 1, width: 2, p).ShouldBe(quantile, 1e-14);

    [Fact]
    public void The_spread_runs_from_the_tenth_to_the_ninetieth_percentile() =>
        HistogramQuantile.Spread(Counts, width: 2).ShouldBe(6.2 - 1.8, 1e-14);

    [Fact]
    public void A_gap_is_left_at_its_lower_end() => HistogramQuantile.Of([5, 0, 0, 5], 0, 1, 0.5).ShouldBe(1);

    [Fact]
    public void Empty_bins_at_the_ends_do_not_matter()
    {
        HistogramQuantile.Of([0, 5, 0], 0, 1, 0).ShouldBe(1);
        HistogramQuantile.Of([0, 5, 0], 0, 1, 1).ShouldBe(2);
    }

    [Fact]
    public void Units_in_one_bin_spread_over_eight_tenths_of_it() => HistogramQuantile.Spread([0, 7, 0], width: 0.5).ShouldBe(0.4, 1e-15);

    [Fact]
    public void No_units_have_no_quantile()
    {
        HistogramQuantile.Of([0, 0], 0, 1, 0.5).ShouldBe(double.NaN);
        HistogramQuantile.Of([], 0, 1, 0.5).ShouldBe(double.NaN);
        HistogramQuantile.Spread([0], 1).ShouldBe(double.NaN);
    }

    [Theory]
    [InlineData(double.NaN, 1, 0.5, "lowest")]
    [InlineData(0, 0, 0.5, "width")]
    [InlineData(0, double.PositiveInfinity, 0.5, "width")]
    [InlineData(0, 1, -0.1, "p")]
    [InlineData(0, 1, 1.1, "p")]
    [InlineData(0, 1, double.NaN, "p")]
    public void Arguments_out_of_range_are_refused_by_name(double lowest, double width, double p, string argument) =>
        Should.Throw<ArgumentOutOfRangeException>(() => HistogramQuantile.Of(Counts, lowest, width, p)).ParamName.ShouldBe(argument);

    [Fact]
    public void A_negative_count_is_refused_by_name() =>
        Should.Throw<ArgumentOutOfRangeException>(() => HistogramQuantile.Of([1, -1], 0, 1, 0.5)).ParamName.ShouldBe("counts");

    [Fact]
    public void The_share_of_units_below_the_quantile_is_p() =>
        RandomTables.ForAll(table =>
        {
            foreach (double p in new[] { 0.01, 0.1, 0.37, 0.5, 0.9, 0.999 })
            {
                double quantile = HistogramQuantile.Of(table.CityBySector, lowest: -3, width: 0.25, p);
                if (table.Total == 0)
                    quantile.ShouldBe(double.NaN);
                else
                    ShareBelow(table.CityBySector, (quantile + 3) / 0.25).ShouldBe(p, 1e-12);
            }
        });

    // The piecewise linear distribution function, in bins from the first edge.
    private static double ShareBelow(long[] counts, double position) =>
        counts.Select((count, bin) => count * Math.Clamp(position - bin, 0, 1)).Sum() / counts.Sum();
}
