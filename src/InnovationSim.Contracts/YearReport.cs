namespace InnovationSim.Contracts;

/// <summary>A finished year.</summary>
public sealed record YearReport
{
    /// <summary>The run.</summary>
    public required string Run { get; init; }

    /// <summary>Year of the run; 0 is the first state.</summary>
    public required int Year { get; init; }

    /// <summary>The year in the calendar of the scenario.</summary>
    public required int CalendarYear { get; init; }

    /// <summary>Digest of the world at its end, 32 hexadecimal digits.</summary>
    public required string Digest { get; init; }

    /// <summary>All metrics of the whole region by the names of the columns of table <c>years</c>; null where one is undefined.</summary>
    public required IReadOnlyDictionary<string, double?> Metrics { get; init; }
}
