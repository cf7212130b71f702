using InnovationSim.Kernel.Metrics.Formulas;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Formulas;

public sealed class SlopeTests
{
    [Fact]
    public void Points_on_a_line_give_its_slope() => Slope.Of([0, 1, 4], [1, -1, -7], [1, 5, 2]).ShouldBe(-2, 1e-15);

    [Fact]
    public void Weighted_points_by_hand()
    {
        // Weights 1, 1, 2: x̄ = (0 + 1 + 4) ÷ 4 = 1.25, ȳ = (0 + 1 + 8) ÷ 4 = 2.25.
        // Σ w (x − x̄)² = 1.5625 + 0.0625 + 2 × 0.5625 = 2.75
        // Σ w (x − x̄)(y − ȳ) = 1.25 × 2.25 + 0.25 × 1.25 + 2 × 0.75 × 1.75 = 5.75
        Slope.Of([0, 1, 2], [0, 1, 4], [1, 1, 2]).ShouldBe(5.75 / 2.75, 1e-15);
    }

    [Fact]
    public void A_weight_of_two_is_the_point_twice() =>
        Slope.Of([0, 1, 2], [0, 1, 4], [1, 1, 2]).ShouldBe(Slope.Of([0, 1, 2, 2], [0, 1, 4, 4], [1, 1, 1, 1]), 1e-15);

    [Fact]
    public void A_point_without_weight_is_left_out_even_if_undefined()
    {
        double slope = Slope.Of([double.NaN, 0, 1, 9, 2], [0, 0, 1, double.NaN, 4], [0, 1, 1, 0, 2]);

        slope.ShouldBe(Slope.Of([0, 1, 2], [0, 1, 4], [1, 1, 2]));
    }

    [Fact]
    public void Moving_the_origin_changes_nothing_but_rounding() =>
        Slope.Of([1e9, 1e9 + 1, 1e9 + 2], [-5, -4, -1], [1, 1, 2]).ShouldBe(5.75 / 2.75, 1e-12);

    [Fact]
    public void Points_one_above_the_other_have_no_slope()
    {
        // Ten times 0.1 does not sum to 1, so a mean of the raw values would leave a rounding error to divide by.
        double[] x = [.. Enumerable.Repeat(0.1, 10)];
        double[] y = [.. Enumerable.Range(0, 10).Select(i => (double)i)];
        Slope.Of(x, y, [.. Enumerable.Repeat(1.0, 10)]).ShouldBe(double.NaN);
    }

    [Fact]
    public void Points_side_by_side_have_slope_zero() => Slope.Of([1, 2, 3], [0.1, 0.1, 0.1], [1, 1, 1]).ShouldBe(0);

    [Fact]
    public void A_single_point_has_no_slope() => Slope.Of([1, 2], [3, 4], [1, 0]).ShouldBe(double.NaN);

    [Fact]
    public void No_points_have_no_slope() => Slope.Of([], [], []).ShouldBe(double.NaN);

    [Fact]
    public void An_undefined_point_with_weight_is_refused_by_name()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Slope.Of([1, double.NaN], [3, 4], [1, 1])).ParamName.ShouldBe("x");
        Should.Throw<ArgumentOutOfRangeException>(() => Slope.Of([1, 2], [3, double.NaN], [1, 1])).ParamName.ShouldBe("y");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_that_is_negative_or_not_finite_is_refused_by_name(double weight) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Slope.Of([1, 2], [3, 4], [1, weight])).ParamName.ShouldBe("weights");

    [Fact]
    public void Lists_of_different_length_are_refused_by_name()
    {
        Should.Throw<ArgumentException>(() => Slope.Of([1, 2], [3], [1, 1])).ParamName.ShouldBe("y");
        Should.Throw<ArgumentException>(() => Slope.Of([1, 2], [3, 4], [1])).ParamName.ShouldBe("weights");
    }
}
