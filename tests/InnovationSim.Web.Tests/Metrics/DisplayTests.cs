using InnovationSim.Web.Metrics;

namespace InnovationSim.Web.Tests.Metrics;

public class DisplayTests
{
    [Theory]
    [InlineData(2.866e12, "yuan", "2,866 bn yuan")]
    [InlineData(3_210_000, "yuan", "3.21 m yuan")]
    [InlineData(116_455, "yuan a year", "116,455 yuan a year")]
    [InlineData(21_871_320, "persons", "21.9 m persons")]
    [InlineData(630_680, "firms", "630,680 firms")]
    [InlineData(0.417, "share", "41.7 %")]
    [InlineData(-0.0076, "per year", "−0.76 % a year")]
    [InlineData(1.268, "exponent", "1.27")]
    [InlineData(0.72, "ln", "0.72 ln")]
    [InlineData(19, "cells", "19")]
    public void Numbers_have_units_and_thousands_separators(double value, string unit, string text) => Display.Text(value, unit).ShouldBe(text);

    [Fact]
    public void What_is_undefined_is_a_dash() => Display.Text(double.NaN, "yuan").ShouldBe("–");

    [Fact]
    public void A_difference_shows_its_sign()
    {
        Display display = Display.For("share", 0.3);

        display.Signed(0.021).ShouldBe("+2.1");
        display.Signed(-0.021).ShouldBe("−2.1");
        display.Signed(0).ShouldBe("0.0");
    }

    [Fact]
    public void Nothing_is_minus_zero() => Display.For("share", 0.3).Number(-0.0000001).ShouldBe("0.0");

    [Fact]
    public void Values_beside_each_other_are_in_the_same_multiple() =>
        Display.For("yuan", 5e9).Number(300e6).ShouldBe("0.30");
}
