using InnovationSim.Cluster.Runs;
using InnovationSim.Cluster.Shards;
using InnovationSim.Cluster.Telemetry;
using InnovationSim.Engine;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Service.Conformance.Building;
using InnovationSim.Service.Plans;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Results;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace InnovationSim.Cluster.Tests.Building;

/// <summary>A driver of a run of a few years, with a catalogue in a folder and fleets in this process that fail as a test says.</summary>
internal sealed class DriverSetting : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("innovationsim-");
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ClusterTelemetry _telemetry;
    private readonly FolderRunStorage _storage;

    private DriverSetting()
    {
        _storage = FolderRunStorage.Open(_folder.FullName);
        _telemetry = new ClusterTelemetry(_services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(), Hosts);
    }

    public string Run { get; private set; } = "";

    public FixedSilos Silos { get; } = new(1, 2);

    public ShardHosts Hosts { get; } = new();

    public IRunCatalog Catalog => _storage.Catalog;

    /// <summary>Fleets that were made: epoch and silos of each.</summary>
    public List<(long Epoch, string[] Silos)> Lives { get; } = [];

    /// <summary>What happens before a step of a life; it may throw.</summary>
    public Func<long, StepCommand, Task> BeforeStep { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What happens before results are opened for writing; it may throw.</summary>
    public Action BeforeResults { get; set; } = () => { };

    /// <summary>A setting with a run that is queued.</summary>
    public static async Task<DriverSetting> NewAsync(int years, Func<NewRun, NewRun>? change = null)
    {
        var setting = new DriverSetting();
        NewRun entry = AcceptedRun.Of(Toy.Request(years), null, DateTimeOffset.UnixEpoch).Entry;
        (RunRecord run, _) = await setting.Catalog.AddAsync(change is null ? entry : change(entry));
        setting.Run = run.Run;
        return setting;
    }

    public RunDriver Driver() => new(Run, new RunDriverParts(
        NewFleet, new Watched(_storage, () => BeforeResults()), new CatalogDefinitions(new RunPlans(_storage)), Hosts, Silos, _telemetry,
        new ClusterRunOptions { FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(5) }, NullLogger.Instance));

    public async Task<RunRecord> RecordAsync() => (await Catalog.FindAsync(Run))!;

    /// <summary>Digests of the years in the results.</summary>
    public async Task<string[]> DigestsAsync()
    {
        await using IResultStore results = await _storage.ReadResultsAsync(Run);
        object?[][] rows = await results.ReadAsync(ResultTables.Years, 0, int.MaxValue).ToArrayAsync();
        return [.. rows.Select(row => (string)row[2]!)];
    }

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private WatchedFleet NewFleet(RunLifeId life, RunSpec spec, IReadOnlyList<string> silos)
    {
        Lives.Add((life.Epoch, [.. silos]));
        return new WatchedFleet(new InProcessFleet(spec.World, spec.Seed, threads: 1), command => BeforeStep(life.Epoch, command));
    }

    private sealed class WatchedFleet(IFleet fleet, Func<StepCommand, Task> before) : IFleet
    {
        public async ValueTask<StepResult> StepAsync(StepCommand command, CancellationToken cancellationToken = default)
        {
            await before(command);
            return await fleet.StepAsync(command, cancellationToken);
        }

        public ValueTask<IReadOnlyList<CheckpointPartEntry>> SaveAsync(SaveCommand command, CancellationToken cancellationToken = default) =>
            fleet.SaveAsync(command, cancellationToken);

        public ValueTask<Digest> RestoreAsync(RestoreCommand command, CancellationToken cancellationToken = default) =>
            fleet.RestoreAsync(command, cancellationToken);

        public ValueTask DisposeAsync() => fleet.DisposeAsync();
    }

    private sealed class Watched(IRunStorage storage, Action beforeResults) : IRunStorage
    {
        public IRunCatalog Catalog => storage.Catalog;

        public ICheckpointStore CheckpointsOf(string run) => storage.CheckpointsOf(run);

        public ValueTask<IResultStore> WriteResultsAsync(string run, long epoch, CancellationToken cancellationToken = default)
        {
            beforeResults();
            return storage.WriteResultsAsync(run, epoch, cancellationToken);
        }

        public ValueTask<IResultStore> ReadResultsAsync(string run, CancellationToken cancellationToken = default) =>
            storage.ReadResultsAsync(run, cancellationToken);

        public ValueTask<int> CopyResultsAsync(string from, string run, long epoch, int lastYear, CancellationToken cancellationToken = default) =>
            storage.CopyResultsAsync(from, run, epoch, lastYear, cancellationToken);

        public ValueTask<bool> RemoveAsync(string run, Action<RunRecord> check, CancellationToken cancellationToken = default) =>
            storage.RemoveAsync(run, check, cancellationToken);

        public ValueTask TidyAsync(CancellationToken cancellationToken = default) => storage.TidyAsync(cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
