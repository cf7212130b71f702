using Orleans.Concurrency;

namespace InnovationSim.Cluster.Contracts.Runs;

/// <summary>
/// Brings one run to its end: it drives lives of the run, one after the other, whatever happens to silos and stores meanwhile. The key is the
/// run's id. What lasts is in the catalogue; this grain may be lost and made anew at any time.
/// </summary>
public interface IRunCoordinatorGrain : IGrainWithStringKey
{
    /// <summary>Takes the run up if the catalogue says that it is queued or running, and nothing is under way here.</summary>
    [AlwaysInterleave]
    Task WakeAsync(CancellationToken cancellationToken = default);

    /// <summary>The run was asked something, which is in the catalogue already.</summary>
    /// <param name="command">What: a number of RunCommand.</param>
    /// <param name="cancellationToken">Cancels.</param>
    [AlwaysInterleave]
    Task AskAsync(int command, CancellationToken cancellationToken = default);

    /// <summary>Saves the run at the end of the year, and goes on without a silo that is about to stop.</summary>
    /// <param name="silo">The silo's address.</param>
    /// <param name="cancellationToken">Cancels.</param>
    [AlwaysInterleave]
    Task LeaveAsync(string silo, CancellationToken cancellationToken = default);

    /// <summary>How far the life at hand has come; null while there is none.</summary>
    [AlwaysInterleave]
    [ReadOnly]
    Task<RunProgress?> ProgressAsync(CancellationToken cancellationToken = default);

    /// <summary>Waits, a few seconds at most, until something has happened: a year was finished, or a life has begun or ended.</summary>
    /// <param name="seen">The number that the call before gave; −1 for none, which is answered at once.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>A number that stands for all that has happened so far; it may change for nothing.</returns>
    [AlwaysInterleave]
    [ReadOnly]
    Task<long> ChangedAsync(long seen, CancellationToken cancellationToken = default);

    /// <summary>What the run is and how it goes, for the dashboard. It changes nothing and never waits.</summary>
    [AlwaysInterleave]
    [ReadOnly]
    Task<RunCoordinatorState> GetState();
}

/// <summary>How far a life of a run has come.</summary>
[GenerateSerializer]
[Immutable]
[Alias("innovationsim.run-progress")]
public sealed record RunProgress
{
    /// <summary>Last year finished; −1 before the first state.</summary>
    [Id(0)]
    public required int Year { get; init; }

    /// <summary>The step finished last within the year after it; null between years.</summary>
    [Id(1)]
    public string? Phase { get; init; }

    /// <summary>Share of the run's work that is done, 0 to 100 %.</summary>
    [Id(2)]
    public required double Percent { get; init; }

    /// <summary>How long the run will still take; null while nothing is known.</summary>
    [Id(3)]
    public TimeSpan? Remaining { get; init; }

    /// <summary>Organisation-years per second; null while nothing is known.</summary>
    [Id(4)]
    public double? OrganisationYearsPerSecond { get; init; }

    /// <summary>Organisations alive; null before the first state.</summary>
    [Id(5)]
    public long? Organisations { get; init; }

    /// <summary>Year of the newest checkpoint; null if there is none.</summary>
    [Id(6)]
    public int? CheckpointYear { get; init; }

    /// <summary>Digest of the world; null before the first state.</summary>
    [Id(7)]
    public string? Digest { get; init; }
}

/// <summary>What a run is and how it goes, as the dashboard shows it.</summary>
[GenerateSerializer]
[Immutable]
[Alias("innovationsim.run-coordinator-state")]
public sealed record RunCoordinatorState
{
    /// <summary>The run's id.</summary>
    [Id(0)]
    public required string Run { get; init; }

    /// <summary>What its scenario is called; empty while nothing is known.</summary>
    [Id(1)]
    public string Scenario { get; init; } = "";

    /// <summary>What the coordinator does.</summary>
    [Id(2)]
    public required string Activity { get; init; }

    /// <summary>Years to simulate.</summary>
    [Id(3)]
    public int Years { get; init; }

    /// <summary>Last year finished; −1 before the first state.</summary>
    [Id(4)]
    public int Year { get; init; } = -1;

    /// <summary>The step finished last within the year after it.</summary>
    [Id(5)]
    public string Phase { get; init; } = "";

    /// <summary>Share of the work that is done, %.</summary>
    [Id(6)]
    public double Percent { get; init; }

    /// <summary>How long it will still take, for people; empty while nothing is known.</summary>
    [Id(7)]
    public string Remaining { get; init; } = "";

    /// <summary>Organisation-years per second.</summary>
    [Id(8)]
    public double OrganisationYearsPerSecond { get; init; }

    /// <summary>Organisations alive.</summary>
    [Id(9)]
    public long Organisations { get; init; }

    /// <summary>How often the run has been taken up again.</summary>
    [Id(10)]
    public long Epoch { get; init; }

    /// <summary>Silos that hold its shards.</summary>
    [Id(11)]
    public string Silos { get; init; } = "";
}
