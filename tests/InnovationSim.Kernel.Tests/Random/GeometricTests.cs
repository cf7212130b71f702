using InnovationSim.Kernel.Random;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Random;

public class GeometricTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.05)]
    [InlineData(0.999)]
    public void Geometric_draws_have_their_probabilities(double p)
    {
        double[] probabilities = Enumerable.Range(0, 400).Select(k => k == 0 ? 0.0 : p * Math.Pow(1.0 - p, k - 1)).ToArray();
        Draws(p, 200_000).ShouldHaveProbabilities(probabilities);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.01)]
    [InlineData(1e-9)]
    public void Geometric_draws_have_mean_one_over_p(double p) =>
        Draws(p, 200_000).Select(k => (double)k).ToArray().ShouldHaveMoments(1.0 / p, (1.0 - p) / (p * p));

    [Fact]
    public void Certain_success_comes_at_once() => Draws(1.0, 100).ShouldAllBe(k => k == 1);

    [Fact]
    public void The_rarest_success_takes_its_time()
    {
        long[] draws = Draws(1e-15, 10_000);
        draws.ShouldAllBe(k => k >= 1);
        ChiSquare.ShouldBeUniform(draws.Select(k => Math.Exp(-1e-15 * k)).ToArray());
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(9e-16)]
    [InlineData(1.01)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void A_probability_out_of_range_is_refused(double p)
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(() => Draws(p, 1));
        error.ParamName.ShouldBe("p");
        error.ActualValue.ShouldBe(p);
        error.Message.ShouldContain("in [1e-15, 1]");
    }

    private static long[] Draws(double p, int count) =>
        Sampling.Draws(count, (ref RandomStream stream) => Distributions.Geometric(ref stream, p));
}
