using InnovationSim.Cluster.Contracts.Shards;
using InnovationSim.Cluster.Shards;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace InnovationSim.Cluster.Placement;

/// <summary>
/// A shard is placed where its run's layout has put it: with its host, which is the one who calls it first. The layout spreads shards evenly by
/// weight (<see cref="Engine.Fleet.ShardLayout"/>).
/// </summary>
[Serializable]
[GenerateSerializer]
[Immutable]
public sealed class ShardPlacement : PlacementStrategy;

/// <summary>Marks grains that are placed so.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShardPlacementAttribute() : PlacementAttribute(new ShardPlacement());

/// <summary>See <see cref="ShardPlacement"/>.</summary>
public sealed class ShardPlacementDirector(ShardHosts hosts) : IPlacementDirector
{
    /// <inheritdoc/>
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ShardKey key = ShardKey.Parse(target.GrainIdentity.Key.ToString()!);
        // Throws where the run is not known: a reader who asks for a shard of a run that has ended must not bring an empty one to life.
        hosts.Get(key.Run, key.Epoch);
        return Task.FromResult(context.LocalSilo);
    }
}
