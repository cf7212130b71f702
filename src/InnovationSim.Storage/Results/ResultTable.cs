using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Storage.Results;

/// <summary>The type of a column.</summary>
public enum ColumnType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A number; null where it is undefined.</summary>
    Number,
}

/// <summary>A column of a result table.</summary>
/// <param name="Name">Name: lower case with underscores, so that it needs no quotes in SQL, R or Python.</param>
/// <param name="Type">Type.</param>
/// <param name="Description">What it holds, with its unit.</param>
public sealed record ResultColumn(string Name, ColumnType Type, string Description);

/// <summary>A table of results: how to name its columns and how to fill its rows from a year's record. Every store writes the same tables.</summary>
public sealed class ResultTable
{
    private readonly Func<YearRecord, IEnumerable<object?[]>> _rows;

    internal ResultTable(string name, IReadOnlyList<ResultColumn> columns, IReadOnlyList<string> index, Func<YearRecord, IEnumerable<object?[]>> rows)
    {
        Name = name;
        Columns = columns;
        Index = index;
        _rows = rows;
    }

    /// <summary>Name of the table, and of its file.</summary>
    public string Name { get; }

    /// <summary>Columns in their order.</summary>
    public IReadOnlyList<ResultColumn> Columns { get; }

    /// <summary>The version of the schema of files since which there is the table.</summary>
    internal int SinceSchema { get; init; } = 1;

    /// <summary>Columns that together tell rows apart.</summary>
    public IReadOnlyList<string> Index { get; }

    /// <summary>The rows of a year: values are string, long, double or null.</summary>
    public IEnumerable<object?[]> Rows(YearRecord record) => _rows(record);
}
