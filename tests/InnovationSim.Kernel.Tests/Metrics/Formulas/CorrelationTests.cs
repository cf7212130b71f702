using InnovationSim.Kernel.Metrics.Formulas;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Formulas;

public sealed class CorrelationTests
{
    [Fact]
    public void Weighted_points_by_hand()
    {
        // As for the slope: Σ w (x − x̄)² = 2.75, Σ w (x − x̄)(y − ȳ) = 5.75; Σ w (y − ȳ)² = 5.0625 + 1.5625 + 2 × 3.0625 = 12.75.
        Correlation.Of([0, 1, 2], [0, 1, 4], [1, 1, 2]).ShouldBe(5.75 / Math.Sqrt(2.75 * 12.75), 1e-15);
    }

    [Fact]
    public void A_falling_line_has_minus_one() => Correlation.Of([0, 1, 4], [1, -1, -7], [1, 5, 2]).ShouldBe(-1, 1e-15);

    [Fact]
    public void A_symmetric_parabola_has_zero() => Correlation.Of([-1, 0, 1], [1, 0, 1], [1, 1, 1]).ShouldBe(0, 1e-15);

    [Fact]
    public void Rounding_never_takes_it_past_one()
    {
        for (int slope = 1; slope <= 500; slope++)
        {
            double[] x = [.. Enumerable.Range(1, 7).Select(i => 1.0 / i)];
            double[] y = [.. x.Select(value => value * slope / 7)];
            Correlation.Of(x, y, [1, 2, 3, 4, 5, 6, 7]).ShouldBeInRange(1 - 1e-14, 1);
        }
    }

    [Fact]
    public void Changing_the_units_of_either_changes_nothing_but_rounding() =>
        Correlation.Of([3, 5, 7], [0, 1e-6, 4e-6], [1, 1, 2]).ShouldBe(Correlation.Of([0, 1, 2], [0, 1, 4], [1, 1, 2]), 1e-14);

    [Fact]
    public void It_is_undefined_if_either_is_constant()
    {
        Correlation.Of([0.1, 0.1, 0.1], [1, 2, 3], [1, 1, 1]).ShouldBe(double.NaN);
        Correlation.Of([1, 2, 3], [0.1, 0.1, 0.1], [1, 1, 1]).ShouldBe(double.NaN);
    }

    [Fact]
    public void No_points_have_no_correlation() => Correlation.Of([], [], []).ShouldBe(double.NaN);
}
