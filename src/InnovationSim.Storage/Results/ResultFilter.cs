namespace InnovationSim.Storage.Results;

/// <summary>Which rows and columns of a table are read. Stores leave out the others before they make values of them.</summary>
public sealed record ResultFilter
{
    /// <summary>First year wanted.</summary>
    public int FirstYear { get; init; }

    /// <summary>Last year wanted.</summary>
    public int LastYear { get; init; } = int.MaxValue;

    /// <summary>Columns wanted, by their places in the table, in the order wanted; empty for all.</summary>
    public IReadOnlyList<int> Columns { get; init; } = [];

    /// <summary>
    /// Columns of text, by their places in the table, each with the values that are wanted of it; an empty text stands for no value. A row must have a
    /// wanted value in each of these columns, so a column without wanted values has no rows.
    /// </summary>
    public IReadOnlyList<(int Column, IReadOnlyList<string> Values)> Where { get; init; } = [];

    /// <summary>The columns that are read.</summary>
    internal IReadOnlyList<ResultColumn> ColumnsOf(ResultTable table) =>
        Columns.Count == 0 ? table.Columns : [.. Columns.Select(place => table.Columns[place])];

    /// <summary>Values that a database can hold: what is no text in Unicode, or holds the character zero, is in no result.</summary>
    internal static string[] Possible(IReadOnlyList<string> values) => [.. values.Where(IsPossible).Distinct(StringComparer.Ordinal)];

    private static bool IsPossible(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] == '\0') return false;
            if (!char.IsSurrogate(value[i])) continue;
            if (i + 1 == value.Length || !char.IsSurrogatePair(value[i], value[i + 1])) return false;
            i++;
        }

        return true;
    }
}

/// <summary>Short forms of reading results.</summary>
public static class ResultReading
{
    /// <summary>All rows and columns of some years.</summary>
    /// <param name="results">The results.</param>
    /// <param name="table">One of <see cref="ResultTables.All"/>.</param>
    /// <param name="firstYear">First year wanted.</param>
    /// <param name="lastYear">Last year wanted.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static IAsyncEnumerable<object?[]> ReadAsync(
        this IResultStore results, ResultTable table, int firstYear, int lastYear, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(results);
        return results.ReadAsync(table, new ResultFilter { FirstYear = firstYear, LastYear = lastYear }, cancellationToken);
    }
}
