using System.Diagnostics;
using InnovationSim.Cluster.Contracts.Shards;
using InnovationSim.Cluster.Shards;
using InnovationSim.Contracts;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Service.Lives;
using InnovationSim.Service.Plans;
using InnovationSim.Service.Runs;
using InnovationSim.Storage.Catalogs;
using Microsoft.Extensions.Logging;

namespace InnovationSim.Cluster.Runs;

/// <summary>
/// Drives a run through its lives: each on the silos that are there, with an epoch of its own. A life that loses a silo or a store is followed by
/// the next; one whose failure would come again ends the run.
/// </summary>
/// <remarks>Safe from several threads.</remarks>
#pragma warning disable CA1001 // A source without a timer holds nothing that must be given back, and a driver may be asked after its end.
public sealed partial class RunDriver
#pragma warning restore CA1001
{
    private readonly string _run;
    private readonly RunDriverParts _parts;
    private readonly ILogger _log;
    private readonly SiloChoice _silos;
    private readonly CancellationTokenSource _broken = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = New();
    private long _changes;
    private volatile RunLife? _life;
    private volatile RunLifeStatus? _lastStatus;
    private volatile RunPlan? _plan;
    private volatile IReadOnlyList<string> _spread = [];
    private volatile string _activity = "waits";
    // The epoch of the life at hand, from when it was raised: also a run of which no plan can be made fails as its latest life.
    private long? _taken;
    private long _failedAt;
    private long _organisations;

    internal RunDriver(string run, RunDriverParts parts)
    {
        _run = run;
        _parts = parts;
        _log = parts.Log;
        _silos = new SiloChoice(parts.Silos, parts.Options);
    }

    /// <summary>How far the life at hand has come; null while there is none.</summary>
    public RunLifeStatus? Status => _life?.Status;

    /// <summary>How far the life at hand or the last one has come; null if there was none.</summary>
    public RunLifeStatus? LastStatus => Status ?? _lastStatus;

    /// <summary>What the driver does, for people.</summary>
    public string Activity => _activity;

    /// <summary>What the scenario is called; empty while that is not known.</summary>
    public string Scenario => _plan?.Scenario.Name ?? "";

    /// <summary>Years to simulate; 0 while that is not known.</summary>
    public int Years => _plan?.Spec.Years ?? 0;

    /// <summary>How often the run has been taken up again.</summary>
    public long Epoch { get; private set; }

    /// <summary>Silos that hold its shards.</summary>
    public IReadOnlyList<string> Silos => _spread;

    /// <summary>Passes on what the run was asked.</summary>
    public void Ask(RunCommand command) => _life?.Ask(command);

    /// <summary>Goes on without a silo, after the year.</summary>
    public void Leave(string silo)
    {
        _silos.Leave(silo);
        if (_spread.Contains(silo, StringComparer.Ordinal)) _life?.HandOver();
    }

    /// <summary>Breaks off at once: the run goes on from its last checkpoint, some other time.</summary>
    public void Break() => _broken.Cancel();

    /// <summary>Waits until something has happened that the caller has not seen.</summary>
    /// <returns>A number for all that has happened.</returns>
    public async Task<long> ChangedAsync(long seen, TimeSpan atMost, CancellationToken cancellationToken)
    {
        Task changed;
        lock (_gate)
        {
            if (_changes != seen) return _changes;
            changed = _changed.Task;
        }

        await Task.WhenAny(changed, Task.Delay(atMost, cancellationToken)).ConfigureAwait(false);
        lock (_gate) return _changes;
    }

    /// <summary>Drives the run as far as it may go. Nothing is thrown.</summary>
    public async Task RunAsync()
    {
        for (int failures = 0; ;)
        {
            Exception failure;
            _taken = null;
            string rest = "waits";
            try
            {
                if (await BeginAsync().ConfigureAwait(false) is not { } life) return;
                RunEnd end = await LiveAsync(life).ConfigureAwait(false);
                // Only a silo that takes no more runs keeps the run from going on here.
                if (end == RunEnd.HandedOver && !_parts.Hosts.IsDraining) continue;
                if (end is RunEnd.Complete or RunEnd.Cancelled) _parts.Telemetry.Ended(end == RunEnd.Complete ? RunState.Complete : RunState.Cancelled);
                if (end != RunEnd.HandedOver) rest = $"rests: {end.ToString().ToLowerInvariant()}";
                return;
            }
            catch (Exception over) when (over is StaleEpochException or StaleLifeException || _broken.IsCancellationRequested)
            {
                LogLetGo(_run, over.Message);
                return;
            }
            catch (Exception thrown)
            {
                failure = thrown;
            }
            finally
            {
                _lastStatus = LastStatus;
                _life = null;
                _spread = [];
                _activity = rest;
                Raise();
            }

            if (_failedAt == 0)
            {
                _failedAt = Stopwatch.GetTimestamp();
                failures = 0;
            }

            if (!MayPass(failure))
            {
                LogFailed(_run, failure);
                await FailAsync(_taken, failure).ConfigureAwait(false);
                _activity = "rests: failed";
                return;
            }

            LogInterrupted(_run, _taken ?? -1, failure.Message);
            if (failure is FleetLostException { Silo: { } silo }) _silos.Avoid(silo);
            _activity = "waits to be taken up again";
            TimeSpan pause = _parts.Options.FirstPause * Math.Pow(2, Math.Min(failures++, 10));
            await Task.Delay(pause < _parts.Options.LongestPause ? pause : _parts.Options.LongestPause, _broken.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Prepares the next life; null if the run is not to run.</summary>
    private async Task<LifeInput?> BeginAsync()
    {
        IRunCatalog catalog = _parts.Storage.Catalog;
        CancellationToken broken = _broken.Token;
        broken.ThrowIfCancellationRequested();
        // A silo that was told that it is dead, or is on its way out, takes nothing up: others do.
        if (_parts.Silos.CurrentStatus != SiloStatus.Active) return null;
        if (await catalog.FindAsync(_run, broken).ConfigureAwait(false) is not { State: RunState.Queued or RunState.Running }) return null;
        if (await catalog.RaiseEpochAsync(_run, broken).ConfigureAwait(false) is not { } epoch) return null;
        if (await catalog.InputAsync(_run, broken).ConfigureAwait(false) is not { } input) return null;
        _activity = "is taken up";
        _taken = Epoch = epoch;
        RunPlan plan = _plan ??= await _parts.Definitions.PlanAsync(_run, broken).ConfigureAwait(false);
        return new LifeInput
        {
            Input = input,
            Spec = plan.Spec,
            Epoch = epoch,
            Storage = _parts.Storage,
            NewFleet = _ => ValueTask.FromResult(NewFleet(plan, epoch)),
            YearDone = YearDoneAsync,
        };
    }

    private async Task<RunEnd> LiveAsync(LifeInput input)
    {
        var life = new RunLife(input);
        _life = life;
        Raise();
        RunEnd end = await life.RunAsync(_broken.Token).ConfigureAwait(false);
        LogEnd(_run, input.Epoch, end, life.Status.Year);
        return end;
    }

    private IFleet NewFleet(RunPlan plan, long epoch)
    {
        IReadOnlyList<string> silos = _silos.Choose();
        _spread = silos;
        LogSpread(_run, epoch, silos.Count);
        return _parts.NewFleet(new RunLifeId(_run, epoch), plan.Spec, silos);
    }

    private ValueTask YearDoneAsync(YearRecord record)
    {
        _activity = "runs";
        _parts.Telemetry.Year(record, _organisations);
        _organisations = record.Tally.Total(CellMeasure.Firms) + record.Tally.Total(ResearchMeasure.Organisations);
        if (_failedAt != 0)
        {
            _parts.Telemetry.Recovered(_failedAt);
            _failedAt = 0;
        }

        Raise();
        if (_silos.HaveChanged(_spread)) _life?.HandOver();
        return ValueTask.CompletedTask;
    }

    /// <summary>Whether a failure is of machines and may pass, rather than of the model or the program.</summary>
    private static bool MayPass(Exception failure) =>
        failure is FleetLostException or TimeoutException or OrleansException or OperationCanceledException || StorageFailures.Is(failure);

    private async Task FailAsync(long? epoch, Exception failure)
    {
        if (epoch is not { } life) return;
        try
        {
            await _parts.Storage.Catalog.ChangeAsync(_run, life, record => RunTransitions.Fail(record, failure.Message, DateTimeOffset.UtcNow))
                .ConfigureAwait(false);
            _parts.Telemetry.Ended(RunState.Failed);
        }
        catch (Exception again) when (StorageFailures.Is(again) || again is StaleEpochException)
        {
            // It cannot even be noted: the catalogue says that the run is running, so it is taken up once more.
            LogFailed(_run, again);
        }
    }

    private void Raise()
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _changes++;
            (changed, _changed) = (_changed, New());
        }

        changed.TrySetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(10, LogLevel.Information, "Run {Run}, epoch {Epoch}: spread over {Silos} silos")]
    private partial void LogSpread(string run, long epoch, int silos);

    [LoggerMessage(11, LogLevel.Information, "Run {Run}, epoch {Epoch}: {End} after year {Year}")]
    private partial void LogEnd(string run, long epoch, RunEnd end, int year);

    [LoggerMessage(12, LogLevel.Warning, "Run {Run}, epoch {Epoch}, was interrupted and is taken up again: {Reason}")]
    private partial void LogInterrupted(string run, long epoch, string reason);

    [LoggerMessage(13, LogLevel.Information, "Run {Run} is let go of: {Reason}")]
    private partial void LogLetGo(string run, string reason);

    [LoggerMessage(14, LogLevel.Error, "Run {Run} has failed")]
    private partial void LogFailed(string run, Exception failure);
}
