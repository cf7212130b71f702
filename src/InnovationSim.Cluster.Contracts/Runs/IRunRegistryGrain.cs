using Orleans.Concurrency;

namespace InnovationSim.Cluster.Contracts.Runs;

/// <summary>
/// Gives runs their turn: so many at once in the whole cluster, the others in the order in which they were accepted. There is one (key 0). A reminder
/// calls it to life again, whatever silo is lost, and it wakes the coordinators of runs that are to run.
/// </summary>
public interface IRunRegistryGrain : IGrainWithIntegerKey
{
    /// <summary>Looks at the catalogue, starts what may start, and revives what should be running.</summary>
    [AlwaysInterleave]
    Task TendAsync(CancellationToken cancellationToken = default);

    /// <summary>The coordinator of a run has nothing more to do with it for now.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Cancels.</param>
    [AlwaysInterleave]
    Task EndedAsync(string run, CancellationToken cancellationToken = default);

    /// <summary>What runs and what waits, for the dashboard.</summary>
    [AlwaysInterleave]
    [ReadOnly]
    Task<RunRegistryState> GetState();
}

/// <summary>What runs and what waits.</summary>
[GenerateSerializer]
[Immutable]
[Alias("innovationsim.run-registry-state")]
public sealed record RunRegistryState
{
    /// <summary>Runs whose turn it is.</summary>
    [Id(0)]
    public required string[] Running { get; init; }

    /// <summary>Runs that wait, the next first.</summary>
    [Id(1)]
    public required string[] Queued { get; init; }

    /// <summary>Most runs at once.</summary>
    [Id(2)]
    public required int MostAtOnce { get; init; }
}
