using System.CommandLine;
using System.Globalization;
using InnovationSim.Contracts;
using InnovationSim.Scenarios;

namespace InnovationSim.Silo.Client;

/// <summary>The option <c>--policy</c>: a name or path, and how far the policy goes.</summary>
internal static class PolicyInputs
{
    internal static Option<string[]> Option() => new("--policy")
    {
        Description = "Adopts a policy: a built-in one or a file; NAME@0.5 goes half as far; may be given several times, and where two set the same lever "
            + "the later one counts",
        HelpName = "name",
    };

    /// <summary>The policies in their order.</summary>
    /// <exception cref="BadInputException">An intensity is no number.</exception>
    /// <exception cref="ScenarioException">A policy is neither built in nor a file, or what is wrong with the file.</exception>
    internal static IReadOnlyList<PolicyRequest> Read(string[]? policies) => [.. (policies ?? []).Select(Read)];

    private static PolicyRequest Read(string policy)
    {
        int at = policy.LastIndexOf('@');
        double intensity = 1;
        // A path may have the sign in a folder's name.
        if (at >= 0 && !policy.AsSpan(at).ContainsAny('/', '\\'))
        {
            string text = policy[(at + 1)..];
            policy = policy[..at];
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out intensity))
                throw new BadInputException($"--policy {policy} has the intensity '{text}'; it takes a number, for example {policy}@0.5.");
        }

        bool builtIn = PolicyLibrary.Names.Contains(policy, StringComparer.Ordinal);
        string? yaml = null;
        // Read here as well as there: only here problems can be named with the file's path.
        if (!builtIn) PolicyLibrary.Load(policy, out yaml);
        return new PolicyRequest { Policy = builtIn ? policy : null, PolicyYaml = yaml, Intensity = intensity };
    }
}
