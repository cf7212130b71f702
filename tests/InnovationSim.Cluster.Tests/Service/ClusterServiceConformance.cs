using InnovationSim.Cluster.Hosting;
using InnovationSim.Cluster.Runs;
using InnovationSim.Cluster.Service;
using InnovationSim.Contracts;
using InnovationSim.Service.Conformance;
using InnovationSim.Storage.Catalogs;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace InnovationSim.Cluster.Tests.Service;

/// <summary>The service of one silo, for a client.</summary>
public sealed class OneSiloServiceConformance() : ClusterServiceConformance(1);

/// <summary>The service of three silos, for a client.</summary>
public sealed class ThreeSilosServiceConformance() : ClusterServiceConformance(3);

/// <summary>The service of a cluster does what every service must do; every test has a cluster of its own.</summary>
public abstract class ClusterServiceConformance(short silos) : SimulationServiceConformance
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("innovationsim-");
    private InProcessTestCluster? _cluster;
    private FolderRunStorage? _storage;

    protected override async Task<ISimulationService> StartAsync(int mostAtOnce)
    {
        _storage = FolderRunStorage.Open(_folder.FullName);
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<IRunStorage>(_storage);
            silo.UseInMemoryReminderService();
            silo.AddInnovationSimCluster(workers: 2, new ClusterRunOptions { MostAtOnce = mostAtOnce, TendEvery = TimeSpan.FromSeconds(1) });
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
        // What is left from before is looked after as soon as somebody asks; the reminder would come a little later.
        var service = new ClusterSimulationService(_cluster.Client);
        await _cluster.Client.GetGrain<Contracts.Runs.IRunRegistryGrain>(0).TendAsync();
        return service;
    }

    protected override async Task StopAsync()
    {
        if (_cluster is null) return;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await Task.WhenAll(_cluster.Silos.Select(silo => silo.ServiceProvider.GetRequiredService<RunHandover>().HandOverAsync(patience.Token)));
        await _cluster.DisposeAsync();
        _cluster = null;
        await _storage!.DisposeAsync();
    }

    protected override Task CleanUpAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
