using System.Runtime.ExceptionServices;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Invariants;

namespace InnovationSim.Engine.Fleet;

/// <summary>All shards in this process, stepped by a number of threads, which take shards in turn.</summary>
public sealed class InProcessFleet : IFleet
{
    private readonly ShardGroup _shards;
    private IReadOnlyList<int> _due = [];
    private int _next;

    /// <summary>An empty fleet for a run.</summary>
    /// <param name="world">The region.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="threads">How many threads step shards, 1 to 1,024.</param>
    /// <param name="probe">Who looks at shards as they step; null for nobody.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is out of range.</exception>
    public InProcessFleet(World world, ulong seed, int threads, IShardProbe? probe = null)
    {
        if (threads is < 1 or > ShardGroup.MostWorkers)
            throw new ArgumentOutOfRangeException(nameof(threads), threads, $"A fleet has 1 to {ShardGroup.MostWorkers} threads.");
        _shards = new ShardGroup(world, seed, threads, owns: null, probe);
    }

    /// <summary>Bytes that agents' columns and lists take, in use or kept for use.</summary>
    public long StateBytes => _shards.StateBytes;

    /// <summary>Bytes of all message pages.</summary>
    public long MessageBytes => _shards.MessageBytes;

    /// <summary>Shards that hold agents.</summary>
    public int ShardCount => _shards.ShardCount;

    /// <inheritdoc/>
    public ValueTask<StepResult> StepAsync(StepCommand command, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _due = _shards.Prepare(command);
        _next = 0;
        Run();
        return ValueTask.FromResult(_shards.Finish());
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CheckpointPartEntry>> SaveAsync(SaveCommand command, CancellationToken cancellationToken = default) =>
        _shards.SaveAsync(command, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Digest> RestoreAsync(RestoreCommand command, CancellationToken cancellationToken = default) =>
        _shards.RestoreAsync(command, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _shards.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Run()
    {
        try
        {
            int workers = Math.Min(_shards.Workers, Math.Max(1, _due.Count));
            if (workers == 1) Work(0);
            else Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, Work);
        }
        catch (AggregateException several)
        {
            // Threads may fail together: a broken invariant says most, and the choice must not depend on timing.
            Exception[] all = [.. several.Flatten().InnerExceptions];
            Exception first = all.OrderBy(e => e is InvariantBreachException ? 0 : 1).ThenBy(e => e.Message, StringComparer.Ordinal).First();
            ExceptionDispatchInfo.Throw(first);
        }
    }

    private void Work(int worker)
    {
        for (int turn = Interlocked.Increment(ref _next) - 1; turn < _due.Count; turn = Interlocked.Increment(ref _next) - 1)
            _shards.Run(worker, _due[turn]);
    }
}
