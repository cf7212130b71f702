using System.Globalization;
using System.Text;
using InnovationSim.Engine;
using InnovationSim.Kernel;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Cli.Runs;

/// <summary>A run as the engine takes it, made of what was asked for.</summary>
internal sealed record RunPlan
{
    internal required ScenarioDocument Scenario { get; init; }

    internal required RunSpec Spec { get; init; }

    internal World World => Spec.World;

    /// <summary>Makes the plan of a run whose scenario is read from what was kept of it.</summary>
    internal static RunPlan Of(RunInput input, RunOptions options) =>
        Of(input, options, ScenarioReader.Read(Encoding.UTF8.GetBytes(input.ScenarioText), input.Scenario));

    /// <summary>Makes the plan; everything that is wrong with parameters is said at once.</summary>
    internal static RunPlan Of(RunInput input, RunOptions options, ScenarioDocument scenario)
    {
        World world = WorldOf.Scenario(scenario, input.Sets, input.Scale);
        var sets = new Dictionary<string, double>(input.Sets, StringComparer.Ordinal);
        var changes = new List<ParameterChange>();
        foreach (RunChange change in input.Changes.OrderBy(change => change.FromYear))
        {
            foreach ((string name, double value) in change.Sets) sets[name] = value;
            changes.Add(new ParameterChange(change.FromYear, WorldOf.Scenario(scenario, sets, input.Scale).Parameters));
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
                ShardSizes = options.ShardSizes.Aggregate(ShardSizes.For(world), (sizes, asked) => sizes.With(asked.Key, asked.Value)),
            },
        };
    }
}
