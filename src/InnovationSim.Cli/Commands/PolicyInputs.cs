using System.Globalization;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Policies;
using InnovationSim.Service.Plans;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Cli.Commands;

/// <summary>The values of <c>--policy</c>: a name or path, and how far the policy goes.</summary>
internal static class PolicyInputs
{
    /// <summary>Reads the policies, in their order.</summary>
    /// <exception cref="BadInputException">An intensity is no number in its range.</exception>
    /// <exception cref="ScenarioException">A policy is neither built in nor a file, or what is wrong with the file.</exception>
    internal static IReadOnlyList<RunPolicy> Read(string[] policies) => [.. policies.Select(Read)];

    private static RunPolicy Read(string policy)
    {
        (string name, double intensity) = Split(policy);
        PolicyDocument document = PolicyLibrary.Load(name, out string text);
        return RunPolicies.Keep(document, text, intensity);
    }

    private static (string Name, double Intensity) Split(string policy)
    {
        int at = policy.LastIndexOf('@');
        // A path may have the sign in a folder's name.
        if (at < 0 || policy.AsSpan(at).ContainsAny('/', '\\')) return (policy, 1);
        string text = policy[(at + 1)..];
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double intensity)
            && intensity >= 0 && intensity <= AdoptedPolicy.MostIntensity
            ? (policy[..at], intensity)
            : throw new BadInputException(
                $"--policy {policy[..at]} has the intensity '{text}'; it takes a number from 0 to {AdoptedPolicy.MostIntensity}, for example {policy[..at]}@0.5.");
    }
}
