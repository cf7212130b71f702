using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests.Reading;

public class ReferencesTests
{
    private const string Fact =
        "facts:\n  - { id: growth, name: Growth, metric: gdp-growth, low: 0.01, high: 0.03, source: Made up }\n";

    [Theory]
    [InlineData("sector-mix: { food: 0.9, electronics: 0.1 }", "sector-mix: { food: 0.9, electronic: 0.1 }", "cities[1].sector-mix.electronic", "electronics")]
    [InlineData("inputs: { services: 0.6, food: 0.2, electronics: 0.2 }", "inputs: { services: 0.6, foods: 0.2, electronics: 0.2 }", "sectors[2].inputs.foods", "food")]
    [InlineData("requirements: { sensors: 0.4 }", "requirements: { sensor: 0.4 }", "sectors[0].requirements.sensor", "sensors")]
    [InlineData("name: Food processing, sector: food", "name: Food processing, sector: fod", "fields[1].sector", "food")]
    [InlineData("name: North College, city: north-city", "name: North College, city: north-cty", "universities[1].city", "north-city")]
    [InlineData("strengths: [food]", "strengths: [fodo]", "universities[2].strengths[0]", "food")]
    public void A_name_that_is_not_there_is_refused_with_the_nearest(string piece, string by, string field, string nearest)
    {
        ScenarioProblem problem = Toy.Problem(Toy.With(piece, by));
        problem.Field.ShouldBe(field);
        problem.Message.ShouldContain("there is no ");
        problem.Hint.ShouldBe($"Did you mean \"{nearest}\"?");
    }

    [Fact]
    public void A_name_that_is_like_no_other_gets_the_list()
    {
        ScenarioProblem problem = Toy.Problem(Toy.With("strengths: [food]", "strengths: [philosophy]"));
        problem.Hint.ShouldBe("There are food, electronics, services.");
    }

    [Fact]
    public void A_metric_that_the_kernel_does_not_have_is_refused_with_the_nearest()
    {
        string text = Toy.With("facts: []\n", Fact);
        Toy.Problems(text).ShouldBeEmpty();
        ScenarioProblem problem = Toy.Problem(Toy.Change(text, "gdp-growth", "gdp-grwth"));
        problem.Field.ShouldBe("facts[0].metric");
        problem.Hint.ShouldBe("Did you mean \"gdp-growth\"?");
    }

    [Fact]
    public void A_metric_of_single_cities_does_not_measure_a_fact() =>
        Toy.Problem(Toy.Change(Toy.With("facts: []\n", Fact), "gdp-growth", "city-gdp")).Field.ShouldBe("facts[0].metric");

    [Theory]
    [InlineData("  birth-rate: 0.012", "  brith-rate: 0.008", "parameters.brith-rate", "Did you mean \"birth-rate\"?")]
    [InlineData("  birth-rate: 0.012", "  birthRate: 0.008", "parameters.birthRate", "Did you mean \"birth-rate\"?")]
    [InlineData("  birth-rate: 0.012", "  birth-rate: 0.8", "parameters.birth-rate", null)]
    [InlineData("  birth-rate: 0.012", "  birth-rate: .nan", "parameters.birth-rate", null)]
    [InlineData("  birth-rate: 0.012", "  birth-rate: high", "parameters.birth-rate", null)]
    [InlineData("  birth-rate: 0.012", "  birth-rate: [0.008]", "parameters.birth-rate", null)]
    [InlineData("  birth-rate: 0.012", "  birth-rate: { value: 8 }", "parameters.birth-rate.value", null)]
    [InlineData("  birth-rate: 0.012", "  birth-rate: { value: 0.008, provenance: X }", "parameters.birth-rate.provenance", null)]
    [InlineData("  birth-rate: 0.012", "  birth-rate: { provenance: S }", "parameters.birth-rate.value", null)]
    [InlineData("  birth-rate: 0.012", "  patent-life-years: 20.5", "parameters.patent-life-years", "Round it.")]
    [InlineData("  birth-rate: 0.012", "  death-rate: 0.009", "", null)]
    public void A_parameter_must_exist_and_be_in_its_range(string piece, string by, string field, string? hint)
    {
        ScenarioProblem problem = Toy.Problem(Toy.With(piece, by));
        problem.Field.ShouldBe(field);
        if (hint is not null) problem.Hint.ShouldBe(hint);
    }

    [Theory]
    [InlineData("id: south-city", "id: north-city", "cities[1].id")]
    [InlineData("id: software", "id: sensors", "fields[3].id")]
    [InlineData("name: South University", "name: North University", "universities[2].name")]
    [InlineData("strengths: [food]", "strengths: [food, food]", "universities[2].strengths[1]")]
    public void Nothing_is_there_twice(string piece, string by, string field)
    {
        ScenarioProblem problem = Toy.Problems(Toy.With(piece, by)).First(
            problem => problem.Message.Contains("already", StringComparison.Ordinal));
        problem.Field.ShouldBe(field);
        problem.Message.ShouldContain(" in line ");
    }

    [Fact]
    public void A_list_that_cannot_be_read_raises_no_second_problem_about_its_names()
    {
        string text = Toy.With("  - id: north-city\n", "  - id: North\n");
        Toy.Problem(text).Field.ShouldBe("cities[0].id");
    }

    [Theory]
    [InlineData("sectors")]
    [InlineData("fields")]
    [InlineData("cities")]
    [InlineData("universities")]
    public void A_whole_list_that_cannot_be_read_is_one_problem(string list)
    {
        int start = Toy.Text.IndexOf($"\n{list}:\n", StringComparison.Ordinal) + 1;
        int end = start + Toy.Text[start..].IndexOf("\n\n", StringComparison.Ordinal);
        Toy.Problem(Toy.Text[..start] + list + ": many" + Toy.Text[end..]).Field.ShouldBe(list);
    }
}
