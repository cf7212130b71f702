using InnovationSim.Api;
using InnovationSim.Cluster.Contracts.Runs;
using InnovationSim.Cluster.Hosting;
using InnovationSim.Cluster.Runs;
using InnovationSim.Contracts;
using InnovationSim.Service.Plans;
using InnovationSim.Silo.Options;
using InnovationSim.Silo.Shutdown;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Postgres;
using InnovationSim.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationSim.Silo.Hosting;

/// <summary>Where the simulation is put into a silo. The host knows nothing of it but this.</summary>
internal static class ClusterEngine
{
    /// <summary>Adds grains, placement and service of the cluster, and where they keep what lasts.</summary>
    internal static void Add(ISiloBuilder silo, SiloSettings settings)
    {
        silo.Services.AddSingleton(settings);
        if (settings.Cluster == ClusterKind.Postgres)
        {
            silo.Services.AddSingleton<IRunStorage>(services => new PostgresRunStorage(services.GetRequiredService<PostgresDatabase>()));
        }
        else
        {
            // Opened at once: that another process has the folder is said before anything is started.
            FolderRunStorage storage = FolderRunStorage.Open(settings.Data);
            // Made by a factory, so that it is closed with the silo.
            silo.Services.AddSingleton<IRunStorage>(_ => storage);
        }

        silo.AddInnovationSimCluster(settings.Workers, new ClusterRunOptions { MostAtOnce = settings.MaxRuns });
        silo.Services.AddSingleton<ISiloHandover, RunsHandover>();
        silo.Services.AddSingleton<IScenarioCatalog, BuiltInScenarios>();
        silo.Services.AddInnovationSimWeb();
        silo.Services.AddSingleton<IHostPages, ServicePages>();
        silo.AddStartupTask(StartAsync);
    }

    /// <summary>What was left undone is done: removals, and runs that nobody has.</summary>
    private static async Task StartAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<IRunStorage>().TidyAsync(cancellationToken).ConfigureAwait(false);
        // Not waited for: a silo is up whether or not runs can be taken up at once.
        services.GetRequiredService<IGrainFactory>().GetGrain<IRunRegistryGrain>(0).TendAsync(CancellationToken.None).Ignore();
    }

    /// <summary>The API and the page that every host of the simulation has.</summary>
    private sealed class ServicePages : IHostPages
    {
        public void Map(IEndpointRouteBuilder endpoints)
        {
            endpoints.MapInnovationSimApi();
            endpoints.MapInnovationSimWeb();
        }
    }

    private sealed class RunsHandover(RunHandover runs) : ISiloHandover
    {
        public Task HandOverAsync(CancellationToken cancellationToken) => runs.HandOverAsync(cancellationToken);
    }
}
