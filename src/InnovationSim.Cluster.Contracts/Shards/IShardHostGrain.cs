using Orleans.Concurrency;

namespace InnovationSim.Cluster.Contracts.Shards;

/// <summary>
/// All shards of one life of a run on one silo, for whoever is on another: signals come here once instead of to each shard, sums and
/// messages leave bundled. The key is <c>RUN/EPOCH/SILO</c> (<see cref="HostKey"/>). Calls go coordinator → host → shard and host → host's
/// inbox, never back.
/// </summary>
/// <remarks>
/// Every command has a number. One that is repeated is answered from memory, or joins the one under way; one of an older life of
/// the run is refused with <see cref="StaleLifeException"/>. After a failure the host can only be ended.
/// </remarks>
public interface IShardHostGrain : IGrainWithStringKey
{
    /// <summary>Makes room for the shards. Repeating it changes nothing.</summary>
    Task BeginAsync(HostStart start, CancellationToken cancellationToken = default);

    /// <summary>Runs a step on all shards here, and brings their messages to where they will be read.</summary>
    Task<HostStepResult> StepAsync(HostStep step, CancellationToken cancellationToken = default);

    /// <summary>Takes messages from another host; they are read in the step after the one they were sent in.</summary>
    [AlwaysInterleave]
    Task DeliverAsync(MailParcel parcel, CancellationToken cancellationToken = default);

    /// <summary>Writes the shards here as parts of a checkpoint.</summary>
    /// <returns>The parts, as JSON.</returns>
    Task<byte[]> SaveAsync(HostSave command, CancellationToken cancellationToken = default);

    /// <summary>Puts the shards here where a checkpoint left them.</summary>
    /// <returns>Σ of their digests.</returns>
    Task<HostDigest> RestoreAsync(HostRestore command, CancellationToken cancellationToken = default);

    /// <summary>Forgets everything: this life of the run is over here.</summary>
    [AlwaysInterleave]
    Task EndAsync(CancellationToken cancellationToken = default);

    /// <summary>What is here. It changes nothing and never waits for a step.</summary>
    [AlwaysInterleave]
    [ReadOnly]
    Task<HostState> GetState();
}
