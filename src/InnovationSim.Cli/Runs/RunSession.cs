using System.Diagnostics;
using InnovationSim.Analysis.Facts;
using InnovationSim.Cli.Commands;
using InnovationSim.Cli.Terminal;
using InnovationSim.Engine;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Service.Lives;
using InnovationSim.Service.Plans;
using InnovationSim.Storage.Results;
using InnovationSim.Storage.Runs;
using Microsoft.Data.Sqlite;

namespace InnovationSim.Cli.Runs;

/// <summary>One life of a run: from its start, or from where it was taken up again, to its end, a pause or a stop.</summary>
internal sealed class RunSession : IRunObserver
{
    private readonly RunFolder _folder;
    private readonly RunPlan _plan;
    private readonly RunOptions _options;
    private readonly StopSignals _signals;
    private readonly ProgressDisplay _progress;
    private readonly CheckpointTrail _trail;
    private RunCoordinator _coordinator;

    internal RunSession(RunFolder folder, RunPlan plan, RunOptions options, StopSignals signals)
    {
        _folder = folder;
        _plan = plan;
        _options = options;
        _signals = signals;
        _progress = ProgressDisplay.For(options.Progress, plan.Spec.Years, plan.World);
        _progress.PauseKey = signals.Pause;
        signals.Asked = _progress.Stopping;
        _coordinator = NewCoordinator();
        _trail = new CheckpointTrail(folder.Checkpoints, folder.Results, folder.Input.Run, folder.Epoch);
    }

    private int Every => _folder.Input.CheckpointEvery;

    /// <inheritdoc/>
    public void StepDone(StepReport report) => _progress.StepDone(report);

    /// <inheritdoc/>
    public async ValueTask YearDoneAsync(YearRecord record, CancellationToken cancellationToken)
    {
        // A year that is finished is kept, whatever is asked meanwhile.
        await _folder.Results.WriteAsync(record, CancellationToken.None).ConfigureAwait(false);
        _progress.YearDone(record);
    }

    /// <summary>Takes the run up from its newest checkpoint that is right, or from its start.</summary>
    /// <param name="notAfterYear">Years up to which the results are sound; −1 if none is.</param>
    internal async Task RestoreAsync(int notAfterYear)
    {
        try
        {
            RestoredCheckpoint restored = await _coordinator.RestoreNewestAsync(_folder.Checkpoints, _folder.Input.Run, notAfterYear).ConfigureAwait(false);
            foreach (StoredCheckpoint refused in restored.Refused) Messages.Note($"The checkpoint {refused.Name} cannot be used: {refused.Problem}");
            _trail.GoOnAfter(restored.Manifest.Year);
        }
        catch (CheckpointException none)
        {
            Messages.Note($"{none.Message} The run begins again; the same seed gives the same bits.");
            _coordinator = NewCoordinator();
        }

        await _folder.Results.RemoveAfterAsync(_trail.Saved).ConfigureAwait(false);
        if (_trail.Saved < 0) return;
        Messages.Note($"Run {_folder.Input.Run} goes on after year {_trail.Saved} of {_plan.Spec.Years}.");
        _progress.GoesOnAfter(_trail.Saved);
    }

    /// <summary>Takes the run up from a checkpoint of another run with which it shares its history.</summary>
    internal async Task RestoreAsync(ICheckpointStore store, string run, int notAfterYear, string database)
    {
        int restored = -1;
        try
        {
            _folder.Results.CopyFrom(database, notAfterYear);
            // The other run may be damaged, or go on and be taken up again meanwhile: what counts is what has arrived here.
            int sound = _folder.Results.LastSoundYear();
            restored = (await _coordinator.RestoreNewestAsync(store, run, sound).ConfigureAwait(false)).Manifest.Year;
            _progress.GoesOnAfter(restored);
        }
        catch (Exception unusable) when (unusable is CheckpointException or SqliteException && !Failures.IsDiskFull(unusable))
        {
            // The shared years are simulated once more, to the same bits.
            _coordinator = NewCoordinator();
        }

        await _folder.Results.RemoveAfterAsync(restored).ConfigureAwait(false);
    }

    private RunCoordinator NewCoordinator() => new(_plan.Spec, new InProcessFleet(_plan.World, _plan.Spec.Seed, _options.Threads), this);

