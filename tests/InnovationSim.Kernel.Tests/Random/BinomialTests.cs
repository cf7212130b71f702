using InnovationSim.Kernel.Random;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Random;

public class BinomialTests
{
    // n · min(p, 1 − p) = 10 is where rejection takes over from inversion.
    [Theory]
    [InlineData(1, 0.3)]
    [InlineData(10, 0.06)]
    [InlineData(19, 0.5)]
    [InlineData(20, 0.5)]
    [InlineData(40, 0.2499)]
    [InlineData(40, 0.25)]
    [InlineData(40, 0.75)]
    [InlineData(40, 0.7501)]
    [InlineData(1000, 0.00999)]
    [InlineData(1000, 0.01)]
    [InlineData(1000, 0.99)]
    [InlineData(1000, 0.37)]
    [InlineData(100_000, 0.00005)]
    public void Binomial_draws_have_their_probabilities(int n, double p)
    {
        long[] draws = Draws(n, p, 200_000);
        draws.Max().ShouldBeLessThanOrEqualTo(n);
        draws.ShouldHaveProbabilities(ExactProbabilities.Binomial(n, p));
    }

    [Theory]
    [InlineData(40, 0.2499)]
    [InlineData(40, 0.25)]
    [InlineData(1_000_000, 0.06)]
    [InlineData(100_000_000, 0.9)]
    [InlineData(1_000_000_000_000, 5e-12)]
    public void Binomial_draws_have_their_mean_and_variance(long n, double p) =>
        Draws(n, p, 200_000).Select(k => (double)k).ToArray().ShouldHaveMoments(n * p, n * p * (1.0 - p));

    [Theory]
    [InlineData(1_000_000_000_000, 0.3)]
    [InlineData(9_007_199_254_740_992, 0.5)]
    [InlineData(9_007_199_254_740_992, 0.999)]
    public void Binomial_draws_of_many_trials_are_normal(long n, double p)
    {
        double deviation = Math.Sqrt(n * p * (1.0 - p));
        double[] standardised = Draws(n, p, 100_000).Select(k => (k + 0.5 - n * p) / deviation).ToArray();
        ChiSquare.ShouldBeUniform(standardised.Select(ExactProbabilities.Normal).ToArray());
    }

    [Theory]
    [InlineData(1_000_000_000_000_000, 3e-15)]
    [InlineData(9_007_199_254_740_992, 1e-15)]
    public void Binomial_draws_of_rare_events_are_Poisson(long n, double p) =>
        Draws(n, p, 200_000).ShouldHaveProbabilities(ExactProbabilities.Poisson(n * p, 60));

    [Fact]
    public void A_wrong_probability_would_be_noticed()
    {
        (double statistic, double limit) = Draws(50, 0.2, 200_000).CompareWith(ExactProbabilities.Binomial(50, 0.202));
        statistic.ShouldBeGreaterThan(limit);
    }

    [Theory]
    [InlineData(0, 0.5, 0)]
    [InlineData(0, 1.0, 0)]
    [InlineData(17, 0.0, 0)]
    [InlineData(17, 1.0, 17)]
    [InlineData(9_007_199_254_740_992, 1.0, 9_007_199_254_740_992)]
    public void Certain_outcomes_are_exact_and_take_no_word(long n, double p, long expected)
    {
        var drawn = new RandomStream(1, 2, 3, 4);
        Distributions.Binomial(ref drawn, n, p).ShouldBe(expected);
        drawn.NextUInt32().ShouldBe(new RandomStream(1, 2, 3, 4).NextUInt32());
    }

    [Theory]
    [InlineData(12, 0.25)]
    [InlineData(4000, 0.25)]
    public void Success_and_failure_are_mirror_images(long n, double p) =>
        Draws(n, 1.0 - p, 1000).ShouldBe(Draws(n, p, 1000).Select(k => n - k).ToArray());

    [Theory]
    [InlineData(-1, 0.5, "n", "in [0, 2^53]")]
    [InlineData(9_007_199_254_740_993, 0.5, "n", "in [0, 2^53]")]
    [InlineData(5, -0.1, "p", "in [0, 1]")]
    [InlineData(5, 1.0000001, "p", "in [0, 1]")]
    [InlineData(5, double.NaN, "p", "in [0, 1]")]
    public void Arguments_out_of_range_are_refused(long n, double p, string name, string allowed)
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(() => Draws(n, p, 1));
        error.ParamName.ShouldBe(name);
        error.ActualValue.ShouldBe(name is "n" ? n : p);
        error.Message.ShouldContain(allowed);
    }

    private static long[] Draws(long n, double p, int count) =>
        Sampling.Draws(count, (ref RandomStream stream) => Distributions.Binomial(ref stream, n, p));
}
