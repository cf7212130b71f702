namespace InnovationSim.Contracts;

/// <summary>Which rows of which result table.</summary>
public sealed record ResultQuery
{
    /// <summary>Name of the table: years, cities, metrics, events, flows, spending or distributions.</summary>
    public required string Table { get; init; }

    /// <summary>First year wanted.</summary>
    public int FromYear { get; init; }

    /// <summary>Last year wanted.</summary>
    public int ToYear { get; init; } = int.MaxValue;

    /// <summary>Columns wanted, in that order; empty for all.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>
    /// Only rows whose columns of text hold one of these values, for example city → harbin. An empty text stands for no value: city → "" in
    /// table metrics is the whole region.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Where { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
}

/// <summary>A row of a result table.</summary>
/// <param name="Values">Values in the order of the columns asked for: string, long, double or null.</param>
public sealed record ResultRow(IReadOnlyList<object?> Values);

/// <summary>A result table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns.</param>
public sealed record ResultTableInfo(string Name, IReadOnlyList<ResultColumnInfo> Columns);

/// <summary>A column of a result table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Description">What it holds, with its unit.</param>
public sealed record ResultColumnInfo(string Name, ResultValueType Type, string Description);

/// <summary>What the values of a column are.</summary>
public enum ResultValueType
{
    /// <summary>Text, or null.</summary>
    Text = 0,

    /// <summary>Whole numbers of 64 bits.</summary>
    WholeNumber = 1,

    /// <summary>Numbers of double precision; null where undefined.</summary>
    Number = 2,
}
