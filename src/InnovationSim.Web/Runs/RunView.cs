using InnovationSim.Contracts;
using InnovationSim.Web.Charts;
using InnovationSim.Web.Metrics;
using InnovationSim.Web.Regions;

namespace InnovationSim.Web.Runs;

/// <summary>What the parts of a run's page look at: the run, the year that was picked, and how numbers are shown.</summary>
/// <param name="Feed">The run.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Region">Its region.</param>
/// <param name="Metrics">Metrics of the whole region by name.</param>
/// <param name="Picked">The year that was picked; null for the latest.</param>
/// <param name="WholeRegion">Whether numbers are of the whole region rather than of the part that is simulated.</param>
/// <param name="Pick">Picks a year; null for the latest.</param>
internal sealed record RunView(
    RunFeed Feed,
    RunStatus Status,
    Region Region,
    IReadOnlyDictionary<string, MetricInfo> Metrics,
    int? Picked,
    bool WholeRegion,
    Action<int?> Pick)
{
    /// <summary>Points that a chart of this page shows at most.</summary>
    internal const int MostPoints = 120;

    internal RunHistory History => Feed.History;

    /// <summary>The year that is shown: the picked one, or the last.</summary>
    internal int Year => Math.Min(Picked ?? int.MaxValue, History.LastYear);

    /// <summary>What counts and yuan are divided by.</summary>
    internal double Divisor => WholeRegion ? Status.Scale : 1;

    /// <summary>What is said of a year: the run's and the calendar's.</summary>
    internal string YearText(int year) => $"{History.BaseYear + year} (year {year})";

    /// <summary>The metric of a name; null if this run's service does not know it.</summary>
    internal MetricInfo? Metric(string name) => Metrics.GetValueOrDefault(name);

    /// <summary>The value of a regional metric as it is shown; not a number where it is undefined.</summary>
    internal double Value(string metric, int year) => History.Value(metric, year) / DivisorOf(metric);

    /// <summary>Values of a regional metric as they are shown.</summary>
    internal double[] Values(string metric, IReadOnlyList<int> years)
    {
        double divisor = DivisorOf(metric);
        return [.. History.Values(metric, years).Select(value => value / divisor)];
    }

    /// <summary>Lines of some metrics; those that the service does not know are left out.</summary>
    internal IReadOnlyList<ChartSeries> Lines(IReadOnlyList<int> years, IEnumerable<(string Metric, string Name)> metrics) =>
        [.. metrics.Where(each => Metric(each.Metric) is not null).Select(each => new ChartSeries(each.Name, Values(each.Metric, years)))];

    /// <summary>The value as text with its unit.</summary>
    internal string Text(string metric, int year) => Display.Text(Value(metric, year), Metric(metric)?.Unit ?? "");

    private double DivisorOf(string metric) => Metric(metric) is { GrowsWithScale: true } ? Divisor : 1;
}
