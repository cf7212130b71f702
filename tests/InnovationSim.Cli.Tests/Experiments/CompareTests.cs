using System.Text.Json;
using System.Xml.Linq;
using InnovationSim.Cli.Tests.Running;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Experiments;

public sealed class CompareTests : IDisposable
{
    private static readonly string[] Small =
        ["compare", "baseline", "more:entry-rate=0.3", "--scenario", "toy", "--scale", "0.01", "--years", "4", "--replicates", "3"];

    // Long enough to be stopped on the way.
    private static readonly string[] Many =
        ["compare", "baseline", "more:entry-rate=0.3", "--scenario", "toy", "--scale", "0.05", "--years", "8", "--replicates", "40"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_leaves_a_table_a_drawing_and_the_replicates()
    {
        Outcome outcome = Innosim.Run(_folder, [.. Small, "--out", "x"]).ShouldBeDone();
        outcome.Out.ShouldContain("more − baseline");
        outcome.Out.ShouldContain("gdp (yuan)");
        outcome.Out.ShouldContain("gdp: difference to baseline");
        outcome.Error.ShouldContain("Runs 6/6");
        _folder.Below("x").ShouldContain("comparison.csv");
        _folder.Below("x").ShouldContain(Path.Combine("replicates", "more", "3.csv"));
        XDocument.Load(_folder.In("x", "difference-gdp.svg")).Root!.Name.LocalName.ShouldBe("svg");

        CsvTable table = CsvTable.Read(_folder.In("x", "comparison.csv"));
        table.Column("arm").Distinct().ShouldBe(["more"]);
        table.Column("year").Distinct().ShouldBe(["0", "1", "2", "3", "4"]);
        table.Column("metric").ShouldContain("entry-rate");
    }

    [Fact]
    public void Metrics_asked_for_are_shown_and_drawn()
    {
        Outcome outcome = Innosim.Run(_folder, [.. Small, "--out", "x", "--metric", "entries", "--metric", "exits", "--year", "2", "--no-progress"]).ShouldBeDone();
        outcome.Out.ShouldContain("entries (firms)");
        outcome.Out.ShouldNotContain("gdp (yuan)");
        outcome.Out.ShouldContain("Year 2, whole region, 3 pairs");
        _folder.Below("x").Where(file => file.EndsWith(".svg", StringComparison.Ordinal)).ShouldBe(["difference-entries.svg", "difference-exits.svg"]);
    }

    [Fact]
    public void For_programs_it_answers_with_one_object()
    {
        JsonElement answer = Innosim.Run(_folder, [.. Small, "--out", "x", "--metric", "entries", "--format", "json", "--no-progress"]).ShouldBeDone().Json();
        answer.GetProperty("replicates").GetInt32().ShouldBe(3);
        JsonElement entries = answer.GetProperty("differences").EnumerateArray().ShouldHaveSingleItem();
        entries.GetProperty("difference").GetDouble().ShouldBeGreaterThan(0);
        entries.GetProperty("low").GetDouble().ShouldBeLessThan(entries.GetProperty("high").GetDouble());
    }

    [UnixFact]
    public void A_comparison_that_was_killed_goes_on_to_the_same_bytes()
    {
        Innosim.Run(_folder, [.. Many, "--out", "whole", "--threads", "2"]).ShouldBeDone();
        Signal.Send(Innosim.Start(_folder, [.. Many, "--out", "halves", "--threads", "1"]), Signal.Kill, after: "Runs 8/80").ExitCode.ShouldNotBe(0);
        File.Exists(_folder.In("halves", "comparison.csv")).ShouldBeFalse("it was killed while it ran");

        Innosim.Run(_folder, [.. Many, "--out", "halves", "--threads", "1"]).ShouldBeDone().Error.ShouldContain("of 80 runs were finished before.");
        File.ReadAllBytes(_folder.In("halves", "comparison.csv")).ShouldBe(File.ReadAllBytes(_folder.In("whole", "comparison.csv")));
        File.ReadAllBytes(_folder.In("halves", "difference-gdp.svg")).ShouldBe(File.ReadAllBytes(_folder.In("whole", "difference-gdp.svg")));
    }

    [UnixFact]
    public void Ctrl_C_keeps_what_was_finished()
    {
        Outcome outcome = Signal.Send(Innosim.Start(_folder, [.. Many, "--out", "x", "--threads", "1"]), Signal.Interrupt, after: "Runs 8/80");
        outcome.ExitCode.ShouldBe(130, outcome.Error);
        outcome.Error.ShouldContain("the same command goes on with them");
        _folder.Below("x").Count(file => file.EndsWith(".csv", StringComparison.Ordinal)).ShouldBeInRange(8, 79);
    }

    [Fact]
    public void Changed_inputs_are_refused_with_the_reason()
    {
        Innosim.Run(_folder, [.. Small, "--out", "x"]).ShouldBeDone();
        Innosim.Run(_folder, [.. Small, "--out", "x", "--seed", "7"]).ShouldBeRefused("holds another experiment", "the first seed is 7 and was 1", "--out");
        Innosim.Run(_folder, ["compare", "baseline", "more:entry-rate=0.2", .. Small[3..], "--out", "x"]).ShouldBeRefused("the arm more is 'entry-rate=0.2' and was 'entry-rate=0.3'");
    }

    [Theory]
    [InlineData("baseline more:entry-rate=much", "finite number")]
    [InlineData("baseline more:entry-rat=0.2", "entry-rat", "entry-rate")]
    [InlineData("baseline more:entry-rate=99", "entry-rate is 99")]
    [InlineData("baseline baseline", "Two arms have the name 'baseline'")]
    [InlineData("baseline no-such-policy", "no-such-policy")]
    [InlineData("baseline a:entry-rate=0.2 --metric gpd", "--metric is 'gpd'", "gdp")]
    [InlineData("baseline a:entry-rate=0.2 --year 9", "--year is 9", "1 to 4")]
    [InlineData("baseline", "compare --help")]
    public void What_cannot_be_compared_is_refused(string line, params string[] says) =>
        Innosim.Run(_folder, ["compare", .. line.Split(' '), "--scenario", "toy", "--scale", "0.01", "--years", "4", "--replicates", "2", "--out", "x"]).ShouldBeRefused(says);

    [Fact]
    public void A_folder_with_other_files_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(_folder.In("mine"));
        _folder.Write("mine/thesis.tex", "text");
        Innosim.Run(_folder, [.. Small, "--out", "mine"]).ShouldBeRefused("holds files but no experiment");
        _folder.Below("mine").ShouldBe(["thesis.tex"]);
    }
}
