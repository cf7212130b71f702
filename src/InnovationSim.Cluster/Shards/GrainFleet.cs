using System.Runtime.InteropServices;
using System.Text.Json;
using InnovationSim.Cluster.Contracts.Shards;
using InnovationSim.Engine;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Fleet;
using InnovationSim.Engine.Wire;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;

namespace InnovationSim.Cluster.Shards;

/// <summary>
/// All shards of a run as grains, spread over silos. One fleet is one life of the run: when a silo is lost it throws
/// <see cref="FleetLostException"/>, and the run goes on with another fleet of a later epoch.
/// </summary>
public sealed class GrainFleet : IFleet
{
    private readonly IGrainFactory _grains;
    private readonly RunSpec _spec;
    private readonly string _definition;
    private readonly string[] _silos;
    private readonly IShardHostGrain[] _hosts;
    private readonly Tally _sum;
    private readonly ulong[] _part;
    private readonly ulong[] _sent;
    private readonly ulong[] _signals;
    private readonly List<ReportRecord> _records = [];
    private ShardReport?[] _reports = [];
    private Partition? _partition;
    private Kernel.Phases.Directory? _directory;
    private long _sequence;
    private HostStart? _start;
    private bool _begun;
    private bool _reported;

    /// <summary>A fleet that holds nothing yet.</summary>
    /// <param name="grains">Reaches the silos.</param>
    /// <param name="life">The run's id and epoch.</param>
    /// <param name="spec">The run.</param>
    /// <param name="definition">The text of which every silo makes the same specification.</param>
    /// <param name="silos">Addresses of the silos that shall hold shards, 1 to <see cref="ShardLayout.MostPlaces"/>.</param>
    public GrainFleet(IGrainFactory grains, RunLifeId life, RunSpec spec, string definition, IReadOnlyList<string> silos)
    {
        ArgumentNullException.ThrowIfNull(grains);
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(silos);
        if (silos.Count == 0) throw new FleetLostException($"There is no silo for run {life.Run}.");
        _grains = grains;
        _spec = spec;
        _definition = definition;
        _silos = [.. silos.Take(ShardLayout.MostPlaces)];
        _hosts = [.. _silos.Select(silo => _grains.GetGrain<IShardHostGrain>(new HostKey(life.Run, life.Epoch, silo).ToString()))];
        _sum = new Tally(spec.World.Cities.Length, spec.World.Sectors.Length);
        _part = new ulong[_sum.Values.Length];
        _sent = new ulong[new Signals(spec.World).Words];
        _signals = new ulong[_sent.Length];
        Life = life;
    }

    /// <summary>Which life of which run.</summary>
    public RunLifeId Life { get; }

    /// <summary>The silos that hold shards.</summary>
    public IReadOnlyList<string> Silos => _silos;

    /// <summary>Bytes of messages that went from silo to silo so far.</summary>
    public long RemoteBytes { get; private set; }

    /// <inheritdoc/>
    public async ValueTask<StepResult> StepAsync(StepCommand command, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_begun) await BeginAsync(command.Partition).ConfigureAwait(false);
        HostStep step = Encode(command);
        HostStepResult[] results = await AllAsync(host => Repeating.CallAsync(() => host.StepAsync(step, CancellationToken.None))).ConfigureAwait(false);
        if (_reports.Length < command.Partition.ShardCount) Array.Resize(ref _reports, command.Partition.ShardCount);
        if (command.Step.Step == Step.Plan) Array.Clear(_reports);
        _reported |= command.Step.Step == Step.Plan;
        _sum.Clear();
        Span<ulong> sums = MemoryMarshal.Cast<long, ulong>(_sum.Values);
        long bytes = 0;
        Digest digest = default;
        _records.Clear();
        foreach (HostStepResult result in results)
        {
            RecordWords.Unpack(result.Records, _records);
            Array.Clear(_part);
            WordDelta.Apply(result.Tally, _part);
            for (int i = 0; i < sums.Length; i++) sums[i] += _part[i];
            digest += new Digest(result.Digest.Low, result.Digest.High);
            ReportWords.Unpack(result.Reports, _spec.World.Sectors.Length, _reports.AsSpan(0, command.Partition.ShardCount));
            bytes += result.MessageBytes;
            RemoteBytes += result.RemoteBytes;
        }

