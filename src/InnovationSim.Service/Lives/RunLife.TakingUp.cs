using InnovationSim.Engine;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Postgres;

namespace InnovationSim.Service.Lives;

/// <content>Taking the run up from where it is saved.</content>
public sealed partial class RunLife
{
    private async Task TakeUpAsync(CancellationToken cancellationToken)
    {
        await RenewAsync(cancellationToken).ConfigureAwait(false);
        int sound = await _results.LastYearAsync(cancellationToken).ConfigureAwait(false);
        CheckpointManifest? from = await RestoreAsync(_run, sound, cancellationToken).ConfigureAwait(false);
        if (from is null && _life.Input.Parent is { } parent)
        {
            sound = await _life.Storage.CopyResultsAsync(parent.Run, _run, _life.Epoch, parent.AtYear, cancellationToken).ConfigureAwait(false);
            from = await RestoreAsync(parent.Run, Math.Min(sound, parent.AtYear), cancellationToken).ConfigureAwait(false);
        }

        // What follows the checkpoint is simulated again, to the same bits.
        await _results.RemoveAfterAsync(from?.Year ?? -1, cancellationToken).ConfigureAwait(false);
        if (from is null) _progress.Restart();
        else _progress.GoesOn(from.Year, from.Digest, _coordinator.Organisations, _coordinator.OrganisationYears, OwnYear(from));
        await NoteAsync(run => from is null ? run with { Year = -1, Digest = null, Organisations = null, CheckpointYear = null } : run).ConfigureAwait(false);
    }

    /// <summary>Restores the newest checkpoint that is right, or none.</summary>
    private async Task<CheckpointManifest?> RestoreAsync(string run, int notAfterYear, CancellationToken cancellationToken)
    {
        var store = new NotingStore(_life.Storage.CheckpointsOf(run));
        try
        {
            RestoredCheckpoint restored = await _coordinator.RestoreNewestAsync(store, run, notAfterYear, cancellationToken).ConfigureAwait(false);
            if (OwnYear(restored.Manifest) is { } year) _trail.GoOnAfter(year);
            return restored.Manifest;
        }
        catch (CheckpointException)
        {
            // A database that does not answer says nothing about what it holds: to begin again would be to throw years away.
            if (store.Failure is { } failure) throw new DatabaseException(failure.Message, failure);
            if (store.WasRead) await RenewAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
    }

    /// <summary>A fork that goes on from the other run's checkpoint has none of its own yet.</summary>
    private int? OwnYear(CheckpointManifest manifest) => string.Equals(manifest.Run, _run, StringComparison.Ordinal) ? manifest.Year : null;

    /// <summary>A new coordinator on a new fleet: what a failed restore left in the old ones is undefined.</summary>
    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        await DisposeFleetAsync().ConfigureAwait(false);
        _fleet = await _life.NewFleet(cancellationToken).ConfigureAwait(false);
        _coordinator = new RunCoordinator(_life.Spec, _fleet, this);
    }

    private async ValueTask DisposeFleetAsync()
    {
        if (_fleet is not { } fleet) return;
        _fleet = null;
        await fleet.DisposeAsync().ConfigureAwait(false);
    }
}
