using System.Globalization;
using System.Numerics;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Numerics;

/// <summary>The yardstick itself, against digits from the books.</summary>
public class BigMathTests
{
    [Fact]
    public void E_has_its_known_digits() =>
        SixtyDecimals(BigMath.Exp(BigMath.One)).ShouldBe("2718281828459045235360287471352662497757247093699959574966967");

    [Fact]
    public void Pi_has_its_known_digits() =>
        SixtyDecimals(BigMath.Pi).ShouldBe("3141592653589793238462643383279502884197169399375105820974944");

    [Fact]
    public void The_logarithm_of_ten_has_its_known_digits() =>
        SixtyDecimals(BigMath.Log(BigReal.Of(10.0))).ShouldBe("2302585092994045684017991454684364207601101488628772976033327");

    [Fact]
    public void The_sine_of_one_has_its_known_digits() =>
        SixtyDecimals(BigMath.Sin(BigMath.One)).ShouldBe("841470984807896506652502321630298999622563060798371065672751");

    [Fact]
    public void The_normal_probability_of_one_has_its_known_digits() =>
        SixtyDecimals(BigMath.NormalProbability(BigMath.One)).ShouldBe("841344746068542948585232545632037922477912966726604390987394");

    [Fact]
    public void The_normal_probability_of_minus_eight_has_its_known_digits() =>
        SixtyDecimals(BigMath.NormalProbability(BigReal.Of(-8.0))).ShouldBe("622096057427178412351599517258818842248871727");

    [Theory]
    [InlineData(1.0, 1.0000000000000002, 1.0)]
    [InlineData(1.0, 0.9999999999999999, 0.5)]
    [InlineData(0.75, 0.75, 0.0)]
    public void An_error_is_counted_in_units_of_the_last_place_of_the_reference(double reference, double actual, double ulps) =>
        BigReal.Of(reference).UlpsFrom(actual).ShouldBe(ulps);

    private static string SixtyDecimals(BigReal value)
    {
        BigInteger scaled = value.Mantissa * BigInteger.Pow(10, 60) >> -value.Exponent;
        return scaled.ToString(CultureInfo.InvariantCulture);
    }
}
