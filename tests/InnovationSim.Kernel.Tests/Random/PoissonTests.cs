using InnovationSim.Kernel.Random;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Random;

public class PoissonTests
{
    // 10 is where rejection takes over from inversion.
    [Theory]
    [InlineData(0.01)]
    [InlineData(1.0)]
    [InlineData(5.5)]
    [InlineData(9.99999)]
    [InlineData(10.0)]
    [InlineData(10.5)]
    [InlineData(37.25)]
    [InlineData(400.0)]
    public void Poisson_draws_have_their_probabilities(double mean)
    {
        int last = (int)(mean + 12.0 * Math.Sqrt(mean) + 12.0);
        Draws(mean, 200_000).ShouldHaveProbabilities(ExactProbabilities.Poisson(mean, last));
    }

    [Theory]
    [InlineData(9.99999)]
    [InlineData(10.0)]
    [InlineData(1000.0)]
    [InlineData(1e6)]
    public void Poisson_draws_have_the_mean_as_mean_and_variance(double mean) =>
        Draws(mean, 200_000).Select(k => (double)k).ToArray().ShouldHaveMoments(mean, mean);

    [Theory]
    [InlineData(1e9)]
    [InlineData(1e12)]
    [InlineData(9007199254740992.0)]
    public void Poisson_draws_of_a_large_mean_are_normal(double mean)
    {
        double[] standardised = Draws(mean, 100_000).Select(k => (k + 0.5 - mean) / Math.Sqrt(mean)).ToArray();
        ChiSquare.ShouldBeUniform(standardised.Select(ExactProbabilities.Normal).ToArray());
    }

    [Fact]
    public void The_tails_are_reached()
    {
        long[] draws = Draws(10.0, 200_000);
        draws.Count(k => k <= 1).ShouldBeInRange(50, 149); // 99.9 expected, five deviations each way
        draws.Count(k => k >= 25).ShouldBeInRange(1, 24); // 9.4 expected
    }

    [Fact]
    public void A_wrong_mean_would_be_noticed()
    {
        (double statistic, double limit) = Draws(10.0, 200_000).CompareWith(ExactProbabilities.Poisson(10.1, 60));
        statistic.ShouldBeGreaterThan(limit);
    }

    [Fact]
    public void A_mean_of_0_gives_0_and_takes_no_word()
    {
        var drawn = new RandomStream(1, 2, 3, 4);
        Distributions.Poisson(ref drawn, 0.0).ShouldBe(0);
        drawn.NextUInt32().ShouldBe(new RandomStream(1, 2, 3, 4).NextUInt32());
    }

    [Theory]
    [InlineData(-0.001)]
    [InlineData(double.NaN)]
    [InlineData(9007199254740994.0)]
    [InlineData(double.PositiveInfinity)]
    public void A_mean_out_of_range_is_refused(double mean)
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(() => Draws(mean, 1));
        error.ParamName.ShouldBe("mean");
        error.ActualValue.ShouldBe(mean);
        error.Message.ShouldContain("in [0, 2^53]");
    }

    private static long[] Draws(double mean, int count) =>
        Sampling.Draws(count, (ref RandomStream stream) => Distributions.Poisson(ref stream, mean));
}
