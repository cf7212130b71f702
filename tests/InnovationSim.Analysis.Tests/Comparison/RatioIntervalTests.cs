using InnovationSim.Analysis.Comparison;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Shouldly;
using Xunit;

namespace InnovationSim.Analysis.Tests.Comparison;

public class RatioIntervalTests
{
    [Fact]
    public void With_equal_denominators_it_is_the_interval_of_the_numerators_divided()
    {
        double[] numerators = [1, 2, 3, 4, 5];
        MeanInterval mean = MeanInterval.Of(numerators);
        RatioInterval ratio = RatioInterval.Of(numerators, [2, 2, 2, 2, 2]);
        ratio.Ratio.ShouldBe(1.5, 1e-12);
        ratio.Low.ShouldBe(mean.Low / 2, 1e-12);
        ratio.High.ShouldBe(mean.High / 2, 1e-12);
    }

    [Fact]
    public void Its_ends_are_the_ratios_at_which_the_difference_is_just_not_clear()
    {
        double[] y = [3, 5, 4, 7, 6];
        double[] x = [10, 12, 9, 11, 13];
        RatioInterval ratio = RatioInterval.Of(y, x);
        foreach (double end in (double[])[ratio.Low, ratio.High])
        {
            // Fieller's own definition: |mean of y − ρ x| = t · standard error.
            MeanInterval rest = MeanInterval.Of([.. y.Zip(x, (a, b) => a - (end * b))]);
            Math.Min(Math.Abs(rest.Low), Math.Abs(rest.High)).ShouldBe(0, 1e-9);
        }

        ratio.Ratio.ShouldBeInRange(ratio.Low, ratio.High);
    }

    [Fact]
    public void A_negative_denominator_keeps_the_ends_in_order()
    {
        RatioInterval ratio = RatioInterval.Of([1, 2, 3], [-10, -11, -12]);
        ratio.Low.ShouldBeLessThan(ratio.Ratio);
        ratio.High.ShouldBeGreaterThan(ratio.Ratio);
    }

    [Fact]
    public void Nothing_spent_is_no_ratio() => RatioInterval.Of([1, 2], [0, 0]).ShouldBe(RatioInterval.None);

    [Fact]
    public void Spending_that_is_not_clearly_different_from_nothing_has_no_interval()
    {
        RatioInterval ratio = RatioInterval.Of([1, 2, 3], [-1, 0.5, 1]);
        ratio.Low.ShouldBe(double.NaN);
        ratio.High.ShouldBe(double.NaN);
    }

    [Fact]
    public void Ninety_five_intervals_of_a_hundred_hold_the_true_ratio()
    {
        const int Intervals = 3000;
        const int Sample = 15;
        var random = new MersenneTwister(5);
        int holding = 0;
        for (int at = 0; at < Intervals; at++)
        {
            double[] x = new double[Sample];
            double[] noise = new double[Sample];
            Normal.Samples(random, x, 10, 2);
            Normal.Samples(random, noise, 0, 3);
            RatioInterval ratio = RatioInterval.Of([.. x.Zip(noise, (a, b) => (0.4 * a) + b)], x);
            if (ratio.Low <= 0.4 && ratio.High >= 0.4) holding++;
        }

        ((double)holding / Intervals).ShouldBe(0.95, 0.012);
    }
}
