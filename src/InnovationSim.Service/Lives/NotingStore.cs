using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Postgres;

namespace InnovationSim.Service.Lives;

/// <summary>A store for reading that notes whether anything was read of it, and whether its database failed, as opposed to what it holds being wrong.</summary>
internal sealed class NotingStore(ICheckpointStore store) : ICheckpointStore
{
    private volatile DatabaseException? _failure;
    private volatile bool _wasRead;

    /// <summary>The last failure of the database; null if it answered whenever it was asked.</summary>
    internal DatabaseException? Failure => _failure;

    /// <summary>Whether a part was read: whoever did so may have begun to use it.</summary>
    internal bool WasRead => _wasRead;

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CheckpointKey key, string part, CancellationToken cancellationToken = default)
    {
        _wasRead = true;
        try
        {
            return await store.ReadAsync(key, part, cancellationToken).ConfigureAwait(false);
        }
        catch (DatabaseException failure)
        {
            _failure = failure;
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredCheckpoint>> ListAsync(string run, CancellationToken cancellationToken = default) =>
        store.ListAsync(run, cancellationToken);

    /// <inheritdoc/>
    public ValueTask WriteAsync(CheckpointKey key, string part, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default) =>
        store.WriteAsync(key, part, bytes, cancellationToken);

    /// <inheritdoc/>
    public ValueTask CommitAsync(CheckpointManifest manifest, CancellationToken cancellationToken = default) => store.CommitAsync(manifest, cancellationToken);

    /// <inheritdoc/>
    public ValueTask AbandonAsync(CheckpointKey key) => store.AbandonAsync(key);

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string run, CancellationToken cancellationToken = default) => store.DeleteAsync(run, cancellationToken);
}
