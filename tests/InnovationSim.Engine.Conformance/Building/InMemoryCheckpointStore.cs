using System.Collections.Concurrent;
using InnovationSim.Engine.Checkpoints;

namespace InnovationSim.Engine.Conformance.Building;

/// <summary>Keeps checkpoints in memory, as <see cref="ICheckpointStore"/> asks of every store; a test may look into them and spoil them.</summary>
public sealed class InMemoryCheckpointStore : ICheckpointStore
{
    private const int Generations = 2;

    private readonly ConcurrentDictionary<(CheckpointKey Key, string Part), byte[]> _parts;
    private readonly ConcurrentDictionary<CheckpointKey, CheckpointManifest> _manifests;

    /// <summary>A store; with what another one keeps, if one is given.</summary>
    public InMemoryCheckpointStore(InMemoryCheckpointStore? other = null)
    {
        _parts = new(other is null ? [] : other._parts.Select(part => KeyValuePair.Create(part.Key, (byte[])part.Value.Clone())));
        _manifests = new(other is null ? [] : other._manifests);
    }

    /// <summary>Called before a part is kept; may throw as a full disk does.</summary>
    public Action<CheckpointKey, string> BeforeWrite { get; set; } = (_, _) => { };

    /// <summary>Called before a part is read.</summary>
    public Action<CheckpointKey, string> BeforeRead { get; set; } = (_, _) => { };

    /// <summary>Names of all parts kept of a checkpoint, committed or not, in order.</summary>
    public IReadOnlyList<string> PartsOf(CheckpointKey key) =>
        [.. _parts.Keys.Where(part => part.Key == key).Select(part => part.Part).Order(StringComparer.Ordinal)];

    /// <summary>The bytes of a part; a test may change them.</summary>
    public byte[] Bytes(CheckpointKey key, string part) => _parts[(key, part)];

    /// <summary>Puts other bytes in a part's place; null removes it.</summary>
    public void Replace(CheckpointKey key, string part, byte[]? bytes)
    {
        if (bytes is null) _parts.TryRemove((key, part), out _);
        else _parts[(key, part)] = bytes;
    }

    /// <summary>Puts another manifest in a checkpoint's place, under its key.</summary>
    public void Replace(CheckpointKey key, CheckpointManifest manifest) => _manifests[key] = manifest;

    /// <inheritdoc/>
    public ValueTask WriteAsync(CheckpointKey key, string part, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        BeforeWrite(key, part);
        _parts[(key, part)] = bytes.ToArray();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>> ReadAsync(CheckpointKey key, string part, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        BeforeRead(key, part);
        return _manifests.ContainsKey(key) && _parts.TryGetValue((key, part), out byte[]? bytes)
            ? ValueTask.FromResult<ReadOnlyMemory<byte>>(bytes)
            : throw new CheckpointException($"The checkpoint of {key} has no part {part}.");
    }

    /// <inheritdoc/>
    public ValueTask CommitAsync(CheckpointManifest manifest, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (CheckpointPartEntry part in manifest.Parts)
        {
            if (!_parts.ContainsKey((manifest.Key, part.Name))) throw new InvalidOperationException($"Part {part.Name} is in the manifest, but was never written.");
        }

        _manifests[manifest.Key] = manifest;
        foreach (CheckpointKey old in NewestFirst(manifest.Run).Skip(Generations)) _manifests.TryRemove(old, out _);
        foreach ((CheckpointKey key, string part) in _parts.Keys)
        {
            if (key.Run == manifest.Run && !_manifests.ContainsKey(key)) _parts.TryRemove((key, part), out _);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask AbandonAsync(CheckpointKey key)
    {
        if (_manifests.ContainsKey(key)) return ValueTask.CompletedTask;
        foreach (string part in PartsOf(key)) _parts.TryRemove((key, part), out _);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredCheckpoint>> ListAsync(string run, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IReadOnlyList<StoredCheckpoint>>(
            [.. NewestFirst(run).Select(key => new StoredCheckpoint(key.ToString(), _manifests[key], Problem: null))]);

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string run, CancellationToken cancellationToken = default)
    {
        foreach (CheckpointKey key in NewestFirst(run)) _manifests.TryRemove(key, out _);
        foreach ((CheckpointKey key, string part) in _parts.Keys.Where(part => part.Key.Run == run)) _parts.TryRemove((key, part), out _);
        return ValueTask.CompletedTask;
    }

    private CheckpointKey[] NewestFirst(string run) =>
        [.. _manifests.Keys.Where(key => key.Run == run).OrderByDescending(key => (key.Epoch, key.Year))];
}
