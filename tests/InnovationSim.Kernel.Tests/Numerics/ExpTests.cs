using InnovationSim.Kernel.Numerics;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Numerics;

public class ExpTests
{
    [Theory]
    [InlineData(-0.4, 0.4)]
    [InlineData(-3.0, 3.0)]
    [InlineData(-50.0, 50.0)]
    [InlineData(-708.0, 709.7)]
    public void The_exponential_is_right_to_three_quarters_of_an_ulp(double low, double high) =>
        Points.Between(low, high, 2000).LargestErrorInUlps(DeterministicMath.Exp, BigMath.Exp).ShouldBeLessThan(0.75);

    [Fact]
    public void The_exponential_of_tiny_arguments_is_right_to_three_quarters_of_an_ulp() =>
        Points.AcrossMagnitudes(1e-20, 1e-3, 1000).LargestErrorInUlps(DeterministicMath.Exp, BigMath.Exp).ShouldBeLessThan(0.75);

    [Fact]
    public void The_exponential_halfway_between_two_powers_of_two_is_right_to_three_quarters_of_an_ulp() =>
        Points.Between(-1000, 1000, 2000).Select(k => (Math.Floor(k) + 0.5) * Math.Log(2.0) + k * 1e-12)
            .LargestErrorInUlps(DeterministicMath.Exp, BigMath.Exp).ShouldBeLessThan(0.75);

    [Fact]
    public void A_subnormal_exponential_is_right_to_one_ulp() =>
        Points.Between(-745.13, -708.0, 2000).LargestErrorInUlps(DeterministicMath.Exp, BigMath.Exp).ShouldBeLessThan(0.85);

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(1.0, Math.E)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(double.MaxValue, double.PositiveInfinity)]
    [InlineData(double.MinValue, 0.0)]
    [InlineData(double.Epsilon, 1.0)]
    [InlineData(709.782712893384, 1.7976931348622732E+308)]
    [InlineData(709.7827128933841, double.PositiveInfinity)]
    [InlineData(-745.1332191019411, double.Epsilon)]
    [InlineData(-745.1332191019412, 0.0)]
    public void Special_arguments_give_their_limits(double x, double expected) => DeterministicMath.Exp(x).ShouldBe(expected);

    [Fact]
    public void The_exponential_of_minus_0_is_1() => DeterministicMath.Exp(-0.0).ShouldBe(1.0);

    [Fact]
    public void The_exponential_of_NaN_is_the_one_NaN_whatever_the_bits_of_the_argument()
    {
        foreach (double nan in new[] { double.NaN, -double.NaN, BitConverter.Int64BitsToDouble(0x7FF0000000000001) })
            BitsOf(DeterministicMath.Exp(nan)).ShouldBe(BitsOf(double.NaN));
    }

    [Fact]
    public void The_exponential_never_falls_over_neighbouring_arguments_around_the_reduction_steps()
    {
        for (int k = -1070; k <= 1022; k++)
        {
            double x = (k + 0.5) * Math.Log(2.0);
            for (int i = 0; i < 20; i++) x = Math.BitDecrement(x);
            for (int i = 0; i < 40; i++)
            {
                double next = Math.BitIncrement(x);
                DeterministicMath.Exp(next).ShouldBeGreaterThanOrEqualTo(DeterministicMath.Exp(x));
                x = next;
            }
        }
    }

    [Theory]
    [InlineData(-0.35, 0.35)]
    [InlineData(-3.0, 3.0)]
    [InlineData(-45.0, 45.0)]
    public void The_exponential_less_one_is_right_to_1_point_3_ulp(double low, double high) =>
        Points.Between(low, high, 2000)
            .LargestErrorInUlps(DeterministicMath.Expm1, x => BigMath.Exp(x) - BigMath.One).ShouldBeLessThan(1.3);

    [Fact]
    public void The_exponential_less_one_keeps_its_digits_for_small_arguments() =>
        Points.AcrossMagnitudes(1e-30, 0.3, 2000).Select(x => -x)
            .LargestErrorInUlps(DeterministicMath.Expm1, x => BigMath.Exp(x) - BigMath.One).ShouldBeLessThan(1.3);

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(double.Epsilon, double.Epsilon)]
    [InlineData(-40.0, -1.0)]
    [InlineData(double.NegativeInfinity, -1.0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    public void Special_arguments_give_the_limits_of_the_exponential_less_one(double x, double expected) =>
        DeterministicMath.Expm1(x).ShouldBe(expected);

    [Fact]
    public void The_exponential_less_one_keeps_the_sign_of_zero() => BitsOf(DeterministicMath.Expm1(-0.0)).ShouldBe(BitsOf(-0.0));

    private static long BitsOf(double x) => BitConverter.DoubleToInt64Bits(x);
}
