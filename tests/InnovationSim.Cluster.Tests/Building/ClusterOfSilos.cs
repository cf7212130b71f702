using InnovationSim.Cluster.Hosting;
using InnovationSim.Cluster.Shards;
using InnovationSim.Engine;
using InnovationSim.Storage.Catalogs;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using Xunit;

namespace InnovationSim.Cluster.Tests.Building;

/// <summary>Silos in this process, which share one memory of checkpoints and know runs by their name.</summary>
public abstract class ClusterOfSilos(short silos) : IAsyncLifetime
{
    private InProcessTestCluster _cluster = null!;
    private int _runs;

    /// <summary>The cluster.</summary>
    public InProcessTestCluster Cluster => _cluster;

    /// <summary>Runs that the silos know.</summary>
    public NamedRuns Runs { get; } = new();

    /// <summary>Where silos keep checkpoints.</summary>
    public StoreForAll Checkpoints { get; } = new();

    /// <summary>Addresses of the silos that are alive.</summary>
    public IReadOnlyList<string> Silos => [.. _cluster.Silos.Where(silo => silo.IsActive).Select(silo => silo.SiloAddress.ToParsableString())];

    public async Task InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddInnovationSimShards(workers: 2);
            silo.Services.AddSingleton<IRunDefinitions>(Runs);
            silo.Services.AddSingleton<IRunStorage>(new SharedStorage(Checkpoints));
            Configure(silo);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    /// <summary>Adds what a test needs to every silo.</summary>
    protected virtual void Configure(ISiloBuilder silo)
    {
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    /// <summary>A fleet for a run that these silos have not seen before.</summary>
    /// <param name="spec">The run.</param>
    /// <param name="over">Over how many silos it is spread; all if there are not so many.</param>
    public GrainFleet NewFleet(RunSpec spec, int over) => NewFleet(spec, over, $"run-{Interlocked.Increment(ref _runs)}", epoch: 1);

    /// <summary>A fleet for a life of a run.</summary>
    public GrainFleet NewFleet(RunSpec spec, int over, string run, long epoch) =>
        new(_cluster.Client, new RunLifeId(run, epoch), spec, Runs.Add(spec), [.. Silos.Take(over)]);
}

/// <summary>One silo.</summary>
public sealed class OneSilo() : ClusterOfSilos(1);

/// <summary>Three silos.</summary>
public sealed class ThreeSilos() : ClusterOfSilos(3);
