using InnovationSim.Engine;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Worlds;

namespace InnovationSim.Storage.Tests.Building;

/// <summary>Runs of the toy region, small enough to be run in a test.</summary>
internal static class ToyRun
{
    public const int Years = 4;

    private static readonly Lazy<World> Region = new(Build);
    private static readonly Lazy<string> Last = new(() => Coordinator(ShardSizes.Default).RunAsync().GetAwaiter().GetResult().Digest.ToString());

    public static World World => Region.Value;

    /// <summary>The digest of the last year of a run that nothing interrupted.</summary>
    public static string UninterruptedDigest => Last.Value;

    public static RunCoordinator Coordinator(ShardSizes sizes)
    {
        var spec = new RunSpec { World = World, Seed = 1, Years = Years, ShardSizes = sizes };
        return new RunCoordinator(spec, new InProcessFleet(World, spec.Seed, 2), SilentObserver.Instance);
    }

    /// <summary>A run that was saved after each of its first years and then stopped.</summary>
    public static async Task SaveAsync(ICheckpointStore store, string run, int years)
    {
        RunCoordinator coordinator = Coordinator(ShardSizes.Uniform(5));
        await coordinator.BeginAsync();
        for (int year = 1; year <= years; year++)
        {
            await coordinator.RunYearAsync();
            await coordinator.SaveAsync(store, run, epoch: 0);
        }
    }

    /// <summary>The digest of the last year of a run that goes on from a checkpoint, with other shards than it was saved with.</summary>
    public static async Task<string> GoOnAsync(ICheckpointStore store, CheckpointManifest manifest)
    {
        RunCoordinator coordinator = Coordinator(ShardSizes.Uniform(64));
        await coordinator.RestoreAsync(store, manifest);
        YearRecord last = await coordinator.RunAsync();
        return last.Digest.ToString();
    }

    private static World Build()
    {
        ScenarioDocument scenario = ScenarioLibrary.Load("toy");
        ModelParameters parameters = ParameterTable.Bind(scenario.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));
        return WorldBuilder.Build(scenario, parameters, 0.01);
    }
}
