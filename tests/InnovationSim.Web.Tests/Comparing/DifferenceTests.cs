using InnovationSim.Web.Comparing;
using MathNet.Numerics.Distributions;

namespace InnovationSim.Web.Tests.Comparing;

public class DifferenceTests
{
    [Fact]
    public void One_run_an_arm_has_a_difference_and_no_interval()
    {
        Difference difference = Difference.Of([(1, 10)], [(1, 12)]);

        difference.Value.ShouldBe(2);
        difference.Relative.ShouldBe(0.2);
        difference.HalfWidth.ShouldBeNull();
    }

    /// <summary>Differences 1, 2, 3: mean 2, standard error 1/√3, t(2) = 4.3027.</summary>
    [Fact]
    public void Runs_of_the_same_seeds_are_paired_whatever_their_order()
    {
        Difference difference = Difference.Of([(1, 10), (2, 20), (3, 30)], [(3, 33), (1, 11), (2, 22)]);

        difference.Pairs.ShouldBe(3);
        difference.Value.ShouldBe(2, 1e-9);
        difference.HalfWidth!.Value.ShouldBe(4.3027 / Math.Sqrt(3), 1e-3);
    }

    /// <summary>Variances 2 and 8 of two runs each: standard error √5, degrees of freedom 25/17, of which t is 6.27 (between 12.71 and 4.30).</summary>
    [Fact]
    public void Runs_of_other_seeds_are_compared_by_Welch()
    {
        Difference difference = Difference.Of([(1, 9), (2, 11)], [(3, 18), (4, 22)]);

        difference.Pairs.ShouldBe(0);
        difference.HalfWidth!.Value.ShouldBe(StudentT.InvCDF(0, 1, 25.0 / 17, 0.975) * Math.Sqrt(5), 1e-9);
        difference.IsClear.ShouldBe(false);
    }

    [Fact]
    public void What_is_undefined_is_left_out() => Difference.Of([(1, double.NaN), (2, 5)], [(2, 7)]).Value.ShouldBe(2);

    [Fact]
    public void An_arm_without_values_has_no_difference() => double.IsNaN(Difference.Of([(1, double.NaN)], [(1, 7)]).Value).ShouldBeTrue();
}
