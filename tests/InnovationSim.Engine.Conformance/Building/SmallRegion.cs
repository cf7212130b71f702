using System.Collections.Concurrent;
using InnovationSim.Kernel;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Worlds;

namespace InnovationSim.Engine.Conformance.Building;

/// <summary>A region that a suite runs: a built-in scenario, small, for a few years.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Scale">Its scale.</param>
/// <param name="Years">Years that a run of it takes.</param>
public sealed record SmallRegion(string Scenario, double Scale, int Years)
{
    private static readonly ConcurrentDictionary<string, ScenarioDocument> Documents = new(StringComparer.Ordinal);

    /// <summary>About 300 private firms in two cities: the quickest there is, with everything in it but migration.</summary>
    public static SmallRegion Toy { get; } = new("toy", 0.05, 6);

    /// <summary>About 2,900 private firms in thirteen cities.</summary>
    public static SmallRegion Province { get; } = new("heilongjiang", 0.005, 3);

    /// <summary>The scenario that it is.</summary>
    public ScenarioDocument Document => Documents.GetOrAdd(Scenario, ScenarioLibrary.Load);

    /// <summary>Both, by name.</summary>
    public static SmallRegion Named(string scenario) => string.Equals(scenario, Toy.Scenario, StringComparison.Ordinal) ? Toy : Province;

    /// <summary>Its world, with parameters of the scenario but for those given.</summary>
    public World World(IReadOnlyDictionary<string, double>? overrides = null)
    {
        ScenarioDocument document = Document;
        Dictionary<string, double> values = document.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);
        foreach ((string name, double value) in overrides ?? new Dictionary<string, double>()) values[name] = value;
        return WorldBuilder.Build(document, ParameterTable.Bind(values), Scale);
    }

    /// <summary>Its world with parameters that no check has seen: for tests of what breaks.</summary>
    public World WorldWith(Func<ModelParameters, ModelParameters> change) =>
        WorldBuilder.Build(Document, change(World().Parameters), Scale);

    /// <summary>A run of it.</summary>
    public RunSpec Spec(ulong seed, ShardSizes? sizes = null, IReadOnlyDictionary<string, double>? overrides = null) =>
        new() { World = World(overrides), Seed = seed, Years = Years, ShardSizes = sizes ?? ShardSizes.Default };
}
