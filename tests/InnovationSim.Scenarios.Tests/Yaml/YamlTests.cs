using System.Diagnostics;
using System.Text;
using Shouldly;
using Xunit;

namespace InnovationSim.Scenarios.Tests.Yaml;

public class YamlTests
{
    [Fact]
    public void Aliases_are_refused_and_anchors_too()
    {
        string text = Toy.Change(Toy.With("population: 200000", "population: &many 200000"), "population: 120000", "population: *many");
        Toy.Problems(text).Select(problem => (problem.Line, problem.Message)).ShouldBe(
        [
            (Toy.LineOf(text, "&many"), "Anchors (&name) are not allowed in scenarios."),
            (Toy.LineOf(text, "*many"), "Aliases (*name) are not allowed in scenarios."),
        ]);
    }

    [Fact]
    public void A_bomb_of_aliases_is_refused_without_being_unfolded()
    {
        var bomb = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 30; i++) bomb.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        Soon(() => Toy.Problems(bomb.ToString()).ShouldContain(problem => problem.Message.Contains("Aliases", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("[[{a: ")]
    public void A_hundred_thousand_levels_are_refused(string level) =>
        Soon(() => Toy.Problem(string.Concat(Enumerable.Repeat(level, 100_000))).Message.ShouldContain("more than 32 levels deep"));

    [Fact]
    public void A_hundred_thousand_lines_each_a_level_deeper_are_refused()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 2_500; i++) text.Append(' ', i).Append("a:\n");
        Soon(() => Toy.Problem(text.ToString()).Message.ShouldContain("more than 32 levels deep"));
    }

    [Fact]
    public void Too_many_values_are_refused() =>
        Soon(
            () => Toy.Problem("a: [" + string.Concat(Enumerable.Repeat("1,", 250_000)) + "]").Message.ShouldContain(
                "more than 200000 keys and values"));

    [Theory]
    [InlineData("title: ", "")]
    [InlineData("title: \"", "\"")]
    [InlineData("title: |\n  ", "\n")]
    public void A_huge_text_is_refused(string before, string after)
    {
        string text = Toy.With("title: Toy region, two cities", before + new string('x', 3_000_000) + after);
        ScenarioProblem problem = Soon(() => Toy.Problem(text));
        problem.Message.ShouldMatch("300000[01] characters and may have at most 16384");
        problem.Line.ShouldBe(Toy.LineOf(text, "title: "));
    }

    [Fact]
    public void A_huge_key_is_refused() => Soon(() => Toy.Problems(new string('k', 3_000_000) + ": 1").ShouldNotBeEmpty());

    [Fact]
    public void A_text_of_more_than_4_MiB_is_refused() =>
        Toy.Problem("#" + new string('x', 5 * 1024 * 1024)).Message.ShouldBe(
            "The file has 5 MiB, more than the 4 MiB that a scenario may have.");

    [Fact]
    public void A_text_of_4_MiB_is_taken() =>
        Toy.Problems(Toy.Text + "#" + new string('x', ScenarioLimits.MaxFileBytes - Encoding.UTF8.GetByteCount(Toy.Text) - 1)).ShouldBeEmpty();

    [Theory]
    [InlineData("base-year: !!int 2000")]
    [InlineData("base-year: !year 2000")]
    [InlineData("base-year: !<tag:yaml.org,2002:int> 2000")]
    [InlineData("base-year: ! 2000")]
    public void Tags_are_refused(string tagged) =>
        Toy.Problems(Toy.With("base-year: 2000", tagged)).ShouldContain(
            problem => problem.Message == "Tags (!name) are not allowed in scenarios.");

    [Fact]
    public void A_second_document_is_refused()
    {
        string text = Toy.Text + "---\nname: other\n";
        ScenarioProblem problem = Toy.Problem(text);
        problem.Message.ShouldBe("The file holds more than one document.");
        problem.Line.ShouldBe(Toy.LineOf(text, "---\n"));
    }

    [Fact]
    public void One_document_may_be_marked_as_such() => Toy.Problems("---\n" + Toy.Text + "...\n").ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \n")]
    [InlineData("# only a comment\n")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_refused(string text)
    {
        ScenarioProblem problem = Toy.Problem(text);
        problem.Message.ShouldBe("The file is empty.");
        problem.Hint.ShouldBe("Begin with a copy of a built-in scenario.");
    }

    [Theory]
    [InlineData("a: [1, 2\nb: 3")]
    [InlineData("a: {1, 2\n")]
    [InlineData("a: \"text")]
    [InlineData("a: \"\\uD800\"")]
    [InlineData("a: \"\\UFFFFFFFF\"")]
    [InlineData("a: \"\\q\"")]
    [InlineData("%TAG ! \n---\na: 1")]
    [InlineData("%YAML 99999999999999.2\n---\na: 1")]
    [InlineData("%YAML 3.0\n---\na: 1")]
    [InlineData("a: b: c")]
    [InlineData("a: 1\n b: 2")]
    [InlineData("a: @b")]
    [InlineData("a: `b`")]
    [InlineData("]")]
    [InlineData("a: }")]
    [InlineData("a: 1\n- b")]
    [InlineData("<html><body>\tno: page</body></html>: a: b")]
    [InlineData("&")]
    [InlineData("*")]
    [InlineData("a: |9x\n b")]
    public void What_is_not_YAML_is_refused_as_such(string text)
    {
        ScenarioProblem problem = Toy.Problems(text).ShouldHaveSingleItem();
        problem.Message.ShouldStartWith("The file is not YAML: ");
        problem.Hint.ShouldNotBeNull();
    }

    [Fact]
    public void Tabs_for_indentation_are_named()
    {
        string text = Toy.With("  workers-per-resident", "\tworkers-per-resident");
        ScenarioProblem problem = Toy.Problem(text);
        problem.Hint.ShouldBe("Indent with spaces, not tabs.");
        problem.Line.ShouldBeInRange(Toy.LineOf(text, "people:"), Toy.LineOf(text, "\tworkers"));
    }

    [Fact]
    public void A_mistake_of_YAML_is_reported_where_it_is()
    {
        string text = Toy.With("base-year: 2000", "base-year: 2000: 2001");
        Toy.Problem(text).Line.ShouldBe(Toy.LineOf(text, "base-year"));
    }

    [Fact]
    public void A_key_that_is_no_name_is_refused() =>
        Toy.Problem(Toy.With("base-year: 2000", "base-year: 2000\n? [a, b]\n: 1")).Message.ShouldBe("A key is a list and must be a name.");

    [Fact]
    public void A_merge_key_is_a_key_like_any_other() =>
        Toy.Problem(Toy.With("base-year: 2000", "base-year: 2000\n<<: { title: Other }")).Message.ShouldBe(
            "<< is not a key of this section.");

    private static T Soon<T>(Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        T result = work();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        return result;
    }

    private static void Soon(Action work) => Soon(() =>
    {
        work();
        return true;
    });
}
