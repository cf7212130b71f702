using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Fleet;
using InnovationSim.Engine.Wire;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;

namespace InnovationSim.Engine.Tests.Building;

/// <summary>Several groups of shards that have nothing in common but what they write to each other as bytes: a cluster without a network.</summary>
internal sealed class DividedFleet(World world, ulong seed, int places, int workers = 2) : IFleet
{
    private readonly List<ShardGroup> _groups = [];
    private readonly Tally _sum = new(world.Cities.Length, world.Sectors.Length);
    private ShardReport?[] _reports = [];
    private ShardLayout? _layout;

    public IReadOnlyList<ShardGroup> Groups => _groups;

    /// <summary>Bytes that went from group to group.</summary>
    public long RemoteBytes { get; private set; }

    public ValueTask<StepResult> StepAsync(StepCommand command, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Begin(command.Partition);
        int sectors = world.Sectors.Length;
        Array.Resize(ref _reports, command.Partition.ShardCount);
        bool reporting = command.Step.Step == Step.Plan;
        if (reporting) Array.Clear(_reports);
        var records = new List<ReportRecord>();
        var onTheWay = new List<(int To, byte[] Parcel)>();
        _sum.Clear();
        long bytes = 0;
        for (int place = 0; place < places; place++)
        {
            ShardGroup group = _groups[place];
            foreach (int number in group.Prepare(command)) group.Run(number % workers, number);
            onTheWay.AddRange(Outgoing(group, place));
            StepResult result = group.Finish();
            _sum.Add(result.Tally);
            bytes += result.MessageBytes;
            RecordWords.Unpack(RecordWords.Pack(result.Records.Span), records);
            if (reporting) ReportWords.Unpack(ReportWords.Pack(result.Reports.Span, sectors), sectors, _reports);
        }

        foreach ((int to, byte[] parcel) in onTheWay) MailBatches.Unpack(parcel, _groups[to].Arrived);
        RemoteBytes += onTheWay.Sum(parcel => (long)parcel.Parcel.Length);
        return ValueTask.FromResult(new StepResult(_sum, _reports, records.ToArray(), bytes));
    }

    public async ValueTask<IReadOnlyList<CheckpointPartEntry>> SaveAsync(SaveCommand command, CancellationToken cancellationToken = default)
    {
        var parts = new List<CheckpointPartEntry>();
        foreach (ShardGroup group in _groups) parts.AddRange(await group.SaveAsync(command, cancellationToken));
        return [.. parts.OrderBy(part => part.Kind).ThenBy(part => part.City).ThenBy(part => part.FirstSerial)];
    }

    public async ValueTask<Digest> RestoreAsync(RestoreCommand command, CancellationToken cancellationToken = default)
    {
        _layout = ShardLayout.Spread(command.Partition, places);
        Begin(command.Partition);
        Digest digest = default;
        foreach (ShardGroup group in _groups) digest += await group.RestoreAsync(command, cancellationToken);
        return digest;
    }

    public ValueTask DisposeAsync()
    {
        foreach (ShardGroup group in _groups) group.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Begin(Partition partition)
    {
        _layout ??= ShardLayout.Spread(partition, places);
        for (int place = _groups.Count; place < places; place++)
        {
            int me = place;
            _groups.Add(new ShardGroup(world, seed, workers, shard => _layout.OwnerOf(shard) == me));
        }
    }

    private IEnumerable<(int To, byte[] Parcel)> Outgoing(ShardGroup group, int me)
    {
        var taken = new List<MessageRun>();
        foreach (SentMail mail in group.Written) mail.Take(receiver => OwnerOf(receiver) != me, taken);
        return [.. taken.GroupBy(run => OwnerOf(run.Receiver)).SelectMany(runs => MailBatches.Pack([.. runs]).Select(parcel => (runs.Key, parcel)))];
    }

    private int OwnerOf(ulong receiver)
    {
        AgentId id = AgentId.Unpack(receiver);
        return _layout!.OwnerOf(new ShardId(id.Kind, id.City, id.Serial));
    }
}
