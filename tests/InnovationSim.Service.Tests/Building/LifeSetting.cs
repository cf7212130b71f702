using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Service.Lives;
using InnovationSim.Service.Plans;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Results;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Service.Tests.Building;

/// <summary>A storage in a folder with one run in it, and lives of that run.</summary>
internal sealed class LifeSetting : IAsyncDisposable
{
    public const string Run = "20260328-183000-abcd";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("innovationsim-");
    private readonly RunInput _input;

    private LifeSetting(RunInput input)
    {
        _input = input;
        Storage = FolderRunStorage.Open(_folder.FullName);
    }

    public string Folder => _folder.FullName;

    public FolderRunStorage Storage { get; }

    /// <summary>Makes the fleet of a life; in this process if nothing else is said.</summary>
    public Func<RunPlan, IFleet> NewFleet { get; set; } = plan => new InProcessFleet(plan.World, plan.Spec.Seed, threads: 1);

    /// <summary>The storage as lives see it.</summary>
    public Func<IRunStorage, IRunStorage> Seen { get; set; } = storage => storage;

    public static async Task<LifeSetting> NewAsync(int years, Func<RunInput, RunInput>? change = null)
    {
        RunInput input = NewRuns.Input(Run, years);
        var setting = new LifeSetting(change?.Invoke(input) ?? input);
        await setting.Storage.Catalog.AddAsync(NewRuns.Of(Run) with { Input = setting._input });
        return setting;
    }

    /// <summary>Adds another run.</summary>
    public Task AddAsync(RunInput input) => Storage.Catalog.AddAsync(NewRuns.Of(input.Run) with { Input = input });

    /// <summary>The next life of the run.</summary>
    public async Task<RunLife> NextLifeAsync(Func<YearRecord, RunLife, ValueTask>? yearDone = null, RunInput? of = null, TimeProvider? clock = null)
    {
        RunInput input = of ?? _input;
        RunPlan plan = RunPlan.Of(input, new Dictionary<AgentKind, int>());
        long epoch = (await Storage.Catalog.RaiseEpochAsync(input.Run))!.Value;
        RunLife life = null!;
        life = new RunLife(new LifeInput
        {
            Input = input,
            Spec = plan.Spec,
            Epoch = epoch,
            Storage = Seen(Storage),
            NewFleet = _ => ValueTask.FromResult(NewFleet(plan)),
            YearDone = yearDone is null ? null : year => yearDone(year, life),
            Clock = clock ?? TimeProvider.System,
        });
        return life;
    }

    public async Task<RunRecord> RecordAsync(string run = Run) => (await Storage.Catalog.FindAsync(run))!;

    /// <summary>Digests of the years in the results.</summary>
    public async Task<string[]> DigestsAsync(string run = Run)
    {
        await using IResultStore results = await Storage.ReadResultsAsync(run);
        object?[][] rows = await results.ReadAsync(ResultTables.Years, 0, int.MaxValue).ToArrayAsync();
        return [.. rows.Select(row => (string)row[2]!)];
    }

    /// <summary>Years of the checkpoints there are, newest first.</summary>
    public async Task<int[]> CheckpointsAsync(string run = Run) =>
        [.. (await Storage.CheckpointsOf(run).ListAsync(run)).Select(each => each.Manifest!.Year)];

    public async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
