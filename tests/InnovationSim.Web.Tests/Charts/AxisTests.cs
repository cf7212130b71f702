using InnovationSim.Web.Charts;

namespace InnovationSim.Web.Tests.Charts;

public class AxisTests
{
    [Theory]
    [InlineData(0, 2866, 4, 0, 3000, 1000)]
    [InlineData(-0.034, 0.002, 4, -0.04, 0.01, 0.01)]
    [InlineData(1.27, 1.69, 4, 1.2, 1.8, 0.2)]
    [InlineData(580_000, 697_580, 4, 550_000, 700_000, 50_000)]
    public void An_axis_goes_from_one_round_number_to_another(double low, double high, int ticks, double from, double to, double step)
    {
        Axis axis = Axis.Around(low, high, ticks);

        axis.Low.ShouldBe(from, Math.Abs(step) * 1e-9);
        axis.High.ShouldBe(to, Math.Abs(step) * 1e-9);
        axis.Step.ShouldBe(step, step * 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(-3)]
    public void A_line_that_does_not_move_has_room_on_its_axis(double value)
    {
        Axis axis = Axis.Around(value, value, 4);

        axis.High.ShouldBeGreaterThan(value);
        axis.Low.ShouldBeLessThanOrEqualTo(value);
    }

    [Fact]
    public void Nothing_to_show_has_an_axis_all_the_same() =>
        Axis.Around(double.PositiveInfinity, double.NegativeInfinity, 4).Ticks.Count().ShouldBeGreaterThan(1);

    [Theory]
    [InlineData(0, 100, 0)]
    [InlineData(0, 2, 1)]
    [InlineData(0, 0.03, 2)]
    public void Ticks_have_as_many_digits_as_tell_them_apart(double low, double high, int decimals) => Axis.Around(low, high, 4).Decimals.ShouldBe(decimals);
}
