using InnovationSim.Cluster.Contracts.Shards;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace InnovationSim.Cluster.Placement;

/// <summary>A host is placed on the silo that its key names; if that silo is gone, nowhere.</summary>
[Serializable]
[GenerateSerializer]
[Immutable]
public sealed class HostPlacement : PlacementStrategy;

/// <summary>Marks grains that are placed so.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HostPlacementAttribute() : PlacementAttribute(new HostPlacement());

/// <summary>See <see cref="HostPlacement"/>.</summary>
public sealed class HostPlacementDirector : IPlacementDirector
{
    /// <inheritdoc/>
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        HostKey key = HostKey.Parse(target.GrainIdentity.Key.ToString()!);
        SiloAddress silo = SiloAddress.FromParsableString(key.Silo);
        return context.GetCompatibleSilos(target).Contains(silo)
            ? Task.FromResult(silo)
            : throw new FleetLostException($"Silo {key.Silo} of run {key.Run} is gone.") { Silo = key.Silo };
    }
}
