using System.Globalization;
using InnovationSim.Contracts;
using InnovationSim.Kernel;
using InnovationSim.Scenarios.Policies;
using InnovationSim.Service.Plans;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Service.Runs;

/// <summary>What runs were asked to be, from what was kept of it.</summary>
internal static class RunDescriptions
{
    /// <summary>Describes a run.</summary>
    /// <param name="input">What was kept.</param>
    /// <param name="plan">Its plan; null if it is of another version of the model.</param>
    internal static RunDescription Of(RunInput input, RunPlan? plan) => new()
    {
        Run = input.Run,
        Scenario = input.Scenario,
        ScenarioHash = input.ScenarioHash,
        ScenarioYaml = input.ScenarioText,
        ModelVersion = input.ModelVersion,
        CheckpointEvery = input.CheckpointEvery,
        Sets = [.. Settings(input.Sets, 1), .. input.Changes.OrderBy(change => change.FromYear).SelectMany(change => Settings(change.Sets, change.FromYear))],
        Policies = [.. RunPolicies.AdoptedBy(input).Select(each => new RunAdoption(
            each.Policy.Name, each.Policy.Hash, each.Policy.Text, each.Policy.Intensity, each.FromYear))],
        Remarks = plan is null ? [OtherVersion(input)] : PolicyComposer.Remarks(plan.Spec.Policies, plan.Scenario),
    };

    private static IEnumerable<RunSetting> Settings(IReadOnlyDictionary<string, double> sets, int fromYear) =>
        sets.OrderBy(set => set.Key, StringComparer.Ordinal).Select(set => new RunSetting(set.Key, set.Value, fromYear));

    private static string OtherVersion(RunInput input) => string.Create(
        CultureInfo.InvariantCulture,
        $"It was begun with version {input.ModelVersion} of the model; this program has version {ModelVersion.Current}, so how its policies go together is not said.");
}
