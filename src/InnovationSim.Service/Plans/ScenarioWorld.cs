using System.Globalization;
using InnovationSim.Kernel;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Worlds;

namespace InnovationSim.Service.Plans;

/// <summary>From a scenario and settings to a world.</summary>
public static class ScenarioWorld
{
    /// <summary>What an exception names as at fault when it is a parameter that was set.</summary>
    public const string Sets = "sets";

    /// <summary>What an exception names as at fault when it is the scale.</summary>
    public const string Scale = "scale";

    /// <summary>Builds the world. Parameters in force: defaults, then the scenario's, then those set.</summary>
    /// <exception cref="ScenarioException">
    /// Parameters or the scale cannot be. A scenario's own values were checked when it was read, so what is wrong is in the settings: the
    /// exception's <see cref="ScenarioException.FileName"/> is <see cref="Sets"/> or <see cref="Scale"/>.
    /// </exception>
    public static World Of(ScenarioDocument scenario, IReadOnlyDictionary<string, double> sets, double scale)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(sets);
        var values = scenario.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal);
        foreach ((string name, double value) in sets) values[name] = value;
        ModelParameters parameters = Bind(values);
        try
        {
            return WorldBuilder.Build(scenario, parameters, scale);
        }
        catch (ArgumentOutOfRangeException outOfRange) when (string.Equals(outOfRange.ParamName, "scale", StringComparison.Ordinal))
        {
            string message = outOfRange.Message.Split('\n')[0].Replace(" (Parameter 'scale')", "", StringComparison.Ordinal);
            string allowed = $"above 0, at most {WorldBuilder.LargestScale}, with at least one private firm left";
            throw new ScenarioException(
                Scale, [new ScenarioProblem(0, 0, Scale, scale.ToString(CultureInfo.InvariantCulture), allowed, message, Hint: null)], outOfRange);
        }
    }

    /// <summary>The parameters in force, by name.</summary>
    public static IReadOnlyDictionary<string, double> Parameters(ModelParameters parameters) =>
        ParameterTable.All.ToDictionary(parameter => parameter.Name, parameter => ParameterTable.Value(parameters, parameter.Name), StringComparer.Ordinal);

    private static ModelParameters Bind(Dictionary<string, double> values)
    {
        try
        {
            return ParameterTable.Bind(values);
        }
        catch (ScenarioException bad)
        {
            throw new ScenarioException(Sets, bad.Problems, bad);
        }
    }
}
