using InnovationSim.Kernel;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;

namespace InnovationSim.Engine.Fleet;

/// <summary>
/// The shards of a run that live in this process – all of them, or those that a cluster has put here – and the workers that step them.
/// A step is <see cref="Prepare"/>, then <see cref="Run"/> once for each shard that is due, on any worker, then <see cref="Finish"/>. Sums of
/// whole numbers commute and messages are put in order before they are read, so it does not show which worker ran what, and when.
/// </summary>
public sealed partial class ShardGroup : IDisposable
{
    /// <summary>Most workers of a group.</summary>
    public const int MostWorkers = 1024;

    private readonly World _world;
    private readonly ulong _seed;
    private readonly Func<ShardId, bool>? _owns;
    private readonly IShardProbe? _probe;
    private readonly ColumnMemory _memory = new();
    private readonly MessagePages _pages = new();
    private readonly Mail _mail = new();
    private readonly StepContext[] _workers;
    private readonly Tally _sum;
    private readonly List<int> _due = [];
    private readonly List<ReportRecord> _records = [];
    private SentMail[] _written;
    private SentMail[] _read;
    private Shard?[] _shards = [];
    private ShardReport?[] _reports = [];
    private Partition? _partition;
    private StepCommand _command;

    /// <summary>A group without shards.</summary>
    /// <param name="world">The region.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="workers">How many workers may step shards at once, 1 to 1,024.</param>
    /// <param name="owns">Which shards live here; null for all.</param>
    /// <param name="probe">Who looks at shards as they step; null for nobody.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of workers is out of range.</exception>
    public ShardGroup(World world, ulong seed, int workers, Func<ShardId, bool>? owns = null, IShardProbe? probe = null)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (workers is < 1 or > MostWorkers)
            throw new ArgumentOutOfRangeException(nameof(workers), workers, $"Shards are stepped by 1 to {MostWorkers} workers.");
        _world = world;
        _seed = seed;
        _owns = owns;
        _probe = probe;
        // The last place is for what comes from elsewhere.
        _written = Boxes();
        _read = Boxes();
        _sum = NewTally();
        _workers = [.. Enumerable.Range(0, workers).Select(_ => NewWorker())];

        SentMail[] Boxes() => [.. Enumerable.Range(0, workers + 1).Select(_ => new SentMail(_pages))];
    }

    /// <summary>How many workers may step shards at once.</summary>
    public int Workers => _workers.Length;

    /// <summary>Bytes that agents' columns and lists take, in use or kept for use.</summary>
    public long StateBytes => _memory.FreeBytes + _shards.Sum(shard => shard?.BytesHeld ?? 0);

    /// <summary>Bytes of all message pages.</summary>
    public long MessageBytes => _pages.BytesHeld;

    /// <summary>Shards that hold agents.</summary>
    public int ShardCount => _shards.Count(shard => shard is not null);

    /// <summary>What the step at hand has sent to shards that live elsewhere is taken from here; what they send to shards here is added to the last.</summary>
    public ReadOnlySpan<SentMail> Written => _written;

    /// <summary>Where batches from elsewhere go: sent in the step that was finished last, read in the one that is prepared next.</summary>
    public SentMail Arrived => _read[^1];

    /// <summary>Begins a step: hands messages over, makes shards that are new, and says which shards are due, by dense number.</summary>
    public IReadOnlyList<int> Prepare(StepCommand command)
    {
        Partition before = _partition ?? command.Partition;
        if (!ReferenceEquals(before, command.Partition) || _partition is null) Rearrange(before, command.Partition);
        _partition = command.Partition;
        _command = command;
        _mail.Exchange(_read, before, command.Partition);
        foreach (StepContext worker in _workers)
        {
            worker.Tally.Clear();
            worker.Records.Clear();
            worker.Year = command.Year;
            worker.Partition = command.Partition;
            worker.Signals = command.Signals;
        }

        _due.Clear();
        foreach (AgentKind kind in command.Step.Acting) Choose(kind, command);
        return _due;
    }

    /// <summary>Runs the step on one shard that is due. Several workers may do so at once, each for a shard of its own.</summary>
    /// <param name="worker">Who runs it, from 0.</param>
    /// <param name="number">Dense number of the shard.</param>
    public void Run(int worker, int number)
    {
        StepContext context = _workers[worker];
        Shard shard = _shards[number] ?? throw new InvalidOperationException($"Shard {_command.Partition.Shard(number)} does not live here.");
        if (_command.Step.Step == Step.Plan && shard is FirmShard) context.Report = _reports[number] ??= new ShardReport();
        context.Receive(_mail.For(number));
        if (_probe is { } probe && probe.Watches(shard.Id, _command)) Show(probe, shard, worker, number);
        else StepOf(shard, context, worker);
    }

    /// <summary>Ends the step: what was read is forgotten, what was written will be read in the next.</summary>
    public StepResult Finish()
    {
        _sum.Clear();
        _records.Clear();
        foreach (StepContext worker in _workers)
        {
            _sum.Add(worker.Tally);
            _records.AddRange(worker.Records);
        }

        foreach (SentMail mail in _read) mail.Recycle();
        (_written, _read) = (_read, _written);
        if (_command.Step.Step == Step.Record) Retire(_command.Partition);
        return new StepResult(_sum, _reports.AsMemory(0, _command.Partition.ShardCount), _records.ToArray(), _mail.Bytes);
    }

    /// <summary>The shard of a number; null if it lives elsewhere, or has been given up.</summary>
    public Shard? Shard(int number) => number < _shards.Length ? _shards[number] : null;

    private void StepOf(Shard shard, StepContext context, int worker)
    {
        context.Outbox.Begin(shard.Id, _command.Partition, _written[worker]);
        shard.Run(_command.Step.Step, context);
        context.Outbox.End();
    }

    private void Show(IShardProbe probe, Shard shard, int worker, int number)
    {
        StepContext context = _workers[worker];
        int sent = _written[worker].Runs.Count;
        probe.Before(shard, _command, _mail.For(number).Span);
        context.Watcher = probe;
        StepOf(shard, context, worker);
        context.Watcher = null;
        probe.After(shard, _command, _written[worker].Runs.Skip(sent).ToArray());
    }

    private Tally NewTally() => new(_world.Cities.Length, _world.Sectors.Length);

    private StepContext NewWorker() => new(_world, _seed, NewTally(), _memory);

    private bool Owns(ShardId shard) => _owns is null || _owns(shard);

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
            if (isNew && Owns(id)) shards[number] = Kernel.Agents.Shard.Create(id, _world, after.ShardSize(id.Kind), _memory);
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

            if (!command.OnlyWithMail(kind) || _mail.Any(number)) _due.Add(number);
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
