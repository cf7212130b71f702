namespace InnovationSim.Engine.Checkpoints;

/// <summary>Where checkpoints are kept.</summary>
/// <remarks>
/// <para>What an implementer owes:</para>
/// <list type="number">
/// <item>Parts may be written from several threads and machines at once; a part that is written again replaces the one before.</item>
/// <item>Commit makes the checkpoint exist, all or nothing: after it returns, manifest and parts survive a crash of process and machine.
/// Before it returns, the checkpoint is not listed.</item>
/// <item>Each commit keeps the two newest checkpoints of the run whose manifests can be read and removes what is older, and parts that were
/// never committed and that nobody can still be writing. The newest is that of the latest epoch, then of the latest year: a run that was taken
/// up again from an older year, since what was newer is damaged, must keep what it saves from then on.</item>
/// <item>Bytes come back as they were written or not at all; checksums are checked above this port.</item>
/// </list>
/// </remarks>
public interface ICheckpointStore
{
    /// <summary>Keeps a part of a checkpoint that is not committed yet. The bytes may be reused as soon as this returns.</summary>
    ValueTask WriteAsync(CheckpointKey key, string part, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default);

    /// <summary>A part of a committed checkpoint.</summary>
    /// <exception cref="CheckpointException">There is none, or it is cut off.</exception>
    ValueTask<ReadOnlyMemory<byte>> ReadAsync(CheckpointKey key, string part, CancellationToken cancellationToken = default);

    /// <summary>Makes the checkpoint exist.</summary>
    ValueTask CommitAsync(CheckpointManifest manifest, CancellationToken cancellationToken = default);

    /// <summary>Forgets what was written of a checkpoint that will not be committed; it does not fail, and what it cannot remove a later commit does.</summary>
    ValueTask AbandonAsync(CheckpointKey key) => ValueTask.CompletedTask;

    /// <summary>The committed checkpoints of a run, newest first; those whose manifest cannot be read have a reason instead.</summary>
    ValueTask<IReadOnlyList<StoredCheckpoint>> ListAsync(string run, CancellationToken cancellationToken = default);

    /// <summary>Removes all checkpoints of a run.</summary>
    ValueTask DeleteAsync(string run, CancellationToken cancellationToken = default);
}

/// <summary>A checkpoint in a store.</summary>
/// <param name="Name">What the store calls it, for messages.</param>
/// <param name="Manifest">Its manifest; null if it cannot be read.</param>
/// <param name="Problem">Why it cannot be read; null if it can.</param>
public sealed record StoredCheckpoint(string Name, CheckpointManifest? Manifest, string? Problem);
