using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;

namespace InnovationSim.Engine.Tests.Building;

/// <summary>A small run that was saved at the ends of years 1 and 2.</summary>
internal sealed class Saved
{
    public const string Run = "20260101-000000-abcd";

    private static readonly World Toy = SmallRegion.Toy.World();

    private static readonly Lazy<Task<Saved>> Made = new(RunAsync);

    private Saved(CheckpointManifest older, CheckpointManifest newest, string end)
    {
        Older = older;
        Newest = newest;
        End = end;
    }

    public static RunSpec Spec { get; } = new() { World = Toy, Seed = 1, Years = 3, ShardSizes = ShardSizes.Uniform(64) };

    public InMemoryCheckpointStore Store { get; private init; } = new();

    public CheckpointManifest Older { get; }

    public CheckpointManifest Newest { get; }

    /// <summary>Digest of the last year of the run that was not interrupted.</summary>
    public string End { get; }

    /// <summary>One with a store of its own, that a test may spoil.</summary>
    public static async Task<Saved> MakeAsync()
    {
        Saved made = await Made.Value;
        return new Saved(made.Older, made.Newest, made.End) { Store = new InMemoryCheckpointStore(made.Store) };
    }

    private static async Task<Saved> RunAsync()
    {
        var store = new InMemoryCheckpointStore();
        RunCoordinator run = Coordinator();
        await run.BeginAsync();
        await run.RunYearAsync();
        CheckpointManifest older = await run.SaveAsync(store, Run, epoch: 0);
        await run.RunYearAsync();
        CheckpointManifest newest = await run.SaveAsync(store, Run, epoch: 0);
        return new Saved(older, newest, (await run.RunYearAsync()).Digest.ToString()) { Store = store };
    }

    public static RunCoordinator Coordinator(RunSpec? spec = null) =>
        new(spec ?? Spec, new InProcessFleet((spec ?? Spec).World, (spec ?? Spec).Seed, threads: 2));
}
