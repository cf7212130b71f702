using InnovationSim.Silo.Options;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationSim.Silo.Hosting;

/// <summary>Where the simulation is put into a silo. The host knows nothing of it but this.</summary>
internal static class ClusterEngine
{
    /// <summary>Adds grains, placement and service of the cluster: here, and nowhere else, <c>AddInnovationSimCluster</c> belongs.</summary>
    internal static void Add(ISiloBuilder silo, SiloSettings settings) => silo.Services.AddSingleton(settings);
}
