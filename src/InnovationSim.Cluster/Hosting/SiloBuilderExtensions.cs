using InnovationSim.Cluster.Kernels;
using InnovationSim.Cluster.Placement;
using InnovationSim.Cluster.Shards;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationSim.Cluster.Hosting;

/// <summary>Adds the simulation to a silo.</summary>
public static class SiloBuilderExtensions
{
    /// <summary>
    /// Adds the grains of shards with their placement and the threads that do the model's work. The host gives an
    /// <see cref="IRunDefinitions"/> and an <see cref="Engine.Checkpoints.ICheckpointStore"/> that all silos share.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="workers">How many threads do the model's work, for all runs together, 1 to 1,024.</param>
    public static ISiloBuilder AddInnovationSimShards(this ISiloBuilder silo, int workers)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Services.AddSingleton<ShardHosts>();
        silo.Services.AddSingleton(_ => new KernelPool(workers));
        silo.AddPlacementDirector<HostPlacement, HostPlacementDirector>();
        silo.AddPlacementDirector<ShardPlacement, ShardPlacementDirector>();
        return silo;
    }
}
