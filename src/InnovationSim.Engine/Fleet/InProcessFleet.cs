using System.Runtime.ExceptionServices;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Invariants;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;

namespace InnovationSim.Engine.Fleet;

/// <summary>
/// All shards in this process, stepped by a number of threads. Threads take shards in turn; each has its own outbox and tally. Sums of
/// whole numbers commute and messages are put in order at the barrier, so the number of threads cannot change a result.
/// </summary>
public sealed partial class InProcessFleet : IFleet
{
    private readonly World _world;
    private readonly ulong _seed;
    private readonly int _threads;
    private readonly ColumnMemory _memory = new();
    private readonly MessagePages _pages = new();
    private readonly Mail _mail = new();
    private readonly StepContext[] _workers;
    private readonly Tally _sum;
    private readonly List<int> _due = [];
    private SentMail[] _written;
    private SentMail[] _read;
    private Shard?[] _shards = [];
    private ShardReport?[] _reports = [];
    private Partition? _partition;
    private int _next;

    /// <summary>An empty fleet for a run.</summary>
    /// <param name="world">The region.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="threads">How many threads step shards, 1 to 1,024.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is out of range.</exception>
    public InProcessFleet(World world, ulong seed, int threads)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (threads is < 1 or > 1024) throw new ArgumentOutOfRangeException(nameof(threads), threads, "A fleet has 1 to 1024 threads.");
        _world = world;
        _seed = seed;
        _threads = threads;
        _written = Boxes();
        _read = Boxes();
        _sum = NewTally();
        _workers = [.. Enumerable.Range(0, threads).Select(_ => NewWorker())];

        SentMail[] Boxes() => [.. Enumerable.Range(0, threads).Select(_ => new SentMail(_pages))];
    }

    /// <summary>Bytes that agents' columns and lists take, in use or kept for use.</summary>
    public long StateBytes => _memory.FreeBytes + _shards.Sum(shard => shard?.BytesHeld ?? 0);

    /// <summary>Bytes of all message pages.</summary>
    public long MessageBytes => _pages.BytesHeld;

    /// <summary>Shards that hold agents.</summary>
    public int ShardCount => _shards.Count(shard => shard is not null);

    /// <inheritdoc/>
    public ValueTask<StepResult> StepAsync(StepCommand command, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Deliver(command);
        _due.Clear();
        foreach (AgentKind kind in command.Step.Acting) Choose(kind, command);
        _next = 0;
        Run(command);
        _sum.Clear();
        foreach (StepContext worker in _workers) _sum.Add(worker.Tally);
        foreach (SentMail mail in _read) mail.Recycle();
        (_written, _read) = (_read, _written);
        if (command.Step.Step == Step.Record) Retire(command.Partition);
        return ValueTask.FromResult(new StepResult(_sum, _reports.AsMemory(0, command.Partition.ShardCount), _mail.Bytes));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        while (_writers.TryTake(out PartWriter? writer)) writer.Dispose();
        return ValueTask.CompletedTask;
    }

    private Tally NewTally() => new(_world.Cities.Length, _world.Sectors.Length);

    private StepContext NewWorker() => new(_world, _seed, NewTally(), _memory);

    private void Deliver(StepCommand command)
    {
        Partition before = _partition ?? command.Partition;
        if (!ReferenceEquals(before, command.Partition) || _partition is null) Rearrange(before, command.Partition);
        _partition = command.Partition;
        _mail.Exchange(_read, before, command.Partition);
    }

    /// <summary>Puts the shards where the new map numbers them, and makes those that are new.</summary>
    private void Rearrange(Partition before, Partition after)
    {
        var shards = new Shard?[after.ShardCount];
        if (_reports.Length < shards.Length) Array.Resize(ref _reports, shards.Length);
        for (int number = 0; number < _shards.Length; number++)
        {
            if (_shards[number] is { } shard) shards[after.Number(shard.Id)] = shard;
        }

        for (int number = 0; number < shards.Length; number++)
        {
            ShardId id = after.Shard(number);
            bool isNew = _shards.Length == 0 || before.Number(id) < 0;
            if (isNew) shards[number] = Shard.Create(id, _world, after.ShardSize(id.Kind), _memory);
        }

        _shards = shards;
    }

    private void Choose(AgentKind kind, StepCommand command)
    {
        (int first, int end) = command.Partition.Range(kind);
        for (int number = first; number < end; number++)
        {
            if (_shards[number] is null)
            {
                _reports[number] = null;
                continue;
            }

            if (!command.OnlyWithMail || _mail.Any(number)) _due.Add(number);
        }
    }

    private void Run(StepCommand command)
    {
        try
        {
            int workers = Math.Min(_threads, Math.Max(1, _due.Count));
            if (workers == 1) Work(0, command);
            else Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, worker => Work(worker, command));
            for (int idle = workers; idle < _workers.Length; idle++) _workers[idle].Tally.Clear();
        }
        catch (AggregateException several)
        {
            // Threads may fail together: a broken invariant says most, and the choice must not depend on timing.
            Exception[] all = [.. several.Flatten().InnerExceptions];
            Exception first = all.OrderBy(e => e is InvariantBreachException ? 0 : 1).ThenBy(e => e.Message, StringComparer.Ordinal).First();
            ExceptionDispatchInfo.Throw(first);
        }
    }

    private void Work(int worker, StepCommand command)
    {
        StepContext context = _workers[worker];
        context.Tally.Clear();
        context.Year = command.Year;
        context.Partition = command.Partition;
        context.Signals = command.Signals;
        bool reporting = command.Step.Step == Step.Plan;
        for (int turn = Interlocked.Increment(ref _next) - 1; turn < _due.Count; turn = Interlocked.Increment(ref _next) - 1)
        {
            int number = _due[turn];
            Shard shard = _shards[number]!;
            if (reporting && shard is FirmShard) context.Report = _reports[number] ??= new ShardReport();
            context.Receive(_mail.For(number));
            context.Outbox.Begin(shard.Id, command.Partition, _written[worker]);
            shard.Run(command.Step.Step, context);
            context.Outbox.End();
        }
    }

    /// <summary>Lets go of shards whose firms have all left and that will get no new ones.</summary>
    private void Retire(Partition partition)
    {
        (int first, int end) = partition.Range(AgentKind.PrivateFirm);
        for (int number = first; number < end; number++)
        {
            if (_shards[number] is { Count: 0 } shard && MayRetire(shard.Id, partition)) _shards[number] = null;
        }
    }

    private static bool MayRetire(ShardId id, Partition partition)
    {
        (int first, int end) = partition.Serials(id);
        return id.Kind == AgentKind.PrivateFirm && end - first == partition.ShardSize(id.Kind);
    }
}
