using InnovationSim.Kernel.Random;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Random;

public class GammaTests
{
    [Theory]
    [InlineData(0.5, 0.886226925452758)]
    [InlineData(1.0, 1.0)]
    [InlineData(2.5, 3.323350970447843)]
    [InlineData(10.0, 3628800.0)]
    public void Gamma_draws_have_their_distribution(double shape, double gammaOfShapePlusOne)
    {
        double[] draws = Sampling.Draws(100_000, (ref RandomStream stream) => Distributions.Gamma(ref stream, shape, 3.0));
        ChiSquare.ShouldBeUniform(draws.Select(x => ExactProbabilities.Gamma(x / 3.0, shape, gammaOfShapePlusOne)).ToArray());
    }

    [Theory]
    [InlineData(0.05, 2.0)]
    [InlineData(0.999, 1.0)]
    [InlineData(1.001, 1.0)]
    [InlineData(100.0, 0.01)]
    [InlineData(1e8, 1e-4)]
    public void Gamma_draws_have_mean_and_variance_of_shape_and_scale(double shape, double scale) =>
        Sampling.Draws(100_000, (ref RandomStream stream) => Distributions.Gamma(ref stream, shape, scale))
            .ShouldHaveMoments(shape * scale, shape * scale * scale);

    [Theory]
    [InlineData(1e12)]
    [InlineData(1e20)]
    public void Gamma_draws_of_a_large_shape_are_normal(double shape)
    {
        double[] draws = Sampling.Draws(50_000, (ref RandomStream stream) => Distributions.Gamma(ref stream, shape, 1.0));
        ChiSquare.ShouldBeUniform(draws.Select(x => ExactProbabilities.Normal((x - shape) / Math.Sqrt(shape))).ToArray());
    }

    [Fact]
    public void Beta_draws_have_their_distribution_where_both_parameters_are_above_one()
    {
        // I_x(2, 5) = P(at least two of six uniforms below x).
        double[] draws = Sampling.Draws(100_000, (ref RandomStream stream) => Distributions.Beta(ref stream, 2.0, 5.0));
        ChiSquare.ShouldBeUniform(draws.Select(x => 1.0 - Math.Pow(1.0 - x, 6) - 6.0 * x * Math.Pow(1.0 - x, 5)).ToArray());
    }

    [Fact]
    public void Beta_draws_with_two_halves_follow_the_arcsine_law()
    {
        double[] draws = Sampling.Draws(100_000, (ref RandomStream stream) => Distributions.Beta(ref stream, 0.5, 0.5));
        ChiSquare.ShouldBeUniform(draws.Select(x => Math.Asin(Math.Sqrt(x)) * 2.0 / Math.PI).ToArray());
    }

    [Theory]
    [InlineData(3.0, 0.4)]
    [InlineData(0.01, 0.02)]
    [InlineData(1e6, 2e6)]
    public void Beta_draws_have_their_mean_and_variance(double a, double b) =>
        Sampling.Draws(100_000, (ref RandomStream stream) => Distributions.Beta(ref stream, a, b))
            .ShouldHaveMoments(a / (a + b), a * b / ((a + b) * (a + b) * (a + b + 1.0)));

    [Fact]
    public void Beta_draws_of_the_smallest_parameters_are_0_or_1_evenly()
    {
        double[] draws = Sampling.Draws(10_000, (ref RandomStream stream) => Distributions.Beta(ref stream, 1e-100, 1e-100));
        draws.ShouldAllBe(x => x == 0.0 || x == 1.0);
        draws.Average().ShouldBe(0.5, 5.0 * 0.5 / Math.Sqrt(10_000));
    }

    [Fact]
    public void The_median_of_five_uniforms_is_a_beta_of_three_and_three()
    {
        double[] draws = Sampling.Draws(100_000, Distributions.Beta33);
        draws.ShouldHaveMoments(0.5, 1.0 / 28);
        ChiSquare.ShouldBeUniform(draws.Select(x => x * x * x * (10.0 - 15.0 * x + 6.0 * x * x)).ToArray());
    }

    [Fact]
    public void The_third_of_five_sorted_words_is_taken_whatever_their_order()
    {
        var words = new RandomStream(9, 9, 9, 9);
        var draws = new RandomStream(9, 9, 9, 9);
        for (int i = 0; i < 2000; i++)
        {
            uint[] five = [words.NextUInt32(), words.NextUInt32(), words.NextUInt32(), words.NextUInt32(), words.NextUInt32()];
            Array.Sort(five);
            Distributions.Beta33(ref draws).ShouldBe(RandomStream.ToUnit(five[2]));
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(1e-101)]
    [InlineData(1e101)]
    [InlineData(double.NaN)]
    public void A_parameter_out_of_range_is_refused(double value)
    {
        Refused((ref RandomStream stream) => Distributions.Gamma(ref stream, value, 1.0), "shape", value);
        Refused((ref RandomStream stream) => Distributions.Gamma(ref stream, 1.0, value), "scale", value);
        Refused((ref RandomStream stream) => Distributions.Beta(ref stream, value, 1.0), "a", value);
        Refused((ref RandomStream stream) => Distributions.Beta(ref stream, 1.0, value), "b", value);
    }

    private static void Refused(Draw<double> draw, string name, double value)
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(() => Sampling.Draws(1, draw));
        error.ParamName.ShouldBe(name);
        error.ActualValue.ShouldBe(value);
        error.Message.ShouldContain("in [1e-100, 1e100]");
    }
}
