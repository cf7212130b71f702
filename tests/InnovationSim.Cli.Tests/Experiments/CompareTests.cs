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
        outcome.Out.ShouldContain("gdp-per-head ");
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
        outcome.Out.ShouldContain("entries: difference to baseline");
        outcome.Out.ShouldNotContain("gdp");
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
    [InlineData("baseline no-such-policy", "\"no-such-policy\" is neither a built-in policy nor a file", "talent-60")]
    [InlineData("baseline talent-60@much", "has the intensity 'much'", "talent-60@0.5")]
    [InlineData("baseline border-trade+border-trade", "The policy is given twice")]
    [InlineData("baseline talent-60 --budget-neutral", "two arms or more with policies")]
    [InlineData("baseline talent-60 tech-upgrading --budget-neutral --tolerance 7", "--tolerance is '7'")]
    [InlineData("baseline a:entry-rate=0.2 --metric gpd", "--metric is 'gpd'", "gdp")]
    [InlineData("baseline a:entry-rate=0.2 --year 9", "--year is 9", "1 to 4")]
    [InlineData("baseline", "compare --help")]
    public void What_cannot_be_compared_is_refused(string line, params string[] says) =>
        Innosim.Run(_folder, ["compare", .. line.Split(' '), "--scenario", "toy", "--scale", "0.01", "--years", "4", "--replicates", "2", "--out", "x"]).ShouldBeRefused(says);

    [Fact]
    public void Policies_are_compared_by_what_they_cost()
    {
        string[] policies = ["compare", "baseline", "talent-60", "half:talent-60@0.5+trading-platform,entry-rate=0.1", .. Small[3..]];
        Outcome outcome = Innosim.Run(_folder, [.. policies, "--out", "x", "--metric", "policy-spending", "--metric", "population"]).ShouldBeDone();
        outcome.Out.ShouldContain("half − baseline");
        CsvTable table = CsvTable.Read(_folder.In("x", "comparison.csv"));
        string[][] spending = [.. table.Rows.Where(row => row[table.Index("metric")] == "policy-spending" && row[table.Index("year")] == "4")];
        spending.ShouldAllBe(row => double.Parse(row[table.Index("low")]) > 0);
        // Sums up to year 0 are nothing: there is no effect per yuan then.
        string[][] population = [.. table.Rows.Where(row => row[table.Index("metric")] == "population")];
        population.Where(row => row[table.Index("year")] == "0").ShouldAllBe(row => row[table.Index("per_billion_yuan")] == "");
        population.Where(row => row[table.Index("year")] == "4").ShouldAllBe(row => row[table.Index("per_billion_yuan")] != "");
        File.ReadAllText(_folder.In("x", "experiment.json")).ShouldContain("talent-60@0.5,trading-platform,entry-rate=0.1");
    }

    [Fact]
    public void Arms_that_are_to_spend_the_same_do()
    {
        string[] policies = ["compare", "baseline", "talent-60", "training:talent-60@0.3", .. Small[3..], "--budget-neutral", "--tolerance", "0.05"];
        Outcome outcome = Innosim.Run(_folder, [.. policies, "--out", "x"]).ShouldBeDone();
        outcome.Error.ShouldContain("training: intensity × ");
        CsvTable table = CsvTable.Read(_folder.In("x", "comparison.csv"));
        double[] spent = [.. ((string[])["talent-60", "training"]).Select(arm => table.Rows
            .Where(row => row[table.Index("arm")] == arm && row[table.Index("metric")] == "policy-spending" && row[table.Index("difference")] != "")
            .Sum(row => double.Parse(row[table.Index("difference")])))];
        spent[1].ShouldBe(spent[0], 0.05 * spent[0]);

        Innosim.Run(_folder, [.. policies, "--out", "x"]).ShouldBeDone().Error.ShouldContain("9 of 9 runs were finished before.");
    }

    [Fact]
    public void Arms_that_cannot_spend_the_same_are_a_failure() =>
        Innosim.Run(_folder, ["compare", "talent-60", "transfer-offices", .. Small[3..], "--budget-neutral", "--out", "x"])
            .ShouldHaveFailed("The arm transfer-offices cannot be made to spend what talent-60 does", "end of their range");

    [Fact]
    public void A_folder_with_other_files_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(_folder.In("mine"));
        _folder.Write("mine/thesis.tex", "text");
        Innosim.Run(_folder, [.. Small, "--out", "mine"]).ShouldBeRefused("holds files but no experiment");
        _folder.Below("mine").ShouldBe(["thesis.tex"]);
    }
}
