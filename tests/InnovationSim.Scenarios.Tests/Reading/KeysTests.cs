using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests.Reading;

public class KeysTests
{
    [Fact]
    public void An_unknown_key_is_refused_with_the_keys_that_there_are()
    {
        ScenarioProblem problem = Toy.Problem(Toy.With("base-year: 2000", "base-year: 2000\ncolour: blue"));
        problem.Field.ShouldBe("colour");
        problem.Message.ShouldBe("colour is not a key of this section.");
        problem.Hint!.ShouldContain("base-year");
    }

    [Theory]
    [InlineData("workers-per-resident: 0.5", "workers-per-resdient: 0.5", "workers-per-resident")]
    [InlineData("workers-per-resident: 0.5", "workers_per_resident: 0.5", "workers-per-resident")]
    [InlineData("workers-per-resident: 0.5", "workersPerResident: 0.5", "workers-per-resident")]
    [InlineData("cities:\n", "citys:\n", "cities")]
    [InlineData("    takes-primary: true", "    take-primary: true", "takes-primary")]
    public void A_misspelt_key_is_one_problem_with_the_key_that_was_meant(string piece, string by, string meant)
    {
        ScenarioProblem problem = Toy.Problems(Toy.With(piece, by))[0];
        problem.Hint.ShouldBe($"Did you mean \"{meant}\"?");
        Toy.Problems(Toy.With(piece, by)).ShouldNotContain(
            other => other.Message.Contains($"{meant} is missing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("base-year: 2000\n", "", "base-year")]
    [InlineData("    population: 120000\n", "", "cities[1].population")]
    [InlineData("  engineer-wage-ratio: 1.4\n", "", "people.engineer-wage-ratio")]
    [InlineData(", level: vocational", "", "universities[1].level")]
    public void A_missing_key_is_named_with_what_it_should_hold(string piece, string by, string field)
    {
        ScenarioProblem problem = Toy.Problem(Toy.With(piece, by));
        problem.Field.ShouldBe(field);
        problem.Message.ShouldStartWith($"{field} is missing and must be ");
        problem.Line.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_key_that_is_there_twice_is_refused_with_the_first_line()
    {
        string text = Toy.With("base-year: 2000", "base-year: 2000\nbase-year: 2001");
        ScenarioProblem problem = Toy.Problem(text);
        problem.Line.ShouldBe(Toy.LineOf(text, "base-year: 2001"));
        problem.Message.ShouldContain($"it stands in line {problem.Line - 1} already");
    }

    [Theory]
    [InlineData("name: toy", "name: Toy", "toy")]
    [InlineData("name: toy", "name: my region", "my-region")]
    [InlineData("name: toy", "name: my_region", "my-region")]
    [InlineData("name: toy", "name: ../etc", "etc")]
    [InlineData("id: north-city", "id: North-City", "north-city")]
    [InlineData("id: north-city", "id: -north", "north")]
    [InlineData("id: north-city", "id: 北京", "new-materials")]
    [InlineData("id: crop-breeding", "id: 2crops", "new-materials")]
    public void A_name_that_is_not_lower_case_with_hyphens_is_refused_with_an_example(string piece, string by, string example)
    {
        ScenarioProblem problem = Toy.Problems(Toy.With(piece, by))[0];
        problem.Allowed.ShouldContain("lower case with hyphens");
        problem.Hint.ShouldBe($"For example: {example}.");
    }

    [Fact]
    public void A_name_longer_than_64_characters_is_refused() =>
        Toy.Problem(Toy.With("name: toy", "name: " + new string('a', 65))).Field.ShouldBe("name");
}