    /// <summary>Runs what is left, and says how it ended.</summary>
    internal async Task<int> RunAsync()
    {
        long began = Stopwatch.GetTimestamp();
        _folder.Started();
        RunEnd end = RunEnd.Complete;
        try
        {
            await _progress.ShowAsync(async () => end = await YearsAsync().ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_signals.Token.IsCancellationRequested)
        {
            end = RunEnd.Stopped;
        }
        catch (Exception failure) when (RunFailures.IsOfStorage(failure))
        {
            throw await FailedAsync(failure).ConfigureAwait(false);
        }

        try
        {
            await _trail.SettleAsync().ConfigureAwait(false);
            if (end == RunEnd.Paused) _folder.Pause(_coordinator.YearsDone);
        }
        catch (Exception failure) when (RunFailures.IsOfStorage(failure))
        {
            throw await FailedAsync(failure).ConfigureAwait(false);
        }

        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return end switch
        {
            RunEnd.Paused => Paused(),
            RunEnd.Stopped when await _folder.Results.LastYearAsync().ConfigureAwait(false) < 1 => StoppedAtOnce(),
            _ => await EndAsync(end, seconds).ConfigureAwait(false),
        };
    }

    private async Task<RunEnd> YearsAsync()
    {
        if (!_coordinator.HasBegun) await _coordinator.BeginAsync(_signals.Token).ConfigureAwait(false);
        while (_coordinator.YearsDone < _plan.Spec.Years)
        {
            if (_signals.Pausing)
            {
                await _trail.SaveAsync(_coordinator).ConfigureAwait(false);
                return RunEnd.Paused;
            }

            await _coordinator.RunYearAsync(_signals.Token).ConfigureAwait(false);
            if (Every > 0 && _coordinator.YearsDone % Every == 0) await _trail.SaveAsync(_coordinator).ConfigureAwait(false);
        }

        return RunEnd.Complete;
    }

    private int Paused()
    {
        Messages.Note($"Paused after year {_coordinator.YearsDone} of {_plan.Spec.Years}; everything is saved in {_folder.FullPath}.");
        Messages.Note($"To go on: innosim resume {_folder.FullPath}");
        if (_options.Format == OutputFormat.Json) RunJson.WritePaused(_folder, _coordinator.YearsDone);
        return ExitCodes.Done;
    }

    private int StoppedAtOnce()
    {
        if (_folder.Epoch > 0)
        {
            // What was begun before stays, even if nothing of it is left but what was asked for.
            Messages.Note($"Stopped before the first year was finished. To go on: innosim resume {_folder.FullPath}");
            return ExitCodes.Cancelled;
        }

        _folder.Discard();
        Messages.Note("Stopped before the first year was finished: nothing is saved.");
        return ExitCodes.Cancelled;
    }

    private async Task<int> EndAsync(RunEnd end, double seconds)
    {
        try
        {
            var facts = new FactSheet(_plan.Scenario.Facts);
            var digests = new List<string>();
            var shown = new List<YearFigures>();
            int last = await _folder.Results.LastYearAsync().ConfigureAwait(false);
            await foreach (YearFigures year in YearFigures.ReadAsync(_folder.Results).ConfigureAwait(false))
            {
                facts.Add(year.Year, metric => year[metric]);
                digests.Add(year.Digest);
                if (year.Year == 1 || year.Year == (_plan.Spec.Years + 1) / 2 || year.Year == last) shown.Add(year);
            }

            IReadOnlyList<ClusterCell> cells = await ClusterCell.ReadAsync(_folder.Results, last).ConfigureAwait(false);
            RunManifest manifest = Manifests.Of(_folder, _plan, _options, _coordinator, end == RunEnd.Complete, seconds, digests);
            manifest = await _folder.CompleteAsync(manifest).ConfigureAwait(false);
            var outcome = new RunOutcome(manifest, _folder.FullPath, facts.Facts, Process.GetCurrentProcess().PeakWorkingSet64);
            if (end == RunEnd.Stopped)
            {
                Messages.Note($"Stopped at the end of a phase. {last} of {_plan.Spec.Years} years were finished and are saved in {_folder.FullPath}.");
                Messages.Note($"To go on: innosim resume {_folder.FullPath}");
            }

            Tell(outcome, shown, cells);
            return end == RunEnd.Stopped ? ExitCodes.Cancelled : ExitCodes.Done;
        }
        catch (Exception failure) when (RunFailures.IsOfStorage(failure))
        {
            throw await FailedAsync(failure).ConfigureAwait(false);
        }
    }

    private void Tell(RunOutcome outcome, IReadOnlyList<YearFigures> shown, IReadOnlyList<ClusterCell> cells)
    {
        try
        {
            if (_options.Format == OutputFormat.Json) RunJson.Write(outcome);
            else RunSummary.Write(outcome, _plan.World, shown, cells);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FailedException(
                $"Standard output cannot be written: {Failures.OneLine(failure)}", $"The run is finished and its results are saved in {outcome.Out}.", failure);
        }
    }

    /// <summary>The disk failed: a run with a checkpoint waits to be taken up again, one without leaves nothing.</summary>
    private async Task<FailedException> FailedAsync(Exception failure)
    {
        IReadOnlyList<StoredCheckpoint> saved = await SavedAsync().ConfigureAwait(false);
        if (saved.FirstOrDefault(each => each.Manifest is not null) is { Manifest: { } manifest })
        {
            return new FailedException(
                $"The results cannot be written to '{_folder.FullPath}': {Failures.OneLine(failure)}",
                $"The run is saved as it stood after year {manifest.Year}. Once the disk takes files again: innosim resume {_folder.FullPath}",
                failure);
        }

        if (_folder.Epoch > 0)
        {
            return new FailedException(
                $"The results cannot be written to '{_folder.FullPath}': {Failures.OneLine(failure)}",
                $"Once the disk takes files again, the run can begin again: innosim resume {_folder.FullPath}",
                failure);
        }

        _folder.Discard();
        return RunFailures.CannotWrite(_folder.FullPath, failure);
    }

    private async Task<IReadOnlyList<StoredCheckpoint>> SavedAsync()
    {
        try
        {
            await _trail.SettleAsync().ConfigureAwait(false);
        }
        catch (Exception again) when (RunFailures.IsOfStorage(again))
        {
            // That this checkpoint could not be committed is why we are here.
        }

        return await _folder.Checkpoints.ListAsync(_folder.Input.Run).ConfigureAwait(false);
    }

    private enum RunEnd
    {
        Complete,
        Paused,
        Stopped,
    }
}

/// <summary>What a run brought.</summary>
/// <param name="Manifest">Its manifest.</param>
/// <param name="Out">Where its results are.</param>
/// <param name="Facts">Its scorecard of facts.</param>
/// <param name="PeakBytes">Most memory that the process had.</param>
internal sealed record RunOutcome(RunManifest Manifest, string Out, IReadOnlyList<MeasuredFact> Facts, long PeakBytes)
{
    internal double OrganisationYearsPerSecond => Manifest.Seconds > 0 ? Manifest.OrganisationYears / Manifest.Seconds : 0;
}
