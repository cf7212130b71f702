using System.Globalization;
using System.Text;
using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests.Checks;

public class LimitsTests
{
    [Fact]
    public void Thirty_two_sectors_are_taken_and_one_more_is_not()
    {
        Toy.Problems(WithMoreSectors(29)).ShouldBeEmpty();
        ScenarioProblem problem = Toy.Problem(WithMoreSectors(30));
        problem.Field.ShouldBe("sectors");
        problem.Value.ShouldBe("33 sectors");
        problem.Allowed.ShouldBe("a list of 1 to 32 sectors");
    }

    [Fact]
    public void Sixty_four_fields_are_taken_and_one_more_is_not()
    {
        Toy.Problems(WithMoreFields(58)).ShouldBeEmpty();
        Toy.Problem(WithMoreFields(59)).Value.ShouldBe("65 fields");
    }

    [Fact]
    public void Two_hundred_cities_are_taken_and_one_more_is_not()
    {
        Toy.Problems(WithMoreCities(198)).ShouldBeEmpty();
        Toy.Problem(WithMoreCities(199)).Value.ShouldBe("201 cities");
    }

    [Fact]
    public void Five_thousand_universities_are_taken_in_all_and_one_more_is_not()
    {
        string college = "level: vocational, ownership: province";
        Toy.Problems(Toy.With(college, college + ", count: 4998")).ShouldBeEmpty();
        Toy.Problem(Toy.With(college, college + ", count: 4999")).Message.ShouldContain("5001 universities in all");
    }

    [Fact]
    public void Five_thousand_institutes_are_taken_in_all_and_one_more_is_not()
    {
        string text = Toy.Text.Replace("research-institutes: 1", "research-institutes: 2500", StringComparison.Ordinal);
        Toy.Problems(text).ShouldBeEmpty();
        text = Toy.Change(
            text, "high-tech-share: 0.7\n    research-institutes: 2500", "high-tech-share: 0.7\n    research-institutes: 2501");
        Toy.Problem(text).Message.ShouldContain("5001 research institutes in all");
    }

    [Theory]
    [InlineData("sectors")]
    [InlineData("fields")]
    [InlineData("cities")]
    public void A_list_that_must_have_something_is_refused_when_empty(string list)
    {
        int start = Toy.Text.IndexOf($"\n{list}:\n", StringComparison.Ordinal) + 1;
        int end = start + list.Length + 1 + Toy.Text[(start + list.Length + 1)..].IndexOf("\n\n", StringComparison.Ordinal);
        Toy.Problems(Toy.Text[..start] + list + ": []" + Toy.Text[end..]).ShouldContain(
            problem => problem.Field == list && problem.Value.StartsWith('0'));
    }

    [Fact]
    public void More_than_a_thousand_problems_are_not_listed()
    {
        string text = string.Concat(Enumerable.Range(0, 90_000).Select(i => $"key{i}: 1\n"));
        Toy.Problems(text).Length.ShouldBe(ScenarioLimits.MaxProblems + 1);
    }

    private static string WithMoreSectors(int more)
    {
        var sectors = new StringBuilder();
        var fields = new StringBuilder();
        for (int i = 0; i < more; i++)
        {
            sectors.Append(CultureInfo.InvariantCulture, $$"""
                  - { id: more-{{i}}, name: More, group: emerging, industry-share: 0, state-owned-share: 0, labour-intensity: 1,
                      research-intensity: 0, demand-growth: 0, value-added-share: 0.3, engineer-share: 0, consumption-share: 0,
                      investment-share: 0, digital-level: 0, inputs: { food: 1 } }

                """);
            fields.Append(CultureInfo.InvariantCulture, $"  - {{ id: of-more-{i}, name: More, sector: more-{i} }}\n");
        }

        string text = Toy.With("\nfields:\n", $"{sectors}\nfields:\n{fields}");
        return text;
    }

    private static string WithMoreFields(int more) => Toy.With(
        "\ncities:\n", string.Concat(Enumerable.Range(0, more).Select(i => $"  - {{ id: more-{i}, name: More, sector: food }}\n"))
            + "\ncities:\n");

    private static string WithMoreCities(int more) =>
        Toy.With("\nuniversities:\n", string.Concat(Enumerable.Range(0, more).Select(City)) + "\nuniversities:\n");

    private static string City(int i) =>
        $"  - {{ id: more-{i}, name: More, local-name: More, province: More, latitude: 1, longitude: 1, population: 1, gdp-yuan: 1, primary-share: 1,\n" +
        "      secondary-share: 0, tertiary-share: 0, average-wage-yuan: 1, university-research-share: 0, high-tech-share: 0,\n" +
        "      research-institutes: 0, sector-mix: { food: 1 }, source: Made up }\n";
}
