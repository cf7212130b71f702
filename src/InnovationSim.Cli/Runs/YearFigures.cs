using InnovationSim.Kernel.Metrics;
using InnovationSim.Storage.Results;

namespace InnovationSim.Cli.Runs;

/// <summary>A year of a run as its results have it: digest and regional metrics.</summary>
internal sealed class YearFigures
{
    private readonly object?[] _row;

    private YearFigures(object?[] row) => _row = row;

    internal int Year => (int)(long)_row[0]!;

    internal string Digest => (string)_row[2]!;

    /// <summary>The value of a regional metric; not a number where it is undefined.</summary>
    internal double this[string metric] => (double?)_row[ColumnOf(metric)] ?? double.NaN;

    /// <summary>The years of a run.</summary>
    internal static async IAsyncEnumerable<YearFigures> ReadAsync(IResultStore results, int firstYear = 0, int lastYear = int.MaxValue)
    {
        await foreach (object?[] row in results.ReadAsync(ResultTables.Years, firstYear, lastYear).ConfigureAwait(false)) yield return new YearFigures(row);
    }

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
