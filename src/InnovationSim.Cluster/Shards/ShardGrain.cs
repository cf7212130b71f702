using System.Diagnostics;
using InnovationSim.Cluster.Contracts.Shards;
using InnovationSim.Cluster.Placement;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Agents;

namespace InnovationSim.Cluster.Shards;

/// <summary>
/// One shard. Its state is in its host's memory on this silo, where messages are handed over by reference; an activation that is lost is made anew.
/// </summary>
[ShardPlacement]
public abstract class ShardGrain(AgentKind kind, ShardHosts hosts) : Grain, IShardGrain
{
    private ShardKey _key;
    private ShardState? _state;
    private long _steps;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = ShardKey.Parse(this.GetPrimaryKeyString());
        _state = new ShardState
        {
            Run = _key.Run,
            Epoch = _key.Epoch,
            Shard = _key.Shard(kind).ToString(),
            Year = -1,
            Step = "",
            Steps = 0,
            Agents = 0,
            StateBytes = 0,
            StepMilliseconds = 0,
        };
        return base.OnActivateAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task StepAsync(long sequence, int number)
    {
        ShardHost host = hosts.Get(_key.Run, _key.Epoch);
        long began = Stopwatch.GetTimestamp();
        try
        {
            Shard shard = await host.RunAsync(sequence, number);
            _steps++;
            _state = _state! with
            {
                Year = host.Year, Step = host.Step, Steps = _steps, Agents = shard.Count, StateBytes = shard.BytesHeld,
                StepMilliseconds = Stopwatch.GetElapsedTime(began).TotalMilliseconds,
            };
        }
        catch (Exception failure)
        {
            throw Failures.ToWire(failure);
        }
    }

    /// <summary>What the shard is and holds.</summary>
    public Task<ShardState> GetState() => Task.FromResult(_state!);
}

/// <summary>A shard of universities.</summary>
public sealed class UniversityGrain(ShardHosts hosts) : ShardGrain(AgentKind.University, hosts), IUniversityGrain;

/// <summary>A shard of research institutes.</summary>
public sealed class ResearchInstituteGrain(ShardHosts hosts) : ShardGrain(AgentKind.ResearchInstitute, hosts), IResearchInstituteGrain;

/// <summary>A shard of state-owned enterprises.</summary>
public sealed class StateOwnedEnterpriseGrain(ShardHosts hosts) : ShardGrain(AgentKind.StateOwnedEnterprise, hosts), IStateOwnedEnterpriseGrain;

/// <summary>A shard of private firms.</summary>
public sealed class PrivateFirmGrain(ShardHosts hosts) : ShardGrain(AgentKind.PrivateFirm, hosts), IPrivateFirmGrain;

/// <summary>A shard of talent pools.</summary>
public sealed class TalentPoolGrain(ShardHosts hosts) : ShardGrain(AgentKind.TalentPool, hosts), ITalentPoolGrain;
