using InnovationSim.Kernel;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Service.Conformance.Building;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Service.Tests.Building;

/// <summary>Runs to put into catalogues.</summary>
internal static class NewRuns
{
    private static readonly ScenarioDocument Document = ScenarioLibrary.Load("toy");

    public static RunInput Input(string run, int years = 4) => new()
    {
        Run = run,
        Created = new DateTimeOffset(2026, 3, 28, 18, 30, 0, TimeSpan.Zero),
        ModelVersion = ModelVersion.Current,
        Scenario = "toy",
        ScenarioHash = Document.Hash,
        ScenarioText = ScenarioLibrary.Text("toy"),
        Seed = Toy.Seed.ToString(),
        Years = years,
        Scale = Toy.Scale,
        Sets = new Dictionary<string, double>(),
        CheckpointEvery = 2,
    };

    /// <summary>Two arms, a and b, with two replicates: seeds 5 and 6.</summary>
    public static NewExperiment Experiment(string experiment, string? key = null) => new()
    {
        Experiment = experiment,
        Created = Input(experiment).Created,
        Arms =
        [
            new NewArm("a", Input(experiment)),
            new NewArm("b", Input(experiment) with { Sets = new Dictionary<string, double> { [Toy.Lever] = 0.1 }, Policies = [new RunPolicy("p", "hash", "text", 0.5)] }),
        ],
        FirstSeed = 5,
        Replicates = 2,
        Label = "a label",
        IdempotencyKey = key,
        RequestHash = "hash of " + experiment,
    };

    public static NewRun Of(string run, string? key = null) => new()
    {
        Input = Input(run),
        Label = "a label",
        ShardSizes = new Dictionary<string, int> { ["private-firm"] = 5 },
        IdempotencyKey = key,
        RequestHash = "hash of " + run,
    };
}
