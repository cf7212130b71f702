using InnovationSim.Kernel.Numerics;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Numerics;

public class PowTests
{
    [Theory]
    [InlineData(1e-3, 1e3, -3.0, 3.0)]
    [InlineData(1e-100, 1e100, -2.0, 2.0)]
    [InlineData(0.999, 1.001, -1e5, 1e5)]
    public void A_power_is_as_right_as_its_remarks_say(double lowBase, double highBase, double lowExponent, double highExponent)
    {
        double[] bases = Points.AcrossMagnitudes(lowBase, highBase, 1000).ToArray();
        double[] exponents = Points.Between(lowExponent, highExponent, 2001).Skip(1001).ToArray();
        double worst = 0.0;
        for (int i = 0; i < bases.Length; i++)
        {
            (double x, double y) = (bases[i], exponents[i]);
            BigReal logarithm = BigReal.Of(y) * BigMath.Log(BigReal.Of(x));
            BigReal exact = BigMath.Exp(logarithm);
            double relativeError = Math.Abs(((BigReal.Of(DeterministicMath.Pow(x, y)) - exact) / exact).ToDouble());
            worst = Math.Max(worst, relativeError / (1.0 + 2.0 * Math.Abs(logarithm.ToDouble())));
        }

        worst.ShouldBeInRange(1e-18, Math.ScaleB(1.0, -52));
    }

    [Theory]
    [InlineData(0.0, 0.0, 1.0)]
    [InlineData(double.NaN, 0.0, 1.0)]
    [InlineData(double.PositiveInfinity, 0.0, 1.0)]
    [InlineData(-2.0, 0.0, 1.0)]
    [InlineData(1.0, double.NaN, 1.0)]
    [InlineData(1.0, double.PositiveInfinity, 1.0)]
    [InlineData(0.0, 2.5, 0.0)]
    [InlineData(0.0, -2.5, double.PositiveInfinity)]
    [InlineData(0.0, double.PositiveInfinity, 0.0)]
    [InlineData(0.5, double.PositiveInfinity, 0.0)]
    [InlineData(0.5, double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(2.0, double.NegativeInfinity, 0.0)]
    [InlineData(double.PositiveInfinity, -0.1, 0.0)]
    [InlineData(double.PositiveInfinity, 0.1, double.PositiveInfinity)]
    [InlineData(10.0, 400.0, double.PositiveInfinity)]
    [InlineData(10.0, -400.0, 0.0)]
    [InlineData(-2.0, 3.0, double.NaN)]
    [InlineData(2.0, double.NaN, double.NaN)]
    [InlineData(double.NaN, 2.0, double.NaN)]
    public void Special_arguments_give_their_limits(double x, double y, double expected) => DeterministicMath.Pow(x, y).ShouldBe(expected);
}
