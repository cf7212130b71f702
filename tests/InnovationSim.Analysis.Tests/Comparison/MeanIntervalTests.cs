using InnovationSim.Analysis.Comparison;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Shouldly;
using Xunit;

namespace InnovationSim.Analysis.Tests.Comparison;

public class MeanIntervalTests
{
    [Fact]
    public void The_interval_is_the_mean_and_t_standard_errors()
    {
        // Mean 3, s = √2.5 = 1.5811, t(.975, 4) = 2.7764 (any table): half width 2.7764 · 1.5811 ÷ √5 = 1.9632.
        MeanInterval interval = MeanInterval.Of([1, 2, 3, 4, 5]);
        interval.Mean.ShouldBe(3, 1e-12);
        interval.StandardDeviation.ShouldBe(Math.Sqrt(2.5), 1e-12);
        interval.Low.ShouldBe(3 - 1.9632, 1e-4);
        interval.High.ShouldBe(3 + 1.9632, 1e-4);
        interval.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData(2, 12.7062)]
    [InlineData(11, 2.2281)]
    [InlineData(51, 2.0086)]
    public void Quantiles_are_those_of_the_tables(int values, double t) => MeanInterval.Quantile(values, 0.95).ShouldBe(t, 1e-4);

    [Fact]
    public void One_value_has_no_interval_and_none_no_mean()
    {
        MeanInterval.Of([7]).ShouldBe(new MeanInterval(7, double.NaN, double.NaN, double.NaN, 1));
        MeanInterval.Of([]).Mean.ShouldBe(double.NaN);
    }

    [Fact]
    public void Equal_values_have_an_interval_without_width()
    {
        MeanInterval interval = MeanInterval.Of([2, 2, 2]);
        (interval.Low, interval.Mean, interval.High).ShouldBe((2, 2, 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_confidence_that_is_none_is_refused(double confidence) =>
        Should.Throw<ArgumentOutOfRangeException>(() => MeanInterval.Of([1, 2], confidence)).Message.ShouldContain("above 0 and below 1");

    /// <summary>Of 4,000 intervals of normal samples 95 % hold the mean, give or take three standard errors of that share (1.03 points).</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(20)]
    public void Ninety_five_intervals_of_a_hundred_hold_the_true_mean(int sample)
    {
        const int Intervals = 4000;
        var random = new MersenneTwister(1);
        int holding = 0;
        for (int at = 0; at < Intervals; at++)
        {
            double[] values = new double[sample];
            Normal.Samples(random, values, 10, 3);
            MeanInterval interval = MeanInterval.Of(values);
            if (interval.Low <= 10 && interval.High >= 10) holding++;
        }

        ((double)holding / Intervals).ShouldBe(0.95, 0.0104);
    }
}
