using InnovationSim.Kernel;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Worlds;

namespace InnovationSim.Cli.Runs;

/// <summary>From a scenario and settings to a world.</summary>
internal static class WorldOf
{
    /// <summary>Parameters in force: defaults, then the scenario's, then --set.</summary>
    internal static World Scenario(ScenarioDocument scenario, IReadOnlyDictionary<string, double> sets, double scale)
    {
        var values = scenario.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);
        foreach ((string name, double value) in sets) values[name] = value;
        ModelParameters parameters = Bind(values);
        try
        {
            return WorldBuilder.Build(scenario, parameters, scale);
        }
        catch (ArgumentOutOfRangeException outOfRange) when (string.Equals(outOfRange.ParamName, "scale", StringComparison.Ordinal))
        {
            throw new BadInputException($"--scale is {scale}: {outOfRange.Message.Split('\n')[0].Replace(" (Parameter 'scale')", "", StringComparison.Ordinal)}");
        }
    }

    /// <summary>A scenario's own values were checked when it was read: what is wrong here was set on the command line.</summary>
    private static ModelParameters Bind(Dictionary<string, double> values)
    {
        try
        {
            return ParameterTable.Bind(values);
        }
        catch (ScenarioException bad)
        {
            throw new ScenarioException("--set", bad.Problems, bad);
        }
    }

    /// <summary>The parameters in force, by name.</summary>
    internal static IReadOnlyDictionary<string, double> Parameters(ModelParameters parameters) =>
        ParameterTable.All.ToDictionary(parameter => parameter.Name, parameter => ParameterTable.Value(parameters, parameter.Name), StringComparer.Ordinal);
}
