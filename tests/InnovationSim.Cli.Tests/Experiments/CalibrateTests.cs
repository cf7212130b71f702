using InnovationSim.Cli.Tests.Running;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Experiments;

public sealed class CalibrateTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public CalibrateTests() => _folder.Write("toy.yaml", ToyText.With((
        "facts: []", "facts:\n  - { id: entry, name: Few enter, metric: entry-rate, low: 0.04, high: 0.06, source: Made up. }")));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_leaves_the_record_the_best_values_and_the_scorecard()
    {
        Outcome outcome = Run("--points", "20").ShouldBeDone();
        outcome.Out.ShouldContain("Fitted facts inside: 0 before, 1 now, of 1");
        outcome.Error.ShouldContain("Points 20/20");
        _folder.Below("x").Where(file => file[0] != '.').ShouldBe(["best.yaml", "calibration.json", "facts.csv", "points.csv"]);
        CsvTable points = CsvTable.Read(_folder.In("x", "points.csv"));
        points.Rows.Length.ShouldBe(20);
        points.Column("entry-rate").ShouldAllBe(value => double.Parse(value) >= 0.02 && double.Parse(value) <= 0.4);
        CsvTable.Read(_folder.In("x", "facts.csv")).Column("inside").ShouldBe(["yes"]);
    }

    [Fact]
    public void The_best_values_are_a_block_that_a_scenario_takes()
    {
        Run("--points", "20").ShouldBeDone();
        string scenario = File.ReadAllText(_folder.In("toy.yaml"));
        string block = File.ReadAllText(_folder.In("x", "best.yaml"));
        block.Split('\n')[0].ShouldBe("parameters:");
        string own = scenario.Split('\n').Single(line => line.StartsWith("  entry-rate:", StringComparison.Ordinal));
        _folder.Write("best-region.yaml", scenario.Replace(own, block.Split('\n')[1], StringComparison.Ordinal));
        Innosim.Run(_folder, "check", "best-region.yaml").ShouldBeDone();
    }

    [UnixFact]
    public void A_calibration_that_was_killed_goes_on_to_the_same_record()
    {
        Run("--points", "10").ShouldBeDone();
        Signal.Send(Innosim.Start(_folder, Line("halves", "--points", "10")), Signal.Kill, after: "Points 4/10").ExitCode.ShouldNotBe(0);
        Innosim.Run(_folder, Line("halves", "--points", "10")).ShouldBeDone();
        foreach (string file in (string[])["points.csv", "best.yaml", "facts.csv"])
            File.ReadAllBytes(_folder.In("halves", file)).ShouldBe(File.ReadAllBytes(_folder.In("x", file)), file);
    }

    [Fact]
    public void Changed_inputs_are_refused_with_the_reason()
    {
        Run("--points", "2").ShouldBeDone();
        Innosim.Run(_folder, [.. Line("x", "--points", "2").Select(word => word == "0.01" ? "0.02" : word)]).ShouldBeRefused("holds another calibration", "scale is '0.02' and was '0.01'");
    }

    [Theory]
    [InlineData("entry-rat", "entry-rat is not a parameter", "entry-rate")]
    [InlineData("exit-rate=0.3", "name=low..high")]
    [InlineData("exit-rate=a..b", "name=low..high")]
    [InlineData("exit-rate=-5..0.2", "its range is")]
    [InlineData("entry-rate=0.1..0.2", "names entry-rate twice")]
    public void A_parameter_that_cannot_be_looked_for_is_refused(string parameter, params string[] says) => Run("--parameter", parameter).ShouldBeRefused(says);

    [Fact]
    public void A_scenario_without_facts_to_fit_is_refused() =>
        Innosim.Run(_folder, "calibrate", "toy", "--parameter", "entry-rate").ShouldBeRefused("toy has no facts to fit");

    private Outcome Run(params string[] more) => Innosim.Run(_folder, Line("x", more));

    private static string[] Line(string output, params string[] more) =>
        ["calibrate", "toy.yaml", "--parameter", "entry-rate=0.02..0.4", "--scale", "0.01", "--replicates", "2", "--out", output, .. more];
}
