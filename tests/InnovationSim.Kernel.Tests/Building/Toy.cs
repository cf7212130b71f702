using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Worlds;

namespace InnovationSim.Kernel.Tests.Building;

/// <summary>The built-in toy region: 300 private firms at scale .05.</summary>
internal static class Toy
{
    public const double Scale = 0.05;

    private static readonly ScenarioDocument Document = ScenarioLibrary.Load("toy");

    /// <summary>Parameters as the scenario has them.</summary>
    public static ModelParameters Parameters { get; } = ParametersWith(new Dictionary<string, double>());

    /// <summary>The region, with its own parameters or others.</summary>
    public static World World(ModelParameters? parameters = null, double scale = Scale) =>
        WorldBuilder.Build(Document, parameters ?? Parameters, scale);

    /// <summary>The scenario's parameters but for those given by name.</summary>
    public static ModelParameters ParametersWith(IReadOnlyDictionary<string, double> values)
    {
        Dictionary<string, double> all = Document.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);
        foreach ((string name, double value) in values) all[name] = value;
        return ParameterTable.Bind(all);
    }
}
