using System.Collections.Concurrent;
using InnovationSim.Contracts;
using InnovationSim.Engine;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Worlds;

namespace InnovationSim.Service.Conformance.Building;

/// <summary>Runs of the toy region, tiny, and what a plain coordinator makes of them: no service has a part in that.</summary>
public static class Toy
{
    public const double Scale = 0.01;
    public const ulong Seed = 7;
    public const string Lever = "entry-rate";
    public const double LeverValue = 0.2;
    public const int LongYears = 300;

    private static readonly ScenarioDocument Document = ScenarioLibrary.Load("toy");
    private static readonly ConcurrentDictionary<(int Years, int ForkAt), Lazy<Task<IReadOnlyList<YearRecord>>>> Runs = new();

    /// <summary>The region.</summary>
    public static World World { get; } = WorldOf();

    /// <summary>A request for a run of it.</summary>
    public static RunRequest Request(int years) => new() { Scenario = "toy", Seed = Seed, Years = years, Scale = Scale, CheckpointEvery = 2 };

    /// <summary>A request for a run that lasts long enough to be paused or interrupted.</summary>
    public static RunRequest Lasting => Request(LongYears) with { CheckpointEvery = 100 };

    /// <summary>A request for a run that does not end while a test looks at it.</summary>
    public static RunRequest Endless => Request(RunSpec.MostYears) with { CheckpointEvery = 50 };

    /// <summary>A request for an experiment: the region as it is, and with <see cref="Lever"/> at <see cref="LeverValue"/>.</summary>
    public static ExperimentRequest Experiment(int years, int replicates) => new()
    {
        Scenario = "toy", FirstSeed = Seed, Replicates = replicates, Years = years, Scale = Scale, CheckpointEvery = 2,
        Arms = [new ArmRequest { Name = "baseline" }, new ArmRequest { Name = "more", Sets = new Dictionary<string, double> { [Lever] = LeverValue } }],
    };

    /// <summary>All years of a run, year 0 first, from a plain coordinator.</summary>
    public static Task<IReadOnlyList<YearRecord>> YearsAsync(int years) => RunAsync(years, forkAt: -1);

    /// <summary>The same for a run in which <see cref="Lever"/> is <see cref="LeverValue"/> from the year after the given one on.</summary>
    public static Task<IReadOnlyList<YearRecord>> ForkedYearsAsync(int years, int forkAt) => RunAsync(years, forkAt);

    public static async Task<string[]> DigestsAsync(int years) => [.. (await YearsAsync(years)).Select(year => year.Digest.ToString())];

    public static async Task<string[]> ForkedDigestsAsync(int years, int forkAt) =>
        [.. (await ForkedYearsAsync(years, forkAt)).Select(year => year.Digest.ToString())];

    private static Task<IReadOnlyList<YearRecord>> RunAsync(int years, int forkAt) =>
        Runs.GetOrAdd((years, forkAt), key => new Lazy<Task<IReadOnlyList<YearRecord>>>(() => SimulateAsync(key.Years, key.ForkAt))).Value;

    private static async Task<IReadOnlyList<YearRecord>> SimulateAsync(int years, int forkAt)
    {
        var spec = new RunSpec
        {
            World = World,
            Seed = Seed,
            Years = years,
            Changes = forkAt < 0 ? [] : [new ParameterChange(forkAt + 1, WorldOf((Lever, LeverValue)).Parameters)],
        };
        var scribe = new Scribe();
        await using var fleet = new InProcessFleet(World, Seed, threads: 1);
        await new RunCoordinator(spec, fleet, scribe).RunAsync();
        return scribe.Years;
    }

    private static World WorldOf(params (string Name, double Value)[] sets)
    {
        Dictionary<string, double> values = Document.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);
        foreach ((string name, double value) in sets) values[name] = value;
        return WorldBuilder.Build(Document, ParameterTable.Bind(values), Scale);
    }

    private sealed class Scribe : IRunObserver
    {
        public List<YearRecord> Years { get; } = [];

        public void StepDone(StepReport report)
        {
        }

        public ValueTask YearDoneAsync(YearRecord record, CancellationToken cancellationToken)
        {
            Years.Add(record);
            return ValueTask.CompletedTask;
        }
    }
}
