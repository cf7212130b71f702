using InnovationSim.Analysis.Calibration;
using InnovationSim.Analysis.Facts;
using InnovationSim.Scenarios.Documents;
using Shouldly;
using Xunit;

namespace InnovationSim.Analysis.Tests.Calibration;

public class FactLossTests
{
    // Middle 2, half width 1.
    private static readonly FactEntry Fact = new("fact", "Fact", "population", 1, 3, "Made up.");

    [Theory]
    [InlineData(2, 0)]
    [InlineData(2.5, 0.00025)] // only the pull to the middle
    [InlineData(3, 0.01 + 0.001)] // the edge: a tenth of a half width past the margin
    [InlineData(4, 1.21 + 0.004)] // one half width outside the band, two from the middle
    [InlineData(-1, 4.41 + 0.009)]
    public void The_loss_is_the_distance_outside_the_band_squared_and_a_little_pull_to_the_middle(double value, double loss) =>
        FactLoss.Of(Fact, value).ShouldBe(loss, 1e-12);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_cannot_be_measured_costs_much(double value) => FactLoss.Of(Fact, value).ShouldBe(25);

    [Fact]
    public void Facts_that_are_held_out_cost_nothing()
    {
        FactEntry held = Fact with { Id = "held", Use = FactUse.HeldOut };
        FactLoss.Of(Scorecard.Of([Fact, held], [[new MeasuredFact(Fact, 4, 1), new MeasuredFact(held, 400, 1)]])).ShouldBe(1.214, 1e-12);
    }
}