        _sum.Digest = digest;
        return new StepResult(_sum, _reports.AsMemory(0, command.Partition.ShardCount), _records.ToArray(), bytes);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<CheckpointPartEntry>> SaveAsync(SaveCommand command, CancellationToken cancellationToken = default)
    {
        var save = new HostSave { Run = command.Key.Run, Year = command.Key.Year, Epoch = command.Key.Epoch };
        byte[][] parts = await AllAsync(host => Repeating.CallAsync(() => host.SaveAsync(save, cancellationToken))).ConfigureAwait(false);
        return
        [
            .. parts.SelectMany(list => JsonSerializer.Deserialize<CheckpointPartEntry[]>(list)!)
                .OrderBy(part => part.Kind).ThenBy(part => part.City).ThenBy(part => part.FirstSerial),
        ];
    }

    /// <inheritdoc/>
    public async ValueTask<Digest> RestoreAsync(RestoreCommand command, CancellationToken cancellationToken = default)
    {
        await BeginAsync(command.Partition).ConfigureAwait(false);
        var restore = new HostRestore { Manifest = JsonSerializer.SerializeToUtf8Bytes(command.Manifest), Agents = command.Partition.AllAgents.ToArray() };
        HostDigest[] digests = await AllAsync(host => Repeating.CallAsync(() => host.RestoreAsync(restore, cancellationToken))).ConfigureAwait(false);
        _partition = command.Partition;
        return digests.Aggregate(default(Digest), (sum, digest) => sum + new Digest(digest.Low, digest.High));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (IShardHostGrain host in _hosts)
        {
            // A silo that is gone holds nothing; one that cannot be reached refuses what is older once the next life of the run begins there.
            await host.EndAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Tells all silos of the run; what they held of this life is forgotten.</summary>
    private async Task BeginAsync(Partition partition)
    {
        // A shard stays where it is for the whole life of the run: its grain may be there already.
        _start ??= new HostStart
        {
            Definition = _definition,
            ShardSizes = _spec.ShardSizes.All.ToArray(),
            Silos = _silos,
            Agents = partition.AllAgents.ToArray(),
            Owners = ShardLayout.Spread(partition, _silos.Length).Owners,
        };
        await AllAsync(async host =>
        {
            await Repeating.CallAsync(() => host.BeginAsync(_start)).ConfigureAwait(false);
            return 0;
        }).ConfigureAwait(false);
        Array.Clear(_sent);
        _sequence = 0;
        _reported = false;
        _partition = null;
        _begun = true;
    }

    private HostStep Encode(StepCommand command)
    {
        command.Signals.CopyTo(_signals);
        byte[] delta = WordDelta.Encode(_sent, _signals);
        _signals.CopyTo(_sent.AsSpan());
        bool sameMap = ReferenceEquals(_partition, command.Partition);
        // What the signals hold before the shards have reported is of another life of the run: nobody reads it.
        bool sameRegisters = !_reported || ReferenceEquals(_directory, command.Signals.Directory);
        _partition = command.Partition;
        _directory = command.Signals.Directory;
        return new HostStep
        {
            Sequence = ++_sequence,
            Year = command.Year,
            Place = (command.Year == 0 ? Year.Genesis : Year.Steps).IndexOf(command.Step),
            Agents = sameMap ? null : command.Partition.AllAgents.ToArray(),
            Signals = delta,
            Reports = sameRegisters ? null : ReportWords.Pack(_reports.AsSpan(0, command.Partition.ShardCount), _spec.World.Sectors.Length),
        };
    }

    private async Task<T[]> AllAsync<T>(Func<IShardHostGrain, Task<T>> call)
    {
        Task<T[]> all = Task.WhenAll(_hosts.Select((host, place) => CallAsync(host, place, call)));
        try
        {
            return await all.ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            throw all.Exception is { } several ? Failures.Worst(several.InnerExceptions) : failure;
        }
    }

    private async Task<T> CallAsync<T>(IShardHostGrain host, int place, Func<IShardHostGrain, Task<T>> call)
    {
        try
        {
            return await call(host).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            throw Failures.FromWire(failure, _silos[place]);
        }
    }
}

/// <summary>One life of a run.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Epoch">How often it has been taken up again: it fences off all lives before.</param>
public readonly record struct RunLifeId(string Run, long Epoch);
