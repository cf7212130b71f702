using InnovationSim.Kernel;
using InnovationSim.Kernel.Policies;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Policies;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Service.Plans;

/// <summary>From the policies that a run adopts to its measures.</summary>
public static class RunPolicies
{
    /// <summary>A policy as a run keeps it.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="text">The text of its file.</param>
    /// <param name="intensity">How far it goes.</param>
    public static RunPolicy Keep(PolicyDocument policy, string text, double intensity)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new RunPolicy(policy.Name, policy.Hash, text, intensity);
    }

    /// <summary>The policies of a run and its fork, in their order.</summary>
    public static IEnumerable<RunPolicySummary> SummariesOf(RunInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return AdoptedBy(input).Select(each => new RunPolicySummary(each.Policy.Name, each.Policy.Hash, each.Policy.Intensity, each.FromYear));
    }

    /// <summary>The measures of a run: its own policies from year 1, those of a fork from the year after it branched off.</summary>
    /// <exception cref="ScenarioException">A policy does not fit the scenario; the exception's file name is the policy's name.</exception>
    public static PolicyBook BookOf(RunInput input, ScenarioDocument scenario, ModelParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(input);
        AdoptedPolicy[] adopted = [.. AdoptedBy(input).Select(each => new AdoptedPolicy(
            PolicyReader.Read(each.Policy.Text, each.Policy.Name), each.FromYear, each.Policy.Intensity))];
        return PolicyComposer.Compose(adopted, scenario, parameters, input.Scale);
    }

    /// <summary>The policies of a run and its fork, in their order, with the year that counts as the first of each.</summary>
    internal static IEnumerable<(RunPolicy Policy, int FromYear)> AdoptedBy(RunInput input) =>
    [
        .. input.Policies.Select(policy => (policy, 1)),
        .. input.Changes.OrderBy(change => change.FromYear).SelectMany(change => change.Policies.Select(policy => (policy, change.FromYear))),
    ];
}
