using System.Text.Json;
using InnovationSim.Cli.Tests.Running;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Experiments;

public sealed class FactsTests : IDisposable
{
    private const string Facts =
        """
        facts:
          - { id: people, name: There are people, metric: population, low: 1, high: 1e9, source: Made up., grade: common }
          - { id: giants, name: Firms are giants, metric: gdp-per-head, low: 1e12, high: 2e12, source: Made up., grade: assumption, use: held-out }
          - { id: entry, name: Firms enter, metric: entry-rate, low: 0, high: 1, source: Made up., use: held-out }
        """;

    private readonly TempFolder _folder = new();

    public FactsTests() => _folder.Write("toy.yaml", ToyText.With(("facts: []", Facts)));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Facts_that_are_fitted_stand_apart_from_those_held_out()
    {
        string text = Run().ShouldBeDone().Out;
        int fitted = text.IndexOf("that parameters are fitted to", StringComparison.Ordinal);
        int held = text.IndexOf("Facts that are held out", StringComparison.Ordinal);
        text.IndexOf("There are people", StringComparison.Ordinal).ShouldBeInRange(fitted, held);
        text.IndexOf("Firms are giants", StringComparison.Ordinal).ShouldBeGreaterThan(held);
        text.ShouldContain("OUTSIDE");
        text.ShouldContain("1 of 1 fitted, 1 of 2 held out");
        text.ShouldContain("2 of 2");
    }

    [Fact]
    public void For_programs_it_answers_with_one_object()
    {
        JsonElement answer = Run("--format", "json", "--no-progress").ShouldBeDone().Json();
        answer.GetProperty("fittedInside").GetInt32().ShouldBe(1);
        answer.GetProperty("heldOut").GetInt32().ShouldBe(2);
        JsonElement giants = answer.GetProperty("facts").EnumerateArray().Single(fact => fact.GetProperty("id").GetString() == "giants");
        giants.GetProperty("use").GetString().ShouldBe("held-out");
        giants.GetProperty("inside").GetBoolean().ShouldBeFalse();
        giants.GetProperty("low").GetDouble().ShouldBeLessThan(giants.GetProperty("mean").GetDouble());
    }

    [Fact]
    public void The_scorecard_is_left_as_a_file()
    {
        Run("--csv", "facts.csv").ShouldBeDone();
        CsvTable table = CsvTable.Read(_folder.In("facts.csv"));
        table.Column("fact").ShouldBe(["people", "giants", "entry"]);
        table.Column("use").ShouldBe(["fit", "held-out", "held-out"]);
        table.Column("grade").ShouldBe(["common", "assumption", "assumption"]);
        table.Column("inside").ShouldBe(["yes", "no", "yes"]);
        table.Column("runs").ShouldBe(["2", "2", "2"]);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        Run("--csv", "one.csv", "--threads", "1").ShouldBeDone();
        Run("--csv", "two.csv", "--threads", "2").ShouldBeDone();
        File.ReadAllBytes(_folder.In("two.csv")).ShouldBe(File.ReadAllBytes(_folder.In("one.csv")));
    }

    [Fact]
    public void A_scenario_without_facts_is_refused() => Innosim.Run(_folder, "facts", "toy").ShouldBeRefused("toy has no facts");

    [Theory]
    [InlineData("use: held-out", "use: hold-out", "facts[1].use", "fit, held-out", "Did you mean")]
    [InlineData("grade: common", "grade: B", "facts[0].grade", "official, derived, literature, common, assumption", "")]
    public void A_use_or_a_grade_that_nobody_knows_is_refused(string piece, string by, string field, string allowed, string hint)
    {
        string text = File.ReadAllText(_folder.In("toy.yaml"));
        int at = text.IndexOf(piece, StringComparison.Ordinal);
        _folder.Write("toy.yaml", text[..at] + by + text[(at + piece.Length)..]);
        Run().ShouldBeRefused(field, allowed, hint);
    }

    [Theory]
    [InlineData("--set", "entry-rat=0.1", "entry-rat")]
    [InlineData("--csv", "no/such/folder/facts.csv", "--csv 'no/such/folder/facts.csv' cannot be written")]
    public void What_cannot_be_used_is_refused(string option, string value, string says) => Run(option, value).ShouldBeRefused(says);

    private Outcome Run(params string[] more) => Innosim.Run(_folder, ["facts", "toy.yaml", "--scale", "0.01", "--replicates", "2", .. more]);
}
