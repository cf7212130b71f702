namespace InnovationSim.Contracts;

/// <summary>Which runs to list.</summary>
public sealed record RunQuery
{
    /// <summary>Most runs of a page.</summary>
    public const int MostRuns = 1000;

    /// <summary>Only runs in these states; empty for all.</summary>
    public IReadOnlyList<RunState> States { get; init; } = [];

    /// <summary>Only runs of this experiment; null for all, an empty text for those of none.</summary>
    public string? Experiment { get; init; }

    /// <summary>Only runs of this arm of an experiment; null for all.</summary>
    public string? Arm { get; init; }

    /// <summary>Where to go on: <see cref="RunPage.Next"/> of the page before; null for the newest.</summary>
    public string? From { get; init; }

    /// <summary>Runs of a page, 1 to <see cref="MostRuns"/>.</summary>
    public int Limit { get; init; } = 100;
}

/// <summary>Some runs, newest first. Runs that are submitted while one pages are not seen; none is seen twice.</summary>
public sealed record RunPage
{
    /// <summary>The runs.</summary>
    public required IReadOnlyList<RunStatus> Runs { get; init; }

    /// <summary>Where the next page begins; null if there is none.</summary>
    public string? Next { get; init; }
}
