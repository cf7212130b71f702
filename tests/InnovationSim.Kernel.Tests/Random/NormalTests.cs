using InnovationSim.Kernel.Random;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Random;

public class NormalTests
{
    [Fact]
    public void Normal_draws_have_mean_0_variance_1_and_their_distribution()
    {
        double[] draws = Sampling.Draws(200_000, Distributions.Normal);
        draws.ShouldHaveMoments(0.0, 1.0);
        ChiSquare.ShouldBeUniform(draws.Select(ExactProbabilities.Normal).ToArray());
    }

    [Fact]
    public void Successive_normal_draws_are_uncorrelated()
    {
        double[] draws = Sampling.Draws(200_001, Distributions.Normal);
        double covariance = draws.Zip(draws.Skip(1), (a, b) => a * b).Average();
        covariance.ShouldBe(0.0, 5.0 / Math.Sqrt(200_000));
        draws.ShouldContain(x => x > 3.5);
        draws.ShouldContain(x => x < -3.5);
    }

    [Fact]
    public void A_normal_draw_takes_two_words()
    {
        var drawn = new RandomStream(1, 2, 3, 4);
        var skipped = new RandomStream(1, 2, 3, 4);
        Distributions.Normal(ref drawn);
        skipped.NextUInt64();
        drawn.NextUInt32().ShouldBe(skipped.NextUInt32());
    }

    [Fact]
    public void The_logarithm_of_log_normal_draws_is_normal()
    {
        double[] draws = Sampling.Draws(100_000, (ref RandomStream stream) => Distributions.LogNormal(ref stream, Math.Log(6e6), 0.6));
        ChiSquare.ShouldBeUniform(draws.Select(x => ExactProbabilities.Normal((Math.Log(x) - Math.Log(6e6)) / 0.6)).ToArray());
        draws.Average().ShouldBe(6e6 * Math.Exp(0.18), 5.0 * 6e6 * Math.Exp(0.18) * Math.Sqrt((Math.Exp(0.36) - 1.0) / 100_000));
    }

    [Fact]
    public void Log_normal_draws_without_spread_are_the_median() =>
        Sampling.Draws(10, (ref RandomStream stream) => Distributions.LogNormal(ref stream, 0.0, 0.0)).ShouldAllBe(x => x == 1.0);

    [Theory]
    [InlineData(double.NaN, 1.0, "mu", "finite")]
    [InlineData(double.PositiveInfinity, 1.0, "mu", "finite")]
    [InlineData(0.0, -0.5, "sigma", "finite and 0 or more")]
    [InlineData(0.0, double.NaN, "sigma", "finite and 0 or more")]
    [InlineData(0.0, double.PositiveInfinity, "sigma", "finite and 0 or more")]
    public void A_mu_or_sigma_out_of_range_is_refused(double mu, double sigma, string name, string allowed)
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(() =>
        {
            var stream = new RandomStream(1, 1, 1, 1);
            Distributions.LogNormal(ref stream, mu, sigma);
        });
        error.ParamName.ShouldBe(name);
        error.ActualValue.ShouldBe(name is "mu" ? mu : sigma);
        error.Message.ShouldContain(allowed);
    }
}
