using System.Globalization;
using InnovationSim.Scenarios.Documents;
using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests.Checks;

public class SharesTests
{
    [Theory]
    [InlineData("industry-share: 0.55", "industry-share: 0.45", "sectors[*].industry-share", "0.9")]
    [InlineData("consumption-share: 0.3", "consumption-share: 0.35", "sectors[*].consumption-share", "1.05")]
    [InlineData("investment-share: 0.4", "investment-share: 0.5", "sectors[*].investment-share", "1.1")]
    [InlineData("inputs: { food: 0.6, services: 0.3, electronics: 0.1 }", "inputs: { food: 0.6 }", "sectors[0].inputs", "0.6")]
    [InlineData("sector-mix: { food: 0.6, electronics: 0.4 }", "sector-mix: { food: 0.6, electronics: 0.39999 }", "cities[0].sector-mix", "0.99999")]
    [InlineData("primary-share: 0.2", "primary-share: 0.1", "cities[1].primary-share", "0.9")]
    [InlineData("university-research-share: 0.75", "university-research-share: 0.7", "cities[*].university-research-share", "0.95")]
    [InlineData("high-tech-share: 0.7", "high-tech-share: 1", "cities[*].high-tech-share", "1.3")]
    public void Shares_that_do_not_sum_to_one_are_refused_with_their_sum(string piece, string by, string field, string sum)
    {
        ScenarioProblem problem = Toy.Problem(Toy.With(piece, by));
        problem.Field.ShouldBe(field);
        problem.Value.ShouldBe(sum);
        problem.Message.ShouldContain($"sums to {sum} and must sum to 1");
        problem.Hint.ShouldNotBeNull();
    }

    [Fact]
    public void Shares_may_be_off_by_a_millionth() =>
        Toy.Problems(Toy.With("sector-mix: { food: 0.6, electronics: 0.4 }", "sector-mix: { food: 0.6, electronics: 0.3999995 }")).ShouldBeEmpty();

    [Fact]
    public void A_share_that_cannot_be_read_raises_no_second_problem_about_its_sum() =>
        Toy.Problem(Toy.With("high-tech-share: 0.7", "high-tech-share: most")).Field.ShouldBe("cities[0].high-tech-share");

    [Fact]
    public void Shares_come_back_bit_by_bit_as_they_were_written()
    {
        var random = new Random(20221);
        for (int round = 0; round < 200; round++)
        {
            double food = random.NextDouble();
            double electronics = 1 - food;
            string mix = string.Create(CultureInfo.InvariantCulture, $"sector-mix: {{ food: {food:R}, electronics: {electronics:R} }}");
            ScenarioDocument read = ScenarioReader.Read(Toy.With("sector-mix: { food: 0.6, electronics: 0.4 }", mix), "toy.yaml");
            read.Cities[0].SectorMix.ShouldBe([food, electronics, 0], $"round {round}: {mix}");
        }
    }
}
