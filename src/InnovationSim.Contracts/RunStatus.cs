namespace InnovationSim.Contracts;

/// <summary>How a run stands. Progress may lag behind by a step.</summary>
public sealed record RunStatus
{
    /// <summary>The run's id.</summary>
    public required string Run { get; init; }

    /// <summary>Where it stands.</summary>
    public required RunState State { get; init; }

    /// <summary>What it was asked and has not obeyed yet.</summary>
    public RunCommand Asked { get; init; }

    /// <summary>What it is called; null for nothing.</summary>
    public string? Label { get; init; }

    /// <summary>What its scenario is called.</summary>
    public required string Scenario { get; init; }

    /// <summary>Its seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Share of people and firms simulated.</summary>
    public required double Scale { get; init; }

    /// <summary>Years to simulate.</summary>
    public required int Years { get; init; }

    /// <summary>Last year finished; 0 is the first state, −1 if not even that is there.</summary>
    public required int Year { get; init; }

    /// <summary>The step that was finished last, in the year after <see cref="Year"/>; null while nothing runs.</summary>
    public string? Phase { get; init; }

    /// <summary>Share of the work that is done, 0 to 100 %.</summary>
    public required double Percent { get; init; }

    /// <summary>How long it will still run at the speed it has; null while that is unknown.</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>Organisations (not talent pools) × years simulated in a second, in this life of the run; null while nothing is known.</summary>
    public double? OrganisationYearsPerSecond { get; init; }

    /// <summary>Organisations alive at the end of <see cref="Year"/>; null before the first state, and where only the catalogue is known.</summary>
    public long? Organisations { get; init; }

    /// <summary>How often the run was taken up again.</summary>
    public required long Epoch { get; init; }

    /// <summary>Year of the newest checkpoint; null if there is none.</summary>
    public int? CheckpointYear { get; init; }

    /// <summary>Digest of the world at the end of <see cref="Year"/>, 32 hexadecimal digits; null before the first state.</summary>
    public string? Digest { get; init; }

    /// <summary>The run that it branched off from; null if from none.</summary>
    public string? ParentRun { get; init; }

    /// <summary>Last year that it shares with that run.</summary>
    public int? ParentYear { get; init; }

    /// <summary>The experiment that it is a run of; null if of none.</summary>
    public string? Experiment { get; init; }

    /// <summary>The arm of that experiment.</summary>
    public string? Arm { get; init; }

    /// <summary>Its number within the arm, from 0; runs with the same one have the same seed.</summary>
    public int? Replicate { get; init; }

    /// <summary>When it was accepted, UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it first ran, UTC.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Why it failed; null if it has not.</summary>
    public string? Error { get; init; }
}
