using InnovationSim.Contracts;
using InnovationSim.Engine;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Service.Runs;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Results;
using RunState = InnovationSim.Contracts.RunState;

namespace InnovationSim.Service.Lives;

/// <summary>
/// One life of a run, on any fleet: it takes the run up from the newest checkpoint that is right, or from its start, runs the years, writes
/// results and checkpoints, and notes in the catalogue where the run stands.
/// </summary>
/// <remarks>
/// <para>It is used once. <see cref="Status"/>, <see cref="Ask"/> and <see cref="HandOver"/> are for any thread.</para>
/// <para>Exceptions of the fleet and the stores pass through unchanged; the catalogue then still says that the run is running, and another
/// life may take it up. A <see cref="StaleEpochException"/> says that this has happened already.</para>
/// </remarks>
#pragma warning disable CA1001 // A source without a timer holds nothing that must be given back, and a life may be asked after its end.
public sealed partial class RunLife : IRunObserver
#pragma warning restore CA1001
{
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromSeconds(1);

    private readonly LifeInput _life;
    private readonly string _run;
    private readonly LifeProgress _progress;
    private readonly CancellationTokenSource _cancel = new();
    private volatile RunCommand _asked;
    private volatile bool _handOver;
    private long _noted;
    private IFleet? _fleet;
    private RunCoordinator _coordinator = null!;
    private IResultStore _results = null!;
    private CheckpointTrail _trail = null!;

    /// <summary>A life that has not begun.</summary>
    public RunLife(LifeInput life)
    {
        ArgumentNullException.ThrowIfNull(life);
        _life = life;
        _run = life.Input.Run;
        _progress = new LifeProgress(life.Spec.Years, life.Clock);
    }

    /// <summary>How far it has come.</summary>
    public RunLifeStatus Status => _progress.Status;

    private IRunCatalog Catalog => _life.Storage.Catalog;

    /// <summary>
    /// Asks the life to pause at the end of the year, or to end at the end of the step; <see cref="RunCommand.None"/> takes back a pause that was
    /// not obeyed. The command must be in the catalogue already, which has the last word when the life ends.
    /// </summary>
    public void Ask(RunCommand command)
    {
        if (_asked == RunCommand.Cancel) return;
        _asked = command;
        if (command == RunCommand.Cancel) _cancel.Cancel();
    }

    /// <summary>Asks the life to save the run at the end of the year and to let go of it.</summary>
    public void HandOver() => _handOver = true;

    /// <summary>The run with what this life has reached of it: for whoever notes that it failed.</summary>
    public RunRecord Note(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        RunLifeStatus status = Status;
        return status.Year < 0
            ? run
            : run with { Year = status.Year, Digest = status.Digest, Organisations = status.Organisations, CheckpointYear = status.CheckpointYear };
    }

    /// <summary>Lives. The fleet is disposed of in the end, whatever happens.</summary>
    /// <param name="cancellationToken">Breaks off at once, without saving anything: the run is taken up from its last checkpoint.</param>
    /// <exception cref="StaleEpochException">A later life has begun, or the run was removed.</exception>
    /// <exception cref="OperationCanceledException">It was broken off.</exception>
    public async Task<RunEnd> RunAsync(CancellationToken cancellationToken = default)
    {
        RunRecord record = await Catalog.ChangeAsync(_run, _life.Epoch, run => RunTransitions.Begin(run, Now), cancellationToken).ConfigureAwait(false);
        if (record.State != RunState.Running) return EndOf(record);
        Obey(record);
        _results = await _life.Storage.WriteResultsAsync(_run, _life.Epoch, cancellationToken).ConfigureAwait(false);
        try
        {
            _trail = new CheckpointTrail(_life.Storage.CheckpointsOf(_run), _results, _run, _life.Epoch)
            {
                Committing = () => Catalog.ChangeAsync(_run, _life.Epoch, run => run, CancellationToken.None),
                Committed = manifest => CommittedAsync(manifest.Year),
            };
            return await LiveAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // If something failed, that is what is told; a commit that is under way is let finish before the stores are closed.
            if (_trail is not null) await _trail.SettleAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await DisposeFleetAsync().ConfigureAwait(false);
            await _results.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    void IRunObserver.StepDone(StepReport report) => _progress.StepDone(report);

    /// <inheritdoc/>
    async ValueTask IRunObserver.YearDoneAsync(YearRecord record, CancellationToken cancellationToken)
    {
        // A year that is finished is kept, whatever is asked meanwhile.
        await _results.WriteAsync(record, CancellationToken.None).ConfigureAwait(false);
        _progress.YearDone(record, _coordinator.Organisations, _coordinator.OrganisationYears);
        if (_life.YearDone is { } told) await told(record).ConfigureAwait(false);
    }

    private DateTimeOffset Now => _life.Clock.GetUtcNow();

    private async Task<RunEnd> LiveAsync(CancellationToken cancellationToken)
    {
        await TakeUpAsync(cancellationToken).ConfigureAwait(false);
        RunEnd end = await YearsAsync(cancellationToken).ConfigureAwait(false);
        if (end != RunEnd.Cancelled && _coordinator.HasBegun) await _trail.SaveAsync(_coordinator, cancellationToken).ConfigureAwait(false);
        await _trail.SettleAsync().ConfigureAwait(false);
        await _results.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        RunRecord record = await NoteAsync(run => RunTransitions.End(run, end, Now)).ConfigureAwait(false);
        return EndOf(record);
    }

    private async Task<RunEnd> YearsAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_cancel.Token, cancellationToken);
        try
        {
            while (!_coordinator.HasBegun || _coordinator.YearsDone < _life.Spec.Years)
            {
                if (Wish() is { } end) return end;
                if (!_coordinator.HasBegun) await _coordinator.BeginAsync(either.Token).ConfigureAwait(false);
                else await _coordinator.RunYearAsync(either.Token).ConfigureAwait(false);
                int every = _life.Input.CheckpointEvery;
                if (every > 0 && _coordinator.YearsDone > 0 && _coordinator.YearsDone % every == 0)
                    await _trail.SaveAsync(_coordinator, cancellationToken).ConfigureAwait(false);
                if (_life.Clock.GetElapsedTime(_noted) >= BetweenNotes) Obey(await NoteAsync(run => run).ConfigureAwait(false));
            }

            return RunEnd.Complete;
        }
        catch (OperationCanceledException) when (_cancel.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return RunEnd.Cancelled;
        }
    }

    private RunEnd? Wish() => _asked switch
    {
        RunCommand.Cancel => RunEnd.Cancelled,
        RunCommand.Pause => RunEnd.Paused,
        _ => _handOver ? RunEnd.HandedOver : null,
    };

    /// <summary>The catalogue may know of commands that did not come here.</summary>
    private void Obey(RunRecord record)
    {
        if (record.Asked != RunCommand.None) Ask(record.Asked);
    }

    /// <summary>Notes where the run stands.</summary>
    private async Task<RunRecord> NoteAsync(Func<RunRecord, RunRecord> change)
    {
        // The status is read within the change: a commit that is noted meanwhile is not undone.
        RunRecord record = await Catalog.ChangeAsync(_run, _life.Epoch, run => change(Note(run)), CancellationToken.None).ConfigureAwait(false);
        _noted = _life.Clock.GetTimestamp();
        return record;
    }

    private async Task CommittedAsync(int year)
    {
        _progress.Committed(year);
        await Catalog.ChangeAsync(_run, _life.Epoch, run => run with { CheckpointYear = year }, CancellationToken.None).ConfigureAwait(false);
    }

    private static RunEnd EndOf(RunRecord record) => record.State switch
    {
        RunState.Complete => RunEnd.Complete,
        RunState.Paused => RunEnd.Paused,
        RunState.Cancelled => RunEnd.Cancelled,
        RunState.Queued => RunEnd.HandedOver,
        _ => throw new InvalidOperationException($"Run {record.Run} is {RunTransitions.Name(record.State)}: a life of it cannot begin or end so."),
    };
}
