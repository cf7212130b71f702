using InnovationSim.Kernel.Metrics.Formulas;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Formulas;

public sealed class HillExponentTests
{
    [Fact]
    public void Four_units_in_three_bins_by_hand()
    {
        // Σ k n_k = 0 × 2 + 1 × 1 + 2 × 1 = 3, n = 4: α = ln(1 + 4⁄3) ÷ 0.5 = 2 ln(7⁄3)
        HillExponent.FromHistogram([2, 1, 1], binWidth: 0.5, tailShare: 1).ShouldBe(2 * Math.Log(7.0 / 3), 1e-14);
    }

    [Theory]
    [InlineData(0.8, 0.1)]
    [InlineData(1.0, 0.25)]
    [InlineData(1.5, 1.0)]
    [InlineData(1.5, 3.0)]
    public void Pareto_sizes_give_their_exponent_whatever_the_width_of_the_bins(double exponent, double width)
    {
        // 10^15 units, so that rounding to whole units does not matter.
        HillExponent.FromHistogram(ParetoCounts(exponent, width, units: 1e15), width, tailShare: 1).ShouldBe(exponent, 1e-9);
    }

    [Fact]
    public void Only_the_tail_decides()
    {
        // Below ln size 10, any shape; above it a Pareto law with a quarter of all units.
        long[] pareto = ParetoCounts(1.2, 0.5, units: 1e15);
        long body = 3 * pareto.Sum() / 20;
        long[] counts = [.. Enumerable.Repeat(body, 20), .. pareto];

        HillExponent.FromHistogram(counts, 0.5, tailShare: 0.24).ShouldBe(1.2, 1e-9);
        HillExponent.FromHistogram(counts, 0.5, tailShare: 0.02).ShouldBe(1.2, 1e-9);
        HillExponent.FromHistogram(counts, 0.5, tailShare: 0.9).ShouldBeLessThan(0.8);
    }

    [Fact]
    public void Narrow_bins_give_Hills_own_estimator()
    {
        // ln sizes 0.1, 0.4, 0.7 and 1.8 in bins a hundred-thousandth wide. The threshold is the smallest of them, so Hill's
        // n ÷ Σ ln(size ÷ threshold) = 4 ÷ (0 + 0.3 + 0.6 + 1.7) = 4 ÷ 2.6.
        var counts = new long[200_000];
        foreach (int bin in new[] { 10_000, 40_000, 70_000, 180_000 })
            counts[bin]++;

        HillExponent.FromHistogram(counts, binWidth: 1e-5, tailShare: 1).ShouldBe(4 / 2.6, 1e-4);
    }

    [Fact]
    public void No_other_exponent_is_more_likely()
    {
        long[] counts = [70, 12, 31, 0, 4, 9, 0, 1];
        const double width = 0.4;
        double best = HillExponent.FromHistogram(counts, width, 1);

        // ln Π [(1 − q) q^k]^n_k with q = exp(−α w)
        double LogLikelihood(double exponent) => counts
            .Select((units, bin) => units * (Math.Log(1 - Math.Exp(-exponent * width)) - (exponent * width * bin))).Sum();

        LogLikelihood(best).ShouldBeGreaterThan(LogLikelihood(best * 1.001));
        LogLikelihood(best).ShouldBeGreaterThan(LogLikelihood(best * 0.999));
    }

    [Theory]
    [InlineData(0.1, 3)]
    [InlineData(0.11, 1)]
    [InlineData(0.4, 1)]
    [InlineData(0.41, 0)]
    [InlineData(1.0, 0)]
    public void The_tail_begins_at_the_highest_bin_with_enough_units_above(double tailShare, int bin)
    {
        // Of 100 units, 10 are in bin 3 and above, 10 in bin 2 and above, 40 in bin 1 and above.
        HillExponent.ThresholdBin([60, 30, 0, 10], tailShare).ShouldBe(bin);
    }

    [Fact]
    public void Units_all_in_the_threshold_bin_leave_it_undefined() => HillExponent.FromHistogram([5, 9], 0.5, 0.5).ShouldBe(double.NaN);

    [Fact]
    public void No_units_have_no_exponent()
    {
        HillExponent.FromHistogram([0, 0], 0.5, 0.5).ShouldBe(double.NaN);
        HillExponent.FromHistogram([], 0.5, 0.5).ShouldBe(double.NaN);
    }

    [Fact]
    public void Multiplying_all_counts_changes_nothing() =>
        HillExponent.FromHistogram([14_000, 7_000, 21_000], 0.5, 0.9).ShouldBe(HillExponent.FromHistogram([2, 1, 3], 0.5, 0.9));

    [Theory]
    [InlineData(0, 0.5, "binWidth")]
    [InlineData(double.PositiveInfinity, 0.5, "binWidth")]
    [InlineData(0.5, 0, "tailShare")]
    [InlineData(0.5, 1.1, "tailShare")]
    [InlineData(0.5, double.NaN, "tailShare")]
    public void A_width_or_share_out_of_range_is_refused_by_name(double binWidth, double tailShare, string argument) =>
        Should.Throw<ArgumentOutOfRangeException>(() => HillExponent.FromHistogram([1, 1], binWidth, tailShare))
            .ParamName.ShouldBe(argument);

    [Fact]
    public void A_negative_count_is_refused_by_name() =>
        Should.Throw<ArgumentOutOfRangeException>(() => HillExponent.FromHistogram([1, -1], 0.5, 0.5)).ParamName.ShouldBe("counts");

    // Units with ln size in [k w, (k + 1) w) under P(ln size > x) = exp(−α x).
    private static long[] ParetoCounts(double exponent, double width, double units)
    {
        double Above(int bin) => units * Math.Exp(-exponent * width * bin);
        return [.. Enumerable.Range(0, (int)(40 / width)).Select(bin => (long)Math.Round(Above(bin) - Above(bin + 1)))];
    }
}
