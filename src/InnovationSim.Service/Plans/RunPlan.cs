using System.Globalization;
using System.Text;
using InnovationSim.Engine;
using InnovationSim.Kernel;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Service.Plans;

/// <summary>A run as the engine takes it, made of what was asked for.</summary>
public sealed record RunPlan
{
    /// <summary>The scenario.</summary>
    public required ScenarioDocument Scenario { get; init; }

    /// <summary>The run.</summary>
    public required RunSpec Spec { get; init; }

    /// <summary>The region.</summary>
    public World World => Spec.World;

    /// <summary>Makes the plan of a run whose scenario is read from what was kept of it.</summary>
    /// <inheritdoc cref="Of(RunInput, IReadOnlyDictionary{AgentKind, int}, ScenarioDocument)"/>
    public static RunPlan Of(RunInput input, IReadOnlyDictionary<AgentKind, int> shardSizes)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Of(input, shardSizes, ScenarioReader.Read(Encoding.UTF8.GetBytes(input.ScenarioText), input.Scenario));
    }

    /// <summary>Makes the plan of a run.</summary>
    /// <param name="input">What was asked for.</param>
    /// <param name="shardSizes">Sizes asked for; the other kinds have those that suit the region.</param>
    /// <param name="scenario">The scenario, if it was read before.</param>
    /// <exception cref="ScenarioException">
    /// The scenario, parameters, policies or the scale cannot be; everything that is wrong with parameters is said at once.
    /// </exception>
    public static RunPlan Of(RunInput input, IReadOnlyDictionary<AgentKind, int> shardSizes, ScenarioDocument scenario)
    {
        ArgumentNullException.ThrowIfNull(input);
        World world = ScenarioWorld.Of(scenario, input.Sets, input.Scale);
        var sets = new Dictionary<string, double>(input.Sets, StringComparer.Ordinal);
        var changes = new List<ParameterChange>();
        foreach (RunChange change in input.Changes.OrderBy(change => change.FromYear))
        {
            foreach ((string name, double value) in change.Sets) sets[name] = value;
            changes.Add(new ParameterChange(change.FromYear, ScenarioWorld.Of(scenario, sets, input.Scale).Parameters));
        }

        return new RunPlan
        {
            Scenario = scenario,
            Spec = new RunSpec
            {
                World = world,
                Seed = ulong.Parse(input.Seed, NumberStyles.None, CultureInfo.InvariantCulture),
                Years = input.Years,
                InputHash = input.InputHash,
                Changes = changes,
                Policies = RunPolicies.BookOf(input, scenario, world.Parameters),
                ShardSizes = shardSizes.Aggregate(ShardSizes.For(world), (sizes, asked) => sizes.With(asked.Key, asked.Value)),
            },
        };
    }
}
