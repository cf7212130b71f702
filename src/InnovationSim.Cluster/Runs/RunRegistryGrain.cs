using System.Data.Common;
using InnovationSim.Cluster.Contracts.Runs;
using InnovationSim.Cluster.Telemetry;
using InnovationSim.Contracts;
using InnovationSim.Storage.Catalogs;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace InnovationSim.Cluster.Runs;

/// <summary>See <see cref="IRunRegistryGrain"/>.</summary>
[Reentrant]
public sealed partial class RunRegistryGrain(IRunStorage storage, ClusterRunOptions options, ClusterTelemetry telemetry, ILogger<RunRegistryGrain> log)
    : Grain, IRunRegistryGrain, IRemindable
{
    private const string Reminder = "tend";

    private readonly HashSet<string> _awake = new(StringComparer.Ordinal);
    private RunRegistryState _state = new() { Running = [], Queued = [], MostAtOnce = options.MostAtOnce };
    private bool _again;
    private Task _tending = Task.CompletedTask;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await this.RegisterOrUpdateReminder(Reminder, options.TendEvery, options.TendEvery);
        await base.OnActivateAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task ReceiveReminder(string reminderName, TickStatus status) => TendAsync();

    /// <inheritdoc/>
    public Task TendAsync(CancellationToken cancellationToken = default)
    {
        // Whoever asks while it looks wants it to look once more: what was just changed may not have been seen.
        _again = true;
        if (_tending.IsCompleted) _tending = LookAsync();
        return _tending;
    }

    /// <inheritdoc/>
    public Task EndedAsync(string run, CancellationToken cancellationToken = default)
    {
        _awake.Remove(run);
        return TendAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<RunRegistryState> GetState() => Task.FromResult(_state);

    private async Task LookAsync()
    {
        while (_again)
        {
            _again = false;
            try
            {
                await TendOnceAsync();
            }
            catch (Exception failure) when (failure is DbException or IOException)
            {
                // Runs that are on their way do not need the registry; the reminder comes again.
                LogNoCatalog(failure.Message);
            }
        }
    }

    private async Task TendOnceAsync()
    {
        IReadOnlyList<RunRecord> open = await storage.Catalog.ListAsync(new RunFilter { States = [RunState.Queued, RunState.Running] });
        RunRecord[] oldestFirst = [.. open.OrderBy(run => run.Number)];
        // A run that moves from one life to the next is queued for a moment; its coordinator still has it.
        RunRecord[] running = [.. oldestFirst.Where(run => run.State == RunState.Running || _awake.Contains(run.Run))];
        RunRecord[] waiting = [.. oldestFirst.Except(running)];
        RunRecord[] next = [.. waiting.Take(Math.Max(0, options.MostAtOnce - running.Length))];
        _awake.Clear();
        foreach (RunRecord run in running.Concat(next)) _awake.Add(run.Run);
        _state = new RunRegistryState
        {
            Running = [.. running.Concat(next).Select(run => run.Run)],
            Queued = [.. waiting.Skip(next.Length).Select(run => run.Run)],
            MostAtOnce = options.MostAtOnce,
        };
        telemetry.Runs(_state.Running.Length, _state.Queued.Length);
        await Task.WhenAll(running.Concat(next).Select(run => WakeAsync(run.Run)));
    }

    private async Task WakeAsync(string run)
    {
        try
        {
            await GrainFactory.GetGrain<IRunCoordinatorGrain>(run).WakeAsync();
        }
        catch (Exception failure) when (failure is OrleansException or TimeoutException)
        {
            // Its silo may be gone and not be known to be so; the reminder comes again.
            LogNotWoken(run, failure.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The catalogue of runs cannot be read: {Reason}")]
    private partial void LogNoCatalog(string reason);

    [LoggerMessage(2, LogLevel.Warning, "Run {Run} cannot be woken now: {Reason}")]
    private partial void LogNotWoken(string run, string reason);
}
