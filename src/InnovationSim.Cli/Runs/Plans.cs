using InnovationSim.Kernel;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Service.Plans;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Cli.Runs;

/// <summary>Plans and worlds, with errors that name the options of the command line.</summary>
internal static class Plans
{
    /// <summary>Makes the plan of a run whose scenario is read from what was kept of it.</summary>
    internal static RunPlan Of(RunInput input, RunOptions options) => Naming(() => RunPlan.Of(input, options.ShardSizes), input.Scale);

    /// <summary>Makes the plan; everything that is wrong with parameters is said at once.</summary>
    internal static RunPlan Of(RunInput input, RunOptions options, ScenarioDocument scenario) =>
        Naming(() => RunPlan.Of(input, options.ShardSizes, scenario), input.Scale);

    /// <summary>The world of a scenario.</summary>
    internal static World World(ScenarioDocument scenario, IReadOnlyDictionary<string, double> sets, double scale) =>
        Naming(() => ScenarioWorld.Of(scenario, sets, scale), scale);

    private static T Naming<T>(Func<T> make, double scale)
    {
        try
        {
            return make();
        }
        catch (ScenarioException bad) when (string.Equals(bad.FileName, ScenarioWorld.Sets, StringComparison.Ordinal))
        {
            throw new ScenarioException("--set", bad.Problems, bad);
        }
        catch (ScenarioException bad) when (string.Equals(bad.FileName, ScenarioWorld.Scale, StringComparison.Ordinal))
        {
            throw new BadInputException($"--scale is {scale}: {bad.Problems[0].Message}");
        }
    }
}
