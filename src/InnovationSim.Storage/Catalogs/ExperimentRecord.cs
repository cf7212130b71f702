using System.Globalization;
using InnovationSim.Contracts;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Storage.Catalogs;

/// <summary>The place of a run in an experiment.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Arm">Name of its arm.</param>
/// <param name="Replicate">Its number within the arm, from 0.</param>
public sealed record ExperimentPart(string Experiment, string Arm, int Replicate);

/// <summary>An arm as it is put into a catalogue.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Input">Everything that it takes to do its runs, but their ids and seeds.</param>
public sealed record NewArm(string Name, RunInput Input);

/// <summary>An experiment as it is put into a catalogue.</summary>
public sealed record NewExperiment
{
    /// <summary>Its id, of the form that ids of runs have.</summary>
    public required string Experiment { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The arms, of one scenario, scale and number of years; the first is the baseline.</summary>
    public required IReadOnlyList<NewArm> Arms { get; init; }

    /// <summary>Seed of the first replicate.</summary>
    public required ulong FirstSeed { get; init; }

    /// <summary>Runs of each arm.</summary>
    public required int Replicates { get; init; }

    /// <summary>What it is called; null for nothing.</summary>
    public string? Label { get; init; }

    /// <summary>Shard sizes asked for, by kind.</summary>
    public IReadOnlyDictionary<string, int> ShardSizes { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>The key by which the caller knows it again; null for none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>A hash of the request: a key that comes with another one is refused.</summary>
    public string RequestHash { get; init; } = "";

    /// <summary>The id of a run.</summary>
    /// <param name="arm">Number of the arm, from 0.</param>
    /// <param name="replicate">The replicate, from 0.</param>
    public string RunOf(int arm, int replicate) => string.Create(CultureInfo.InvariantCulture, $"{Experiment}-{arm}-{replicate}");

    /// <summary>The seed of a replicate.</summary>
    /// <param name="replicate">The replicate, from 0.</param>
    public ulong SeedOf(int replicate) => FirstSeed + (ulong)replicate;
}

/// <summary>An experiment as a catalogue knows it, with what its runs amount to.</summary>
public sealed record ExperimentRecord
{
    /// <summary>Its place in the order in which experiments were accepted, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>Its id.</summary>
    public required string Experiment { get; init; }

    /// <summary>What its scenario is called.</summary>
    public required string Scenario { get; init; }

    /// <summary>Its arms; the first is the baseline.</summary>
    public required IReadOnlyList<ArmInfo> Arms { get; init; }

    /// <summary>Seed of the first replicate.</summary>
    public required ulong FirstSeed { get; init; }

    /// <summary>Runs of each arm.</summary>
    public required int Replicates { get; init; }

    /// <summary>Years to simulate.</summary>
    public required int Years { get; init; }

    /// <summary>Share of people and firms simulated.</summary>
    public required double Scale { get; init; }

    /// <summary>What it is called; null for nothing.</summary>
    public string? Label { get; init; }

    /// <summary>The hash of the request that it came with.</summary>
    public required string RequestHash { get; init; }

    /// <summary>When it was accepted, UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>What its runs amount to.</summary>
    public ExperimentTally Tally { get; init; } = ExperimentTally.None;
}

/// <summary>What the runs of an experiment amount to.</summary>
/// <param name="Runs">How many are in which state.</param>
/// <param name="YearsDone">Years that are known to be finished, of all together.</param>
/// <param name="Started">When the first began.</param>
/// <param name="Ended">When the last of those that have ended did.</param>
/// <param name="Error">Why one failed; null if none has.</param>
/// <param name="Running">Those that run, with the years that are counted for them.</param>
public sealed record ExperimentTally(
    RunCounts Runs, long YearsDone, DateTimeOffset? Started, DateTimeOffset? Ended, string? Error, IReadOnlyList<(string Run, int Year)> Running)
{
    /// <summary>No runs.</summary>
    public static ExperimentTally None { get; } = new(new RunCounts(0, 0, 0, 0, 0, 0), 0, null, null, null, []);
}
