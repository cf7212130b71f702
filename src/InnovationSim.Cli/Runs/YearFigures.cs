using InnovationSim.Contracts;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Storage.Results;

namespace InnovationSim.Cli.Runs;

/// <summary>A year of a run as its results have it: digest and regional metrics.</summary>
internal sealed class YearFigures
{
    private readonly Func<string, double?> _metric;

    private YearFigures(int year, int calendarYear, string digest, Func<string, double?> metric)
    {
        Year = year;
        CalendarYear = calendarYear;
        Digest = digest;
        _metric = metric;
    }

    internal int Year { get; }

    internal int CalendarYear { get; }

    internal string Digest { get; }

    /// <summary>The value of a regional metric; not a number where it is undefined.</summary>
    internal double this[string metric] => _metric(metric) ?? double.NaN;

    /// <summary>A year that was just finished.</summary>
    internal static YearFigures Of(YearRecord record) =>
        new(record.Year, record.World.BaseYear + record.Year, record.Digest.ToString(), metric => record[metric]);

    /// <summary>A year as a service reports it.</summary>
    internal static YearFigures Of(YearReport report) =>
        new(report.Year, report.CalendarYear, report.Digest, metric => report.Metrics.GetValueOrDefault(metric.Replace('-', '_')));

    /// <summary>The years of a run.</summary>
    internal static async IAsyncEnumerable<YearFigures> ReadAsync(IResultStore results, int firstYear = 0, int lastYear = int.MaxValue)
    {
        await foreach (object?[] row in results.ReadAsync(ResultTables.Years, firstYear, lastYear).ConfigureAwait(false)) yield return Of(row);
    }

    private static YearFigures Of(object?[] row) =>
        new((int)(long)row[0]!, (int)(long)row[1]!, (string)row[2]!, metric => (double?)row[ColumnOf(metric)]);

    private static int ColumnOf(string metric)
    {
        for (int i = 0; i < YearMetrics.Regional.Count; i++)
        {
            if (string.Equals(YearMetrics.Regional[i].Name, metric,
                StringComparison.Ordinal)) return ResultTables.Years.Columns.Count - YearMetrics.Regional.Count + i;
        }

        throw new ArgumentException($"There is no regional metric '{metric}'.", nameof(metric));
    }
}
