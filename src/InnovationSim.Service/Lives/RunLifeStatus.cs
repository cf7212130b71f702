namespace InnovationSim.Service.Lives;

/// <summary>How far a life of a run has come: a snapshot that never changes.</summary>
public sealed record RunLifeStatus
{
    /// <summary>Last year finished; −1 before the first state.</summary>
    public required int Year { get; init; }

    /// <summary>Description of the step finished last within the year after it; null between years.</summary>
    public string? Phase { get; init; }

    /// <summary>Share of the run's work that is done, 0 to 100 %.</summary>
    public required double Percent { get; init; }

    /// <summary>How long the run will still take at the speed of this life; null while nothing is known.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>Organisation-years per second in this life; null while nothing is known.</summary>
    public double? OrganisationYearsPerSecond { get; init; }

    /// <summary>Organisations alive at the end of the year; null before the first state.</summary>
    public long? Organisations { get; init; }

    /// <summary>Year of the newest checkpoint committed; null if there is none.</summary>
    public int? CheckpointYear { get; init; }

    /// <summary>Digest of the world at the end of the year; null before the first state.</summary>
    public string? Digest { get; init; }
}
