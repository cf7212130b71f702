using InnovationSim.Kernel.Numerics;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Numerics;

public class LogTests
{
    [Theory]
    [InlineData(0.5, 2.1)]
    [InlineData(0.69, 0.72)]
    [InlineData(0.999, 1.001)]
    [InlineData(0.01, 100.0)]
    public void The_logarithm_is_right_to_nine_tenths_of_an_ulp(double low, double high) =>
        Points.Between(low, high, 2000).LargestErrorInUlps(DeterministicMath.Log, BigMath.Log).ShouldBeLessThan(0.9);

    [Theory]
    [InlineData(1e-300, 1e300)]
    [InlineData(5e-320, 1e-300)]
    public void The_logarithm_is_right_to_nine_tenths_of_an_ulp_at_every_magnitude(double low, double high) =>
        Points.AcrossMagnitudes(low, high, 2000).LargestErrorInUlps(DeterministicMath.Log, BigMath.Log).ShouldBeLessThan(0.9);

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.7071067811865476)]
    [InlineData(1.4142135623730951)]
    public void The_logarithm_is_right_to_nine_tenths_of_an_ulp_next_to_a_turning_point(double centre)
    {
        double start = centre;
        for (int i = 0; i < 100; i++) start = Math.BitDecrement(start);
        double largest = 0.0;
        for (int i = 0; i < 200; i++)
        {
            largest = Math.Max(largest, BigMath.Log(BigReal.Of(start)).UlpsFrom(DeterministicMath.Log(start)));
            start = Math.BitIncrement(start);
        }

        start.ShouldBeGreaterThan(centre);
        largest.ShouldBeLessThan(0.9);
    }

    [Theory]
    [InlineData(1.0, 0.0)]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.MaxValue, 709.782712893384)]
    [InlineData(double.Epsilon, -744.4400719213812)]
    [InlineData(2.2250738585072014E-308, -708.3964185322641)]
    [InlineData(2.225073858507201E-308, -708.3964185322641)]
    public void Special_arguments_give_their_limits(double x, double expected) => DeterministicMath.Log(x).ShouldBe(expected);

    [Fact]
    public void The_logarithm_of_minus_0_is_minus_infinity() => DeterministicMath.Log(-0.0).ShouldBe(double.NegativeInfinity);

    [Theory]
    [InlineData(-1.0)]
    [InlineData(-double.Epsilon)]
    [InlineData(double.MinValue)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void The_logarithm_of_no_number_is_the_one_NaN(double x) =>
        BitConverter.DoubleToInt64Bits(DeterministicMath.Log(x)).ShouldBe(BitConverter.DoubleToInt64Bits(double.NaN));

    [Theory]
    [InlineData(-0.9, 1.0)]
    [InlineData(-0.3, 0.5)]
    [InlineData(0.0, 1e6)]
    public void The_logarithm_of_one_plus_x_is_right_to_1_point_5_ulp(double low, double high) =>
        Points.Between(low, high, 1000)
            .LargestErrorInUlps(DeterministicMath.Log1p, x => BigMath.Log(BigMath.One + x)).ShouldBeLessThan(1.5);

    [Theory]
    [InlineData(1.0)]
    [InlineData(-1.0)]
    public void The_logarithm_of_one_plus_x_keeps_its_digits_for_small_x(double sign) =>
        Points.AcrossMagnitudes(1e-20, 0.5, 1000).Select(x => sign * x)
            .LargestErrorInUlps(DeterministicMath.Log1p, x => BigMath.Log(BigMath.One + x)).ShouldBeLessThan(1.5);

    [Theory]
    [InlineData(-1.0, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.MaxValue, 709.782712893384)]
    [InlineData(-1.0000000000000002, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.Epsilon, double.Epsilon)]
    public void Special_arguments_give_the_limits_of_the_logarithm_of_one_plus_x(double x, double expected) =>
        DeterministicMath.Log1p(x).ShouldBe(expected);

    [Fact]
    public void The_logarithm_undoes_the_exponential()
    {
        foreach (double x in Points.Between(-700, 700, 2000))
            DeterministicMath.Log(DeterministicMath.Exp(x)).ShouldBe(x, 2e-16 + Math.Abs(x) * 2.3e-16);
    }
}
