using InnovationSim.Contracts;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Storage.Catalogs;

/// <summary>A run as it is put into a catalogue.</summary>
public sealed record NewRun
{
    /// <summary>Everything that it takes to do it; its id among that.</summary>
    public required RunInput Input { get; init; }

    /// <summary>What it is called; null for nothing.</summary>
    public string? Label { get; init; }

    /// <summary>Shard sizes asked for, by kind.</summary>
    public IReadOnlyDictionary<string, int> ShardSizes { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>The key by which the caller knows it again; null for none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>A hash of the request: a key that comes with another one is refused.</summary>
    public string RequestHash { get; init; } = "";
}

/// <summary>A run as a catalogue knows it. The upper part never changes; the lower one does through <see cref="IRunCatalog"/> only.</summary>
public sealed record RunRecord
{
    /// <summary>Its place in the order in which runs were accepted, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>The run's id.</summary>
    public required string Run { get; init; }

    /// <summary>What its scenario is called.</summary>
    public required string Scenario { get; init; }

    /// <summary>Its seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Years to simulate.</summary>
    public required int Years { get; init; }

    /// <summary>Share of people and firms simulated.</summary>
    public required double Scale { get; init; }

    /// <summary>What it is called; null for nothing.</summary>
    public string? Label { get; init; }

    /// <summary>Shard sizes asked for, by kind.</summary>
    public required IReadOnlyDictionary<string, int> ShardSizes { get; init; }

    /// <summary>The run that it branched off from; null if from none.</summary>
    public RunParent? Parent { get; init; }

    /// <summary>Its place in an experiment; null if it is of none.</summary>
    public ExperimentPart? Part { get; init; }

    /// <summary>The hash of the request that it came with; empty for a run of an experiment.</summary>
    public required string RequestHash { get; init; }

    /// <summary>When it was accepted, UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The life that has the run: how often it has been taken up again; −1 before the first.</summary>
    public long Epoch { get; init; } = -1;

    /// <summary>Where it stands.</summary>
    public RunState State { get; init; }

    /// <summary>What it was asked and has not obeyed yet.</summary>
    public RunCommand Asked { get; init; }

    /// <summary>Last year that is known to be finished; −1 if none is. A running run may be ahead of it.</summary>
    public int Year { get; init; } = -1;

    /// <summary>Digest at the end of that year; null if none is finished.</summary>
    public string? Digest { get; init; }

    /// <summary>Organisations alive at the end of that year.</summary>
    public long? Organisations { get; init; }

    /// <summary>Year of the newest checkpoint; null if there is none.</summary>
    public int? CheckpointYear { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>When it first ran, UTC.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset? Ended { get; init; }
}

/// <summary>Which runs of a catalogue.</summary>
public sealed record RunFilter
{
    /// <summary>Only these states; empty for all.</summary>
    public IReadOnlyList<RunState> States { get; init; } = [];

    /// <summary>Only runs of this experiment; null for all, an empty text for those of none.</summary>
    public string? Experiment { get; init; }

    /// <summary>Only runs of this arm; null for all.</summary>
    public string? Arm { get; init; }

    /// <summary>Only runs accepted before the one with this number.</summary>
    public long Before { get; init; } = long.MaxValue;

    /// <summary>Most runs.</summary>
    public int Limit { get; init; } = int.MaxValue;
}
