using System.Globalization;
using InnovationSim.Contracts;

namespace InnovationSim.Web.Years;

/// <summary>A year of a run place by place: cells, metrics of cities and sectors, flows between cities.</summary>
internal sealed class YearSlice
{
    private readonly Dictionary<(string Metric, string? City, string? Sector), PlaceMetric> _metrics;

    private YearSlice(int year, IReadOnlyList<CellRow> cells, IReadOnlyList<PlaceMetric> metrics, IReadOnlyList<FlowRow> flows)
    {
        Year = year;
        Cells = cells;
        Metrics = metrics;
        Flows = flows;
        _metrics = metrics.ToDictionary(metric => (metric.Metric, metric.City, metric.Sector));
    }

    internal int Year { get; }

    internal IReadOnlyList<CellRow> Cells { get; }

    /// <summary>Metrics of cities, sectors and cells; not those of the whole region.</summary>
    internal IReadOnlyList<PlaceMetric> Metrics { get; }

    internal IReadOnlyList<FlowRow> Flows { get; }

    /// <summary>Identifiers of the cities, in their order.</summary>
    internal IReadOnlyList<string> Cities => [.. Cells.Select(cell => cell.City).Distinct(StringComparer.Ordinal)];

    /// <summary>Identifiers of the sectors, in their order.</summary>
    internal IReadOnlyList<string> Sectors => [.. Cells.Select(cell => cell.Sector).Distinct(StringComparer.Ordinal)];

    /// <summary>Metrics that every city has, with their units.</summary>
    internal IReadOnlyList<(string Metric, string Unit)> CityMetrics =>
        [.. Metrics.Where(metric => metric is { City: not null, Sector: null }).Select(metric => (metric.Metric, metric.Unit)).Distinct()];

    /// <summary>The value of a metric; not a number if there is none.</summary>
    internal double Value(string metric, string? city, string? sector = null) =>
        _metrics.TryGetValue((metric, city, sector), out PlaceMetric? found) ? found.Value : double.NaN;

    /// <summary>The sum of a measure over the cells that are wanted.</summary>
    internal long Sum(string measure, Func<CellRow, bool> wanted) => Cells.Where(wanted).Sum(cell => cell[measure]);

    /// <summary>Reads a year.</summary>
    internal static async Task<YearSlice> ReadAsync(ISimulationService service, string run, int year, CancellationToken cancellationToken)
    {
        var cells = new List<CellRow>();
        IReadOnlyList<ResultTableInfo> tables = await service.TablesAsync(cancellationToken).ConfigureAwait(false);
        IEnumerable<ResultColumnInfo> counted = Columns(tables, "cities").Where(column => column.Type == ResultValueType.WholeNumber && column.Name != "year");
        string[] measures = [.. counted.Select(column => column.Name)];
        await foreach (ResultRow row in Rows(service, run, "cities", year, ["city", "sector", "owner", .. measures], cancellationToken).ConfigureAwait(false))
        {
            var values = new Dictionary<string, long>(measures.Length, StringComparer.Ordinal);
            for (int i = 0; i < measures.Length; i++) values[measures[i]] = Whole(row.Values[3 + i]);
            cells.Add(new CellRow(Text(row.Values[0]), Text(row.Values[1]), Text(row.Values[2]), values));
        }

        var metrics = new List<PlaceMetric>();
        string[] metricColumns = ["city", "sector", "metric", "value", "unit"];
        await foreach (ResultRow row in Rows(service, run, "metrics", year, metricColumns, cancellationToken).ConfigureAwait(false))
        {
            if (row.Values[0] is null && row.Values[1] is null) continue;
            double value = row.Values[3] is { } known ? Convert.ToDouble(known, CultureInfo.InvariantCulture) : double.NaN;
            metrics.Add(new PlaceMetric((string?)row.Values[0], (string?)row.Values[1], Text(row.Values[2]), value, Text(row.Values[4])));
        }

        var flows = new List<FlowRow>();
        string[] flowColumns = ["event", "from_city", "to_city", "count", "sum", "unit"];
        await foreach (ResultRow row in Rows(service, run, "events", year, flowColumns, cancellationToken).ConfigureAwait(false))
        {
            flows.Add(new FlowRow(
                Text(row.Values[0]), Text(row.Values[1]), Text(row.Values[2]), Whole(row.Values[3]), Whole(row.Values[4]), Text(row.Values[5])));
        }

        return new YearSlice(year, cells, metrics, flows);
    }

    private static IAsyncEnumerable<ResultRow> Rows(
        ISimulationService service, string run, string table, int year, IReadOnlyList<string> columns, CancellationToken cancellationToken) =>
        service.ResultsAsync(run, new ResultQuery { Table = table, FromYear = year, ToYear = year, Columns = columns }, cancellationToken);

    private static IReadOnlyList<ResultColumnInfo> Columns(IReadOnlyList<ResultTableInfo> tables, string name) =>
        tables.First(table => string.Equals(table.Name, name, StringComparison.Ordinal)).Columns;

    private static string Text(object? value) => (string?)value ?? "";

    private static long Whole(object? value) => value is null ? 0 : Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
