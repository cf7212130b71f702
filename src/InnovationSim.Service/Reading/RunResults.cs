using System.Runtime.CompilerServices;
using InnovationSim.Contracts;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Results;

namespace InnovationSim.Service.Reading;

/// <summary>Reads result tables in the shape of the contracts.</summary>
public static class RunResults
{
    // Rows of so many years are read at once and then handed out: whoever is slow in taking them holds neither a connection nor a snapshot.
    private const int YearsAtOnce = 16;

    /// <summary>The tables that every run has.</summary>
    public static IReadOnlyList<ResultTableInfo> Tables { get; } = [.. ResultTables.All.Select(Describe)];

    /// <summary>Rows of a table.</summary>
    /// <exception cref="InvalidRequestException">There is no such table or column.</exception>
    public static IAsyncEnumerable<ResultRow> ReadAsync(IRunStorage storage, string run, ResultQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(storage);
        return RowsAsync(storage, run, query, Selection.Of(query), cancellationToken);
    }

    /// <summary>Reports of the years after one, from the results that are there.</summary>
    public static async IAsyncEnumerable<YearReport> YearsAsync(
        IRunStorage storage, string run, int afterYear, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(storage);
        int first = afterYear == int.MaxValue ? afterYear : afterYear + 1;
        IAsyncEnumerable<object?[]> rows = BlocksAsync(storage, run, ResultTables.Years, AllOf, first, int.MaxValue, cancellationToken);
        await foreach (object?[] row in rows.ConfigureAwait(false)) yield return ReportOf(run, row);
    }

    /// <summary>The report of a year that has just been finished: the same that is read of its results later.</summary>
    public static YearReport ReportOf(string run, YearRecord record) => ReportOf(run, ResultTables.Years.Rows(record).Single());

    private static YearReport ReportOf(string run, object?[] row)
    {
        var metrics = new Dictionary<string, double?>(StringComparer.Ordinal);
        for (int column = 3; column < row.Length; column++) metrics[ResultTables.Years.Columns[column].Name] = (double?)row[column];
        return new YearReport { Run = run, Year = (int)(long)row[0]!, CalendarYear = (int)(long)row[1]!, Digest = (string)row[2]!, Metrics = metrics };
    }

    private static async IAsyncEnumerable<ResultRow> RowsAsync(
        IRunStorage storage, string run, ResultQuery query, Selection selection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerable<object?[]> rows = BlocksAsync(storage, run, selection.Table, selection.Of, query.FromYear, query.ToYear, cancellationToken);
        await foreach (object?[] row in rows.ConfigureAwait(false)) yield return new ResultRow(row);
    }

    private static async IAsyncEnumerable<object?[]> BlocksAsync(
        IRunStorage storage,
        string run,
        ResultTable table,
        Func<int, int, ResultFilter> wanted,
        int firstYear,
        int lastYear,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int last = lastYear;
        // Wider than a year: whoever asks for the last of all years must not come round to the first.
        for (long first = Math.Max(0, firstYear); first <= last; first += YearsAtOnce)
        {
            var rows = new List<object?[]>();
            IResultStore results = await storage.ReadResultsAsync(run, cancellationToken).ConfigureAwait(false);
            await using (results.ConfigureAwait(false))
            {
                // A run that goes on may have finished more meanwhile.
                last = Math.Min(lastYear, await results.LastYearAsync(cancellationToken).ConfigureAwait(false));
                int end = (int)Math.Min(last, first + YearsAtOnce - 1);
                await foreach (object?[] row in results.ReadAsync(table, wanted((int)first, end), cancellationToken).ConfigureAwait(false)) rows.Add(row);
            }

            foreach (object?[] row in rows) yield return row;
        }
    }

    private static ResultFilter AllOf(int firstYear, int lastYear) => new() { FirstYear = firstYear, LastYear = lastYear };

    private static ResultTableInfo Describe(ResultTable table) => new(
        table.Name,
        [
            .. table.Columns.Select(column => new ResultColumnInfo(
                column.Name,
                column.Type switch
                {
                    ColumnType.Text => ResultValueType.Text,
                    ColumnType.WholeNumber => ResultValueType.WholeNumber,
                    _ => ResultValueType.Number,
                },
                column.Description)),
        ]);
}
