using InnovationSim.Contracts;

namespace InnovationSim.Service.Watching;

/// <summary>A signal within a process, for any number of watchers.</summary>
public sealed class RunSignal : IRunSignal
{
    // A watcher on a busy machine falls behind by a few years; looking each of them up would keep it busy still longer.
    private const int Kept = 64;

    private readonly YearReport?[] _lately = new YearReport?[Kept];
    private volatile TaskCompletionSource _changed = New();
    private volatile Tuple<int, Task>? _quiet;
    private volatile Exception? _end;

    /// <inheritdoc/>
    public YearReport? Of(int year) => year >= 0 && Volatile.Read(ref _lately[year % Kept]) is { } report && report.Year == year ? report : null;

    /// <inheritdoc/>
    public Task Changed => _changed.Task;

    /// <summary>A year is finished, and its results are written.</summary>
    public void YearDone(YearReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Volatile.Write(ref _lately[report.Year % Kept], report);
        TaskCompletionSource after = New();
        _quiet = Tuple.Create(report.Year, after.Task);
        Raise(after);
    }

    /// <inheritdoc/>
    public bool IsQuietAfter(int year, Task changed) => _quiet is { } quiet && quiet.Item1 == year && ReferenceEquals(quiet.Item2, changed);

    /// <summary>Something else has happened.</summary>
    public void Raise() => Raise(New());

    private void Raise(TaskCompletionSource after)
    {
        Interlocked.Exchange(ref _changed, after).TrySetResult();
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
