using InnovationSim.Contracts;

namespace InnovationSim.Service.Watching;

/// <summary>A signal within a process, for any number of watchers.</summary>
public sealed class RunSignal : IRunSignal
{
    private volatile TaskCompletionSource _changed = New();
    private volatile YearReport? _last;
    private volatile Exception? _end;

    /// <inheritdoc/>
    public YearReport? Last => _last;

    /// <inheritdoc/>
    public Task Changed => _changed.Task;

    /// <summary>A year is finished, and its results are written.</summary>
    public void YearDone(YearReport report)
    {
        _last = report;
        Raise();
    }

    /// <summary>Something else has happened.</summary>
    public void Raise()
    {
        Interlocked.Exchange(ref _changed, New()).TrySetResult();
        if (_end is { } reason) _changed.TrySetException(reason);
    }

    /// <summary>No more signals will come: whoever waits, now or later, is told why.</summary>
    public void End(Exception reason)
    {
        _end = reason;
        _changed.TrySetException(reason);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
