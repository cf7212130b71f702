using System.Globalization;
using InnovationSim.Analysis.Calibration;
using InnovationSim.Analysis.Tests.Building;
using InnovationSim.Scenarios.Documents;
using Shouldly;
using Xunit;

namespace InnovationSim.Analysis.Tests.Calibration;

public sealed class CalibratorTests : IDisposable
{
    private static readonly FactEntry Entry = new("entry", "Entry", "entry-rate", 0.04, 0.06, "Made up.");
    private static readonly FactEntry Exit = new("exit", "Exit", "exit-rate", 0, 1, "Made up.", Use: FactUse.HeldOut);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_moves_a_parameter_until_the_fact_is_met()
    {
        (IReadOnlyList<double> point, double loss) = Run("points.csv", 25);
        loss.ShouldBeLessThan(0.012, "a fact that is met costs at most that");
        point[0].ShouldBeInRange(0.02, 0.08);
        Losses("points.csv")[0].ShouldBeGreaterThan(1, "the start does not meet it");
    }

    [Fact]
    public void The_record_has_every_point_with_its_loss_and_facts()
    {
        Run("points.csv", 6);
        string[] lines = File.ReadAllLines(_folder.In("points.csv"));
        lines[0].ShouldBe("point,entry-rate,loss,fitted_inside,entry,exit");
        lines.Length.ShouldBe(7);
        lines.Skip(1).Select(line => line.Split(',')[0]).ShouldBe(Enumerable.Range(0, 6).Select(number => $"{number}"));
        lines.Skip(1).ShouldAllBe(line => line.Split(',').Length == 6);
    }

    [Fact]
    public void The_same_seed_leaves_the_same_record()
    {
        Run("one.csv", 8, threads: 1);
        Run("two.csv", 8, threads: 3);
        File.ReadAllBytes(_folder.In("two.csv")).ShouldBe(File.ReadAllBytes(_folder.In("one.csv")));
    }

    [Fact]
    public void What_was_cancelled_goes_on_to_the_same_record()
    {
        Run("whole.csv", 9);
        using var stop = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(
            () => Run("halves.csv", 9, tried: point => { if (point.Number == 3) stop.Cancel(); }, cancellationToken: stop.Token));
        File.ReadAllLines(_folder.In("halves.csv")).Length.ShouldBe(5);
        // A writer that is killed leaves half a line.
        File.AppendAllText(_folder.In("halves.csv"), "4,0.2");

        var known = new List<bool>();
        Run("halves.csv", 9, tried: point => known.Add(point.Known));
        known.ShouldBe([true, true, true, true, false, false, false, false, false]);
        File.ReadAllBytes(_folder.In("halves.csv")).ShouldBe(File.ReadAllBytes(_folder.In("whole.csv")));
    }

    [Fact]
    public void The_record_of_another_search_is_refused()
    {
        Run("points.csv", 3);
        Should.Throw<IOException>(() => new CalibrationRecord(_folder.In("points.csv"), ["exit-rate"], ["entry", "exit"])).Message.ShouldContain("another calibration");
        File.WriteAllText(_folder.In("points.csv"), File.ReadAllText(_folder.In("points.csv")).Replace("\n1,", "\n1,9", StringComparison.Ordinal));
        Should.Throw<IOException>(() => Run("points.csv", 3)).Message.ShouldContain("other values at point 1");
    }

    [Theory]
    [InlineData("entry-rate", -1.0, 0.5, "its range is")]
    [InlineData("entry-rate", 0.3, 0.2, "has to be larger")]
    [InlineData("entry-rate", 0.3, 0.4, "the search begins there")]
    public void Bounds_that_cannot_be_are_refused(string name, double low, double high, string says) =>
        Should.Throw<ArgumentException>(() => CalibrationPlan.Range(Toys.Scenario, new Dictionary<string, double>(), name, low, high))
            .Message.ShouldContain(says);

    private (IReadOnlyList<double> Point, double Loss) Run(
        string record, int points, int threads = 2, Action<TriedPoint>? tried = null, CancellationToken cancellationToken = default)
    {
        ScenarioDocument scenario = Toys.Scenario with { Facts = [Entry, Exit] };
        var none = new Dictionary<string, double>();
        var plan = new CalibrationPlan
        {
            Scenario = scenario,
            Sets = none,
            Parameters = [CalibrationPlan.Range(scenario, none, "entry-rate", 0.02, 0.4)],
            Scale = Toys.Scale,
            FirstSeed = 1,
            Replicates = 2,
            Points = points,
            SearchSeed = 1,
        };
        return Calibrator.Run(plan, new CalibrationRecord(_folder.In(record), ["entry-rate"], ["entry", "exit"]), threads, tried, cancellationToken);
    }

    private double[] Losses(string record) =>
        [.. File.ReadAllLines(_folder.In(record)).Skip(1).Select(line => line.Split(',')[2]).Select(loss => double.Parse(loss, CultureInfo.InvariantCulture))];
}
