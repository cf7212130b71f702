using System.Collections.Concurrent;
using InnovationSim.Contracts;
using InnovationSim.Service.Lives;
using InnovationSim.Service.Watching;
using InnovationSim.Storage.Catalogs;

namespace InnovationSim.Service.Embedded;

/// <summary>Gives runs their turn: so many at once, the others in the order in which they were accepted.</summary>
internal sealed class RunQueue(IRunStorage storage, EmbeddedOptions options) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, string> _waiting = [];
    private readonly Dictionary<string, (EmbeddedRun Run, Task Task)> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RunSignal> _signals = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _broken = new();
    private bool _stopping;

    /// <summary>What tells watchers of a run that something has happened to it.</summary>
    internal RunSignal SignalOf(string run)
    {
        RunSignal signal = _signals.GetOrAdd(run, _ => new RunSignal());
        if (IsStopping) signal.End(Stopped());
        return signal;
    }

    /// <summary>How far a run has come that has its turn; null for others.</summary>
    internal RunLifeStatus? StatusOf(string run)
    {
        lock (_gate) return _running.TryGetValue(run, out (EmbeddedRun Run, Task Task) there) ? there.Run.Status : null;
    }

    private bool IsStopping
    {
        get
        {
            lock (_gate) return _stopping;
        }
    }

    /// <summary>Puts a run into the queue that the catalogue says is queued or running.</summary>
    internal void Add(RunRecord run)
    {
        lock (_gate)
        {
            // One whose turn is just ending is looked at again when it has ended.
            if (_stopping || _running.ContainsKey(run.Run)) return;
            _waiting[run.Number] = run.Run;
            StartSome();
        }
    }

    /// <summary>Passes on what the catalogue says that a run was asked.</summary>
    internal void Tell(RunRecord run)
    {
        lock (_gate)
        {
            if (_running.TryGetValue(run.Run, out (EmbeddedRun Run, Task Task) there)) there.Run.Ask(run.Asked);
            else if (run.State != RunState.Queued) _waiting.Remove(run.Number);
        }

        SignalOf(run.Run).Raise();
    }

    /// <summary>A run was removed.</summary>
    internal void Forget(string run)
    {
        if (_signals.TryRemove(run, out RunSignal? signal)) signal.Raise();
    }

    /// <summary>Lets go of all runs at the ends of their years.</summary>
    /// <param name="broken">Breaks off those that still run: they go on from their last checkpoints.</param>
    internal async Task StopAsync(CancellationToken broken)
    {
        Task[] tasks;
        lock (_gate)
        {
            _stopping = true;
            _waiting.Clear();
            tasks = [.. _running.Values.Select(each => each.Task)];
            foreach ((EmbeddedRun run, _) in _running.Values) run.HandOver();
        }

        CancellationTokenRegistration breaking = broken.Register(_broken.Cancel);
        await using (breaking.ConfigureAwait(false)) await Task.WhenAll(tasks).ConfigureAwait(false);
        foreach (RunSignal signal in _signals.Values) signal.End(Stopped());
    }

    /// <inheritdoc/>
    public void Dispose() => _broken.Dispose();

    private static ServiceUnavailableException Stopped() => new("The service is stopping; the run goes on when it starts again.");

    private void StartSome()
    {
        while (!_stopping && _running.Count < options.MostAtOnce && _waiting.Count > 0)
        {
            (long number, string id) = _waiting.First();
            _waiting.Remove(number);
            var run = new EmbeddedRun(id, storage, options, SignalOf(id), _broken.Token);
            // It comes to its end only after it is among those that run: the end waits for the gate.
            _running[id] = (run, Task.Run(() => TurnAsync(id, run)));
        }
    }

    private async Task TurnAsync(string id, EmbeddedRun run)
    {
        try
        {
            await run.RunAsync().ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _running.Remove(id);
                StartSome();
            }

            SignalOf(id).Raise();
            await LookAgainAsync(id).ConfigureAwait(false);
        }
    }

    /// <summary>A run that was paused and resumed before the pause was noted is queued again.</summary>
    private async Task LookAgainAsync(string id)
    {
        if (IsStopping) return;
        try
        {
            if (await storage.Catalog.FindAsync(id).ConfigureAwait(false) is { State: RunState.Queued } run) Add(run);
        }
        catch (Exception failure) when (Runs.StorageFailures.Is(failure))
        {
            // The next start of the service finds it.
        }
    }
}
