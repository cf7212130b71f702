using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InnovationSim.Engine;
using InnovationSim.Kernel;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Policies;
using InnovationSim.Scenarios.Worlds;

namespace InnovationSim.Analysis.Experiments;

/// <summary>From a scenario, parameters and policies to a run.</summary>
public static class Baselines
{
    /// <summary>The run of a scenario with parameters that differ and policies. Parameters in force: defaults, then the scenario's, then those set.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="sets">Parameters that differ, by name.</param>
    /// <param name="scale">Share of the region that is simulated.</param>
    /// <param name="years">Years of the run.</param>
    /// <param name="policies">Policies in their order; null for none.</param>
    /// <returns>The run with seed 0.</returns>
    /// <exception cref="ScenarioException">
    /// Names that do not exist and values outside their ranges, all of them; or a policy does not fit the scenario.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The scale leaves nothing to simulate.</exception>
    public static RunSpec Of(
        ScenarioDocument scenario, IReadOnlyDictionary<string, double> sets, double scale, int years, IReadOnlyList<AdoptedPolicy>? policies = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(sets);
        Dictionary<string, double> values = scenario.Parameters.ToDictionary(set => set.Name, set => set.Value, StringComparer.Ordinal);
        foreach ((string name, double value) in sets) values[name] = value;
        World world = WorldBuilder.Build(scenario, ParameterTable.Bind(values), scale);
        IReadOnlyList<AdoptedPolicy> adopted = policies ?? [];
        return new RunSpec
        {
            World = world,
            Seed = 0,
            Years = years,
            Policies = PolicyComposer.Compose(adopted, scenario, world.Parameters, scale),
            InputHash = HashOf(scenario, sets, scale, adopted),
        };
    }

    /// <summary>The parameters set, in the order of their names: what an arm consists of.</summary>
    public static string Describe(IReadOnlyDictionary<string, double> sets) => string.Join(
        ',', sets.OrderBy(set => set.Key, StringComparer.Ordinal).Select(set => string.Create(CultureInfo.InvariantCulture, $"{set.Key}={set.Value:R}")));

    private static string HashOf(
        ScenarioDocument scenario, IReadOnlyDictionary<string, double> sets, double scale, IReadOnlyList<AdoptedPolicy> policies)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{scenario.Hash}|{scale:R}|{Describe(sets)}");
        foreach (AdoptedPolicy policy in policies) text.Append(CultureInfo.InvariantCulture, $"|{policy.Policy.Hash}@{policy.Intensity:R}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
