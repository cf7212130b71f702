using Orleans.Concurrency;

namespace InnovationSim.Cluster.Contracts.Shards;

/// <summary>
/// The organisations of one kind in one city whose serials lie in one range. The key is <c>RUN/EPOCH/CITY/INDEX</c> (<see cref="ShardKey"/>):
/// a run that is taken up again addresses other grains, so what an older life still sends cannot reach a younger one.
/// </summary>
// Each kind has a GetState of its own: the dashboard asks for what an interface declares itself, and not for what it inherits.
public interface IShardGrain : IGrainWithStringKey
{
    /// <summary>Runs the step at hand on this shard. Its host on the same silo has prepared the step; nobody else calls this.</summary>
    /// <param name="sequence">Number of the step in this life of the run.</param>
    /// <param name="number">Dense number of the shard in the map of the step.</param>
    Task StepAsync(long sequence, int number);
}

/// <summary>A shard of universities.</summary>
public interface IUniversityGrain : IShardGrain
{
    /// <summary>What the shard is and holds. It changes nothing and never waits for a step.</summary>
    [AlwaysInterleave]
    [ReadOnly]
    Task<ShardState> GetState();
}

/// <summary>A shard of research institutes.</summary>
public interface IResearchInstituteGrain : IShardGrain
{
    /// <summary>What the shard is and holds. It changes nothing and never waits for a step.</summary>
    [AlwaysInterleave]
    [ReadOnly]
    Task<ShardState> GetState();
}

/// <summary>A shard of state-owned enterprises.</summary>
public interface IStateOwnedEnterpriseGrain : IShardGrain
{
    /// <summary>What the shard is and holds. It changes nothing and never waits for a step.</summary>
    [AlwaysInterleave]
    [ReadOnly]
    Task<ShardState> GetState();
}

/// <summary>A shard of private firms.</summary>
public interface IPrivateFirmGrain : IShardGrain
{
    /// <summary>What the shard is and holds. It changes nothing and never waits for a step.</summary>
    [AlwaysInterleave]
    [ReadOnly]
    Task<ShardState> GetState();
}

/// <summary>A shard of talent pools.</summary>
public interface ITalentPoolGrain : IShardGrain
{
    /// <summary>What the shard is and holds. It changes nothing and never waits for a step.</summary>
    [AlwaysInterleave]
    [ReadOnly]
    Task<ShardState> GetState();
}

/// <summary>What a shard is and holds.</summary>
[GenerateSerializer]
[Immutable]
[Alias("innovationsim.shard-state")]
public sealed record ShardState
{
    /// <summary>The run's id.</summary>
    [Id(0)]
    public required string Run { get; init; }

    /// <summary>How often the run has been taken up again.</summary>
    [Id(1)]
    public required long Epoch { get; init; }

    /// <summary>Kind, city and index.</summary>
    [Id(2)]
    public required string Shard { get; init; }

    /// <summary>The year of the last step; −1 before the first.</summary>
    [Id(3)]
    public required int Year { get; init; }

    /// <summary>The last step.</summary>
    [Id(4)]
    public required string Step { get; init; }

    /// <summary>Steps that this activation has run.</summary>
    [Id(5)]
    public required long Steps { get; init; }

    /// <summary>Agents alive at the end of the last step.</summary>
    [Id(6)]
    public required int Agents { get; init; }

    /// <summary>Bytes of their state.</summary>
    [Id(7)]
    public required long StateBytes { get; init; }

    /// <summary>Time that the kernel took for the last step, milliseconds.</summary>
    [Id(8)]
    public required double StepMilliseconds { get; init; }
}
