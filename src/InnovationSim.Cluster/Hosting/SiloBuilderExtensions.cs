using InnovationSim.Cluster.Kernels;
using InnovationSim.Cluster.Placement;
using InnovationSim.Cluster.Runs;
using InnovationSim.Cluster.Service;
using InnovationSim.Cluster.Shards;
using InnovationSim.Cluster.Telemetry;
using InnovationSim.Contracts;
using InnovationSim.Service.Plans;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InnovationSim.Cluster.Hosting;

/// <summary>Adds the simulation to a silo.</summary>
public static class SiloBuilderExtensions
{
    /// <summary>
    /// Adds everything: grains of runs and shards, their placement, the threads that do the model's work, and <see cref="ISimulationService"/>. The host gives
    /// a <see cref="Storage.Catalogs.IRunStorage"/> that all silos share, and reminders.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="workers">How many threads do the model's work, for all runs together, 1 to 1,024.</param>
    /// <param name="options">How runs are run; null for the usual.</param>
    public static ISiloBuilder AddInnovationSimCluster(this ISiloBuilder silo, int workers, ClusterRunOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(silo);
        options ??= new ClusterRunOptions();
        silo.AddInnovationSimShards(workers);
        silo.Services.AddMetrics();
        silo.Services.AddSingleton(options);
        silo.Services.AddSingleton<RunPlans>();
        silo.Services.AddSingleton<CatalogDefinitions>();
        silo.Services.TryAddSingleton<IRunDefinitions>(services => services.GetRequiredService<CatalogDefinitions>());
        silo.Services.AddSingleton<ClusterTelemetry>();
        silo.Services.AddSingleton<RunDriverFactory>();
        silo.Services.AddSingleton<RunHandover>();
        silo.Services.AddSingleton<SiloSimulationService>();
        silo.Services.AddSingleton<ISimulationService>(services => services.GetRequiredService<SiloSimulationService>());
        silo.Services.AddSingleton<IExperimentService>(services => services.GetRequiredService<SiloSimulationService>());
        // One reminder for the whole cluster: it may come as often as recovery asks for.
        silo.Services.Configure<ReminderOptions>(reminders => reminders.MinimumReminderPeriod = options.TendEvery);
        return silo;
    }

    /// <summary>
    /// Adds the grains of shards with their placement and the threads that do the model's work, for a host that has its own <see cref="IRunDefinitions"/>
    /// and <see cref="Storage.Catalogs.IRunStorage"/>.
    /// </summary>
    /// <inheritdoc cref="AddInnovationSimCluster" path="/param"/>
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
