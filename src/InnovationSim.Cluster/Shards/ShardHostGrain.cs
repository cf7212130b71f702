using System.Text.Json;
using InnovationSim.Cluster.Contracts.Shards;
using InnovationSim.Cluster.Kernels;
using InnovationSim.Cluster.Placement;
using InnovationSim.Engine;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Kernel;
using InnovationSim.Storage.Catalogs;
using Orleans.Concurrency;

namespace InnovationSim.Cluster.Shards;

/// <summary>See <see cref="IShardHostGrain"/>. It lives on the silo that its key names, or not at all.</summary>
[Reentrant]
[HostPlacement]
public sealed class ShardHostGrain(ShardHosts hosts, KernelPool pool, IRunDefinitions definitions, IRunStorage storage) : Grain, IShardHostGrain
{
    private const int ParcelsOnTheWay = 4;

    private readonly Dictionary<ShardId, IShardGrain> _shards = [];
    private HostKey _key;
    private long _sequence;
    private Task<HostStepResult>? _step;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = HostKey.Parse(this.GetPrimaryKeyString());
        hosts.Admit(_key.Run, _key.Epoch);
        // Between two steps of a paused or very large run there may be hours; the run's end is what ends a host.
        DelayDeactivation(TimeSpan.MaxValue);
        return base.OnActivateAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task BeginAsync(HostStart start, CancellationToken cancellationToken = default)
    {
        if (hosts.IsDraining) throw new FleetLostException($"Silo {_key.Silo} is about to stop and takes no run.") { Silo = _key.Silo };
        try
        {
            // Reading a scenario and building a region is work.
            RunSpec spec = await Task.Run(() => definitions.ReadAsync(start.Definition, cancellationToken), cancellationToken);
            ShardHost host = await pool.RunAsync(_ => new ShardHost(_key, spec with { ShardSizes = ShardSizes.Of(start.ShardSizes) }, start, pool));
            hosts.Put(host);
            _shards.Clear();
            _sequence = 0;
            _step = null;
        }
        catch (Exception failure)
        {
            throw Failures.ToWire(failure);
        }
    }

    /// <inheritdoc/>
    public Task<HostStepResult> StepAsync(HostStep step, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (step.Sequence == _sequence && _step is not null) return _step;
        if (step.Sequence != _sequence + 1)
            throw new FleetLostException($"Silo {_key.Silo} has run step {_sequence} of run {_key.Run}; step {step.Sequence} cannot follow.");
        _sequence = step.Sequence;
        return _step = RunAsync(step);
    }

    /// <inheritdoc/>
    public Task DeliverAsync(MailParcel parcel, CancellationToken cancellationToken = default)
    {
        hosts.Get(_key.Run, _key.Epoch).Deliver(parcel);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<byte[]> SaveAsync(HostSave command, CancellationToken cancellationToken = default)
    {
        try
        {
            IReadOnlyList<CheckpointPartEntry> parts = await hosts.Get(_key.Run, _key.Epoch)
                .SaveAsync(command, storage.CheckpointsOf(command.Run), cancellationToken);
            return JsonSerializer.SerializeToUtf8Bytes(parts);
        }
        catch (Exception failure)
        {
            throw Failures.ToWire(failure);
        }
    }

    /// <inheritdoc/>
    public async Task<HostDigest> RestoreAsync(HostRestore command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        try
        {
            CheckpointManifest manifest = JsonSerializer.Deserialize<CheckpointManifest>(command.Manifest)!;
            Digest digest = await hosts.Get(_key.Run, _key.Epoch)
                .RestoreAsync(manifest, command.Agents, storage.CheckpointsOf(manifest.Run), cancellationToken);
            return new HostDigest(digest.Low, digest.High);
        }
        catch (Exception failure)
        {
            throw Failures.ToWire(failure);
        }
    }

    /// <inheritdoc/>
    public Task EndAsync(CancellationToken cancellationToken = default)
    {
        hosts.Remove(_key.Run, _key.Epoch);
        _step = null;
        _shards.Clear();
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<HostState> GetState() => Task.FromResult(hosts.Get(_key.Run, _key.Epoch).State);

    private async Task<HostStepResult> RunAsync(HostStep step)
    {
        try
        {
            ShardHost host = hosts.Get(_key.Run, _key.Epoch);
            IReadOnlyList<(ShardId Shard, int Number)> due = await host.PrepareAsync(step);
            var running = new Task[due.Count];
            for (int i = 0; i < running.Length; i++) running[i] = Grain(due[i].Shard).StepAsync(step.Sequence, due[i].Number);
            await AllAsync(running);
            (HostStepResult result, IReadOnlyList<byte[]>[] parcels) = await host.FinishAsync();
            await AllAsync([.. parcels.Select((list, silo) => DeliverAsync(host, silo, step.Sequence, list))]);
            return result;
        }
        catch (Exception failure)
        {
            throw Failures.ToWire(failure);
        }
    }

    /// <summary>Sends parcels to another host, a few at a time; one that is not acknowledged is sent again, which changes nothing there.</summary>
    private async Task DeliverAsync(ShardHost host, int silo, long sequence, IReadOnlyList<byte[]> parcels)
    {
        if (parcels.Count == 0) return;
        IShardHostGrain other = GrainFactory.GetGrain<IShardHostGrain>(new HostKey(_key.Run, _key.Epoch, host.Silos[silo]).ToString());
        var onTheWay = new List<Task>(ParcelsOnTheWay);
        for (int number = 0; number < parcels.Count; number++)
        {
            var parcel = new MailParcel { Sequence = sequence, From = host.Me, Number = number, Batches = parcels[number] };
            onTheWay.Add(Repeating.CallAsync(() => other.DeliverAsync(parcel)));
            if (onTheWay.Count < ParcelsOnTheWay) continue;
            await AllAsync([.. onTheWay]);
            onTheWay.Clear();
        }

        await AllAsync([.. onTheWay]);
    }

    private IShardGrain Grain(ShardId shard)
    {
        if (_shards.TryGetValue(shard, out IShardGrain? grain)) return grain;
        string key = ShardKey.Of(_key.Run, _key.Epoch, shard).ToString();
        grain = shard.Kind switch
        {
            AgentKind.University => GrainFactory.GetGrain<IUniversityGrain>(key),
            AgentKind.ResearchInstitute => GrainFactory.GetGrain<IResearchInstituteGrain>(key),
            AgentKind.StateOwnedEnterprise => GrainFactory.GetGrain<IStateOwnedEnterpriseGrain>(key),
            AgentKind.PrivateFirm => GrainFactory.GetGrain<IPrivateFirmGrain>(key),
            AgentKind.TalentPool => GrainFactory.GetGrain<ITalentPoolGrain>(key),
            _ => throw new ArgumentOutOfRangeException(nameof(shard), shard, "There is no such kind of agent."),
        };
        _shards.Add(shard, grain);
        return grain;
    }

    /// <summary>Waits for all, whatever happens to some: after a failure nothing may still be at work on the shards.</summary>
    private static async Task AllAsync(Task[] tasks)
    {
        Task all = Task.WhenAll(tasks);
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (all.IsCompletedSuccessfully) return;
        if (all.Exception is { } several) throw Failures.Worst(several.InnerExceptions);
        await all;
    }
}
