using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using InnovationSim.Engine.Fleet;

namespace InnovationSim.Cluster.Kernels;

/// <summary>
/// The threads of a silo that do the model's work, for all runs together: never on the grain scheduler, where long work would starve everyone, and
/// no more than there are processors. They are less urgent than the silo's own threads, so that a busy silo still says that it is alive.
/// </summary>
public sealed class KernelPool : IDisposable
{
    private readonly BlockingCollection<(Action<int> Work, TaskCompletionSource Done)> _queue = [];
    private readonly Thread[] _threads;
    private int _ended;

    /// <summary>Starts the threads.</summary>
    /// <param name="workers">How many, 1 to 1,024.</param>
    public KernelPool(int workers)
    {
        if (workers is < 1 or > ShardGroup.MostWorkers)
            throw new ArgumentOutOfRangeException(nameof(workers), workers, $"A silo has 1 to {ShardGroup.MostWorkers} workers.");
        _threads = [.. Enumerable.Range(0, workers).Select(worker => new Thread(() => Work(worker)) { IsBackground = true, Name = Name(worker) })];
        foreach (Thread thread in _threads) thread.Start();
    }

    /// <summary>How many threads there are.</summary>
    public int Workers => _threads.Length;

    /// <summary>Runs something on one of the threads, first come, first served.</summary>
    /// <param name="work">What; it gets the number of its thread, from 0.</param>
    /// <exception cref="ObjectDisposedException">The threads have ended: the silo has stopped.</exception>
    public Task RunAsync(Action<int> work)
    {
        // Whoever waits goes on elsewhere: the threads are for work only.
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            _queue.Add((work, done));
        }
        catch (InvalidOperationException ended)
        {
            throw new ObjectDisposedException("The threads of this silo have ended.", ended);
        }

        return done.Task;
    }

    /// <summary>Runs something that has a result.</summary>
    public async Task<T> RunAsync<T>(Func<int, T> work)
    {
        T result = default!;
        await RunAsync(worker => { result = work(worker); }).ConfigureAwait(false);
        return result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0) return;
        _queue.CompleteAdding();
        foreach (Thread thread in _threads) thread.Join();
        _queue.Dispose();
    }

    private void Work(int worker)
    {
        BeNice();
        foreach ((Action<int> work, TaskCompletionSource done) in _queue.GetConsumingEnumerable())
        {
            try
            {
                work(worker);
                done.SetResult();
            }
            catch (Exception failure)
            {
                // It belongs to whoever asked, and is thrown there.
                done.SetException(failure);
            }
        }
    }

    private static string Name(int worker) => string.Create(CultureInfo.InvariantCulture, $"kernel-{worker}");

    private static void BeNice()
    {
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        // On Linux the runtime leaves priorities as they are; there a thread is nice by the kernel's own means, or, where it may not, as it was.
        if (OperatingSystem.IsLinux()) _ = SetPriority(0, 0, 5);
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int priority);
}
