using InnovationSim.Contracts;

namespace InnovationSim.Web.Metrics;

/// <summary>The metrics and tables that the service has; asked for once.</summary>
/// <remarks>Safe to use from several threads.</remarks>
internal sealed class MetricCatalog(ISimulationService service)
{
    private const string YearsTable = "years";

    // What is said of a year besides its metrics.
    private static readonly string[] Keys = ["year", "calendar_year", "digest"];

    private volatile Known? _known;

    /// <summary>The metrics of the whole region by name; empty until they were asked for.</summary>
    internal IReadOnlyDictionary<string, MetricInfo> Regional => _known?.Regional ?? EmptyMetrics;

    /// <summary>The result tables; empty until they were asked for.</summary>
    internal IReadOnlyList<ResultTableInfo> Tables => _known?.Tables ?? [];

    private static Dictionary<string, MetricInfo> EmptyMetrics { get; } = new(StringComparer.Ordinal);

    /// <summary>Asks the service, unless that has been done.</summary>
    internal async Task LoadAsync(CancellationToken cancellationToken = default)
    {
        if (_known is not null) return;
        IReadOnlyList<ResultTableInfo> tables = await service.TablesAsync(cancellationToken).ConfigureAwait(false);
        IEnumerable<ResultColumnInfo> columns = tables.First(table => string.Equals(table.Name, YearsTable, StringComparison.Ordinal)).Columns;
        _known = new Known(
            tables,
            columns.Where(column => !Keys.Contains(column.Name, StringComparer.Ordinal)).Select(MetricInfo.Of)
                .ToDictionary(metric => metric.Name, StringComparer.Ordinal));
    }

    private sealed record Known(IReadOnlyList<ResultTableInfo> Tables, IReadOnlyDictionary<string, MetricInfo> Regional);
}
