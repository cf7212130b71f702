using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics.Networks;
using InnovationSim.Kernel.Phases;

namespace InnovationSim.Kernel.Metrics;

/// <summary>What the metrics of a year are computed from.</summary>
internal sealed record YearView(int Year, World World, Signals Signals, RegionState State, Tally Last, Tally Now, NationalAccounts Accounts,
    CollaborationNetwork Network, ulong Seed)
{
    /// <summary>Spent on all measures of policy, yuan.</summary>
    internal long SpendingYuan { get; init; }

    internal int Cities => World.Cities.Length;

    internal int Sectors => World.Sectors.Length;

    /// <summary>Flows are undefined in year 0, which has only a first state.</summary>
    internal double Flow(double value) => Year > 0 ? value : double.NaN;

    internal static double Share(double part, double whole) => whole != 0 ? part / whole : double.NaN;
}

/// <summary>All metrics of a year, theme by theme.</summary>
public static class YearMetrics
{
    /// <summary>Every metric there is, in the order of the results.</summary>
    public static IReadOnlyList<Metric> All { get; } =
        [.. EconomyMetrics.All, .. FirmMetrics.All, .. InnovationMetrics.All, .. PeopleMetrics.All, .. ClusterMetrics.All, .. NetworkMetrics.All];

    /// <summary>Metrics of the whole region: the columns of the table of years.</summary>
    public static IReadOnlyList<Metric> Regional { get; } =
        [.. EconomyMetrics.Regional, .. FirmMetrics.Regional, .. InnovationMetrics.Regional, .. PeopleMetrics.Regional, .. ClusterMetrics.Regional,
        .. NetworkMetrics.Regional];

    internal static IReadOnlyList<MetricValue> Compute(YearView view)
    {
        var values = new List<MetricValue>();
        EconomyMetrics.Add(view, values);
        FirmMetrics.Add(view, values);
        InnovationMetrics.Add(view, values);
        PeopleMetrics.Add(view, values);
        ClusterMetrics.Add(view, values);
        NetworkMetrics.Add(view, values);
        return values;
    }

    internal static void Put(this List<MetricValue> values, Metric metric, double value, int? city = null, int? sector = null) =>
        values.Add(new MetricValue(metric, city, sector, double.IsNaN(value) ? double.NaN : value));
}
