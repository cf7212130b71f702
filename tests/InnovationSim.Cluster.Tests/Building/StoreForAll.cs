using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Conformance.Building;

namespace InnovationSim.Cluster.Tests.Building;

/// <summary>The store of all silos: whichever a test has put here.</summary>
public sealed class StoreForAll : ICheckpointStore
{
    /// <summary>The store behind.</summary>
    public ICheckpointStore Store { get; set; } = new InMemoryCheckpointStore();

    public ValueTask WriteAsync(CheckpointKey key, string part, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default) =>
        Store.WriteAsync(key, part, bytes, cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>> ReadAsync(CheckpointKey key, string part, CancellationToken cancellationToken = default) =>
        Store.ReadAsync(key, part, cancellationToken);

    public ValueTask CommitAsync(CheckpointManifest manifest, CancellationToken cancellationToken = default) => Store.CommitAsync(manifest, cancellationToken);

    public ValueTask<IReadOnlyList<StoredCheckpoint>> ListAsync(string run, CancellationToken cancellationToken = default) =>
        Store.ListAsync(run, cancellationToken);

    public ValueTask DeleteAsync(string run, CancellationToken cancellationToken = default) => Store.DeleteAsync(run, cancellationToken);

    public ValueTask AbandonAsync(CheckpointKey key) => Store.AbandonAsync(key);
}
