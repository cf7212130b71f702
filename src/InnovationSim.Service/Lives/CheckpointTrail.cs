using InnovationSim.Engine;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Results;

namespace InnovationSim.Service.Lives;

/// <summary>
/// Saves a run as it goes: parts are written while the run waits; that disks have them, and the commit, go on behind the next year. A commit
/// that fails is told by the next call.
/// </summary>
/// <param name="store">Where checkpoints are kept.</param>
/// <param name="results">The run's results: they are flushed before a commit, since a checkpoint must not be ahead of them.</param>
/// <param name="run">The run's id.</param>
/// <param name="epoch">How often it was taken up again.</param>
public sealed class CheckpointTrail(ICheckpointStore store, IResultStore results, string run, long epoch)
{
    private Task _commit = Task.CompletedTask;

    /// <summary>Year of the newest checkpoint of which the parts are written; −1 if there is none.</summary>
    public int Saved { get; private set; } = -1;

    /// <summary>Is asked right before a commit and refuses it by throwing; null for nobody.</summary>
    public Func<Task>? Committing { get; init; }

    /// <summary>Is told of a commit; null for nobody.</summary>
    public Func<CheckpointManifest, Task>? Committed { get; init; }

    /// <summary>The run was restored from a checkpoint of this year, which need not be written again.</summary>
    public void GoOnAfter(int year) => Saved = year;

    /// <summary>Writes the parts of a checkpoint now, unless the year has one; waits for the commit before, not for this one.</summary>
    public async Task SaveAsync(RunCoordinator coordinator, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(coordinator);
        if (Saved == coordinator.YearsDone) return;
        await SettleAsync().ConfigureAwait(false);
        CheckpointManifest manifest = await coordinator.CaptureAsync(store, run, epoch, cancellationToken).ConfigureAwait(false);
        Saved = manifest.Year;
        _commit = Task.Run(() => CommitAsync(manifest), CancellationToken.None);
    }

    /// <summary>Waits until everything saved is committed.</summary>
    public Task SettleAsync() => _commit;

    private async Task CommitAsync(CheckpointManifest manifest)
    {
        await results.FlushAsync().ConfigureAwait(false);
        if (Committing is not null) await Committing().ConfigureAwait(false);
        await store.CommitAsync(manifest).ConfigureAwait(false);
        if (Committed is not null) await Committed(manifest).ConfigureAwait(false);
    }
}
