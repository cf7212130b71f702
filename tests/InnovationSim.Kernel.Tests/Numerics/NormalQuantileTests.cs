using InnovationSim.Kernel.Numerics;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Numerics;

public class NormalQuantileTests
{
    [Theory]
    [InlineData(0.075, 0.925)]
    [InlineData(0.4, 0.6)]
    public void The_quantile_is_right_to_7_ulp_in_the_centre(double low, double high) =>
        LargestError(Points.Between(low, high, 1500)).ShouldBeLessThan(7.0);

    [Theory]
    [InlineData(1.4e-11, 0.075)]
    [InlineData(1.1102230246251565e-16, 1.4e-11)]
    public void The_quantile_is_right_to_7_ulp_in_the_tails_that_a_draw_can_reach(double low, double high) =>
        LargestError(Points.AcrossMagnitudes(low, high, 1000)).ShouldBeLessThan(7.0);

    // From mpmath 1.3 with 80 digits.
    [Theory]
    [InlineData(1e-17, -8.493793224109599)]
    [InlineData(1e-20, -9.262340089798407)]
    [InlineData(1e-30, -11.464024688443615)]
    [InlineData(1e-50, -14.933337534788489)]
    [InlineData(1e-75, -18.377208319607927)]
    [InlineData(1e-100, -21.273453560965326)]
    [InlineData(1e-150, -26.122961190593983)]
    [InlineData(1e-200, -30.20559417957964)]
    [InlineData(1e-250, -33.79958617269484)]
    [InlineData(1e-300, -37.0470962993612)]
    [InlineData(2.2250738585072014e-308, -37.5193793471445)]
    [InlineData(1e-310, -37.663060331949524)]
    [InlineData(double.Epsilon, -38.467405617144344)]
    public void The_quantile_is_right_to_7_ulp_down_to_the_smallest_double(double p, double expected) =>
        BigReal.Of(expected).UlpsFrom(DeterministicMath.NormalQuantile(p)).ShouldBeLessThanOrEqualTo(7.0);

    [Fact]
    public void The_quantile_is_antisymmetric_to_the_bit()
    {
        foreach (double x in Points.Between(0.0, 0.5, 5000))
        {
            double p = 0.5 + x;
            DeterministicMath.NormalQuantile(p).ShouldBe(-DeterministicMath.NormalQuantile(1.0 - p));
        }
    }

    [Theory]
    [InlineData(0.5, 0.0)]
    [InlineData(0.9750021048517795, 1.96)]
    [InlineData(0.8413447460685429, 1.0)]
    public void Well_known_quantiles_are_met(double p, double expected) => DeterministicMath.NormalQuantile(p).ShouldBe(expected, 2e-15);

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(-0.25)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_probability_inside_0_and_1_is_refused(double p)
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(() => DeterministicMath.NormalQuantile(p));
        error.ParamName.ShouldBe("p");
        error.ActualValue.ShouldBe(p);
        error.Message.ShouldContain("strictly between 0 and 1");
    }

    // How far z is from the point where Φ is p: to first order (Φ(z) − p) / φ(z).
    private static double LargestError(IEnumerable<double> points)
    {
        int count = 0;
        double largest = 0.0;
        foreach (double p in points)
        {
            BigReal z = BigReal.Of(DeterministicMath.NormalQuantile(p));
            BigReal exact = z - (BigMath.NormalProbability(z) - BigReal.Of(p)) / BigMath.NormalDensity(z);
            largest = Math.Max(largest, exact.UlpsFrom(z.ToDouble()));
            count++;
        }

        count.ShouldBeGreaterThan(100);
        return largest;
    }
}
