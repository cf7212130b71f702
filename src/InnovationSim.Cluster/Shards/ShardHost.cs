using InnovationSim.Cluster.Contracts.Shards;
using InnovationSim.Cluster.Kernels;
using InnovationSim.Engine;
using InnovationSim.Engine.Fleet;
using InnovationSim.Engine.Wire;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Phases;

namespace InnovationSim.Cluster.Shards;

/// <summary>The shards of one life of a run on this silo, with all that they share: signals, map, messages, memory.</summary>
public sealed partial class ShardHost : IDisposable
{
    private readonly KernelPool _pool;
    private readonly RunSpec _spec;
    private readonly string[] _silos;
    private readonly int _me;
    private readonly ShardLayout _layout;
    private readonly ShardGroup _group;
    private readonly Signals _signals;
    private readonly RegionTables _tables;
    private readonly ulong[] _words;
    private readonly List<MessageRun>[] _outgoing;
    private readonly Lock _gate = new();
    private readonly SortedDictionary<(long Sequence, int From, int Number), byte[]> _parcels = [];
    private Partition _partition;
    private StepCommand _command;

    /// <summary>A host without shards; they are made in the first step, or by a restore.</summary>
    /// <param name="key">Which life of which run.</param>
    /// <param name="spec">The run.</param>
    /// <param name="start">What the coordinator says.</param>
    /// <param name="pool">The silo's threads.</param>
    public ShardHost(HostKey key, RunSpec spec, HostStart start, KernelPool pool)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(pool);
        Key = key;
        _spec = spec;
        _pool = pool;
        _silos = start.Silos;
        _me = Array.IndexOf(_silos, key.Silo);
        if (_me < 0) throw new FleetLostException($"Silo {key.Silo} is not among those of run {key.Run}.");
        _partition = new Partition(spec.World.Cities.Length, start.ShardSizes, start.Agents);
        _layout = new ShardLayout(_partition, _silos.Length, start.Owners);
        _group = new ShardGroup(spec.World, spec.Seed, pool.Workers, shard => _layout.OwnerOf(shard) == _me);
        _signals = new Signals(spec.World);
        _tables = new RegionTables(spec.World);
        _words = new ulong[_signals.Words];
        _outgoing = [.. _silos.Select(_ => new List<MessageRun>())];
        State = StateNow();
    }

    /// <summary>Which life of which run.</summary>
    public HostKey Key { get; }

    /// <summary>Silos that hold shards of it.</summary>
    public IReadOnlyList<string> Silos => _silos;

    /// <summary>Place of this silo among them.</summary>
    public int Me => _me;

    /// <summary>Number of the step that is prepared, or was run last.</summary>
    public long Sequence { get; private set; }

    /// <summary>The year at hand; −1 before the first step.</summary>
    public int Year { get; private set; } = -1;

    /// <summary>Year and step at hand, for people.</summary>
    public string Step { get; private set; } = "not begun";

    /// <summary>What is here, as it stood after the last step or restore.</summary>
    public HostState State { get; private set; }

    /// <inheritdoc/>
    public void Dispose() => _group.Dispose();

    /// <summary>Takes messages from another silo; the same parcel may come twice, and the second long after the first was read.</summary>
    public void Deliver(MailParcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        lock (_gate)
        {
            // The sender's step is not over before all its parcels are here: one of a step before the one at hand was read.
            if (parcel.Sequence >= Sequence) _parcels[(parcel.Sequence, parcel.From, parcel.Number)] = parcel.Batches;
        }
    }

    /// <summary>Prepares a step.</summary>
    /// <returns>The shards here that are due, with their dense numbers.</returns>
    public Task<IReadOnlyList<(ShardId Shard, int Number)>> PrepareAsync(HostStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return _pool.RunAsync(_ => Prepare(step));
    }

    /// <summary>Runs the prepared step on a shard.</summary>
    /// <returns>The shard.</returns>
    public Task<Shard> RunAsync(long sequence, int number)
    {
        if (sequence != Sequence) throw new FleetLostException($"Step {sequence} is asked of a host that is at step {Sequence}.");
        return _pool.RunAsync(worker =>
        {
            _group.Run(worker, number);
            return _group.Shard(number)!;
        });
    }

    /// <summary>Ends the step.</summary>
    /// <returns>Its result, and messages for other silos: parcels by place of the silo.</returns>
    public Task<(HostStepResult Result, IReadOnlyList<byte[]>[] Parcels)> FinishAsync() => _pool.RunAsync(_ => Finish());

    private IReadOnlyList<(ShardId Shard, int Number)> Prepare(HostStep step)
    {
        if (step.Agents is { } agents) _partition = new Partition(_partition.Cities, _spec.ShardSizes.All, agents);
        WordDelta.Apply(step.Signals, _words);
        _signals.CopyFrom(_words);
        if (step.Year == 0) _signals.Follow(_spec.World.Parameters, _tables);
        else _signals.Follow(_spec.LeversOf(step.Year), _tables);
        if (step.Reports is { } reports)
        {
            var all = new ShardReport?[_partition.ShardCount];
            ReportWords.Unpack(reports, _spec.World.Sectors.Length, all);
            _signals.Directory = Kernel.Phases.Directory.Build(_partition, _spec.World.Sectors.Length, all);
        }

        lock (_gate)
        {
            foreach (((long Sequence, int From, int Number) key, byte[] batches) in _parcels.TakeWhile(parcel => parcel.Key.Sequence < step.Sequence).ToArray())
            {
                MailBatches.Unpack(batches, _group.Arrived);
                _parcels.Remove(key);
            }

            Sequence = step.Sequence;
        }

        YearStep yearStep = (step.Year == 0 ? Kernel.Year.Genesis : Kernel.Year.Steps)[step.Place];
        _command = new StepCommand(step.Year, yearStep, _partition, _signals);
        Year = step.Year;
        Step = FormattableString.Invariant($"year {step.Year}, {yearStep.Step}");
        return [.. _group.Prepare(_command).Select(number => (_partition.Shard(number), number))];
    }

    private (HostStepResult Result, IReadOnlyList<byte[]>[] Parcels) Finish()
    {
        IReadOnlyList<byte[]>[] parcels = _silos.Length == 1 ? [[]] : TakeOutgoing();
        StepResult result = _group.Finish();
        bool reporting = _command.Step.Step == Kernel.Step.Plan;
        State = StateNow();
        var wire = new HostStepResult
        {
            Tally = WordDelta.Encode([], System.Runtime.InteropServices.MemoryMarshal.Cast<long, ulong>(result.Tally.Values)),
            Digest = new HostDigest(result.Tally.Digest.Low, result.Tally.Digest.High),
            Reports = reporting ? ReportWords.Pack(result.Reports.Span, _spec.World.Sectors.Length) : [],
            Records = RecordWords.Pack(result.Records.Span),
            MessageBytes = result.MessageBytes,
            RemoteBytes = parcels.Sum(list => list.Sum(parcel => (long)parcel.Length)),
        };
        return (wire, parcels);
    }

    private HostState StateNow() => new()
    {
        Run = Key.Run, Epoch = Key.Epoch, Step = Step, Shards = _group.ShardCount, StateBytes = _group.StateBytes, MessageBytes = _group.MessageBytes,
    };

    private IReadOnlyList<byte[]>[] TakeOutgoing()
    {
        var taken = new List<MessageRun>();
        foreach (SentMail mail in _group.Written) mail.Take(receiver => OwnerOf(receiver) != _me, taken);
        foreach (MessageRun run in taken) _outgoing[OwnerOf(run.Receiver)].Add(run);
        IReadOnlyList<byte[]>[] parcels = [.. _outgoing.Select(MailBatches.Pack)];
        foreach (List<MessageRun> list in _outgoing) list.Clear();
        return parcels;
    }

    private int OwnerOf(ulong receiver)
    {
        AgentId id = AgentId.Unpack(receiver);
        return _layout.OwnerOf(new ShardId(id.Kind, id.City, id.Serial));
    }
}
