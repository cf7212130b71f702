using InnovationSim.Cluster.Shards;
using InnovationSim.Engine;
using InnovationSim.Engine.Fleet;
using InnovationSim.Cluster.Telemetry;
using InnovationSim.Storage.Catalogs;
using Microsoft.Extensions.Logging;

namespace InnovationSim.Cluster.Runs;

/// <summary>Makes drivers of runs with what this silo has.</summary>
public sealed class RunDriverFactory(
    IGrainFactory grains,
    IRunStorage storage,
    CatalogDefinitions definitions,
    ShardHosts hosts,
    ISiloStatusOracle silos,
    ClusterTelemetry telemetry,
    ClusterRunOptions options,
    ILogger<RunDriver> log)
{
    private readonly RunDriverParts _parts = new(
        (life, spec, over) => new MeteredFleet(new GrainFleet(grains, life, spec, life.Run, over), telemetry),
        storage, definitions, hosts, silos, telemetry, options, log);

    /// <summary>A driver of a run.</summary>
    public RunDriver New(string run) => new(run, _parts);
}

/// <summary>What a driver needs.</summary>
internal sealed record RunDriverParts(
    Func<RunLifeId, RunSpec, IReadOnlyList<string>, IFleet> NewFleet,
    IRunStorage Storage,
    CatalogDefinitions Definitions,
    ShardHosts Hosts,
    ISiloStatusOracle Silos,
    ClusterTelemetry Telemetry,
    ClusterRunOptions Options,
    ILogger Log);
