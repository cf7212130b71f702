using System.Globalization;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Policies;

namespace InnovationSim.Analysis.Experiments;

/// <summary>An arm whose policies were read; made into runs with the intensities that its text says, or all of them scaled.</summary>
public sealed class ArmDesign
{
    private readonly ArmText _text;
    private readonly IReadOnlyList<(PolicyDocument Policy, string Text, double Intensity)> _policies;

    /// <summary>Reads the policies of an arm: a built-in name or a file, <c>@</c> and an intensity after it or 1.</summary>
    /// <exception cref="ScenarioException">A policy is neither built in nor a file, or what is wrong with the file.</exception>
    /// <exception cref="FormatException">An intensity is no number from 0 to <see cref="AdoptedPolicy.MostIntensity"/>.</exception>
    public ArmDesign(ArmText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
        _policies = [.. text.Policies.Select(Read)];
    }

    /// <summary>Its name in results.</summary>
    public string Name => _text.Name;

    /// <summary>Its policies as texts of files, with their intensities.</summary>
    public IEnumerable<(string Text, double Intensity)> Policies => _policies.Select(policy => (policy.Text, policy.Intensity));

    /// <summary>Parameters that differ, by name.</summary>
    public IReadOnlyDictionary<string, double> Sets => _text.Sets;

    /// <summary>Whether it has any policy.</summary>
    public bool HasPolicies => _policies.Count > 0;

    /// <summary>The arm.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="scale">Share that is simulated.</param>
    /// <param name="years">Years of a run.</param>
    /// <param name="factor">What intensities are multiplied by; above <see cref="AdoptedPolicy.MostIntensity"/> they do not go.</param>
    /// <exception cref="ScenarioException">Parameters or policies do not fit the scenario.</exception>
    public Arm Make(ScenarioDocument scenario, double scale, int years, double factor = 1)
    {
        AdoptedPolicy[] adopted =
            [.. _policies.Select(each => new AdoptedPolicy(each.Policy, Intensity: Math.Min(AdoptedPolicy.MostIntensity, each.Intensity * factor)))];
        IEnumerable<string> parts =
        [
            .. adopted.Select(each => each.Policy.Name + (each.Intensity == 1 ? "" : "@" + each.Intensity.ToString("R", CultureInfo.InvariantCulture))),
            .. _text.Sets.Count > 0 ? (string[])[Baselines.Describe(_text.Sets)] : [],
        ];
        string definition = string.Join(',', parts);
        return new Arm(Name, definition.Length == 0 ? ArmText.Baseline : definition, Baselines.Of(scenario, _text.Sets, scale, years, adopted));
    }

    private static (PolicyDocument Policy, string Text, double Intensity) Read(string part)
    {
        int at = part.LastIndexOf('@');
        // A path may have the sign in a folder's name.
        if (at < 0 || part.AsSpan(at).ContainsAny('/', '\\')) return (PolicyLibrary.Load(part, out string whole), whole, 1);
        bool read = double.TryParse(part[(at + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out double intensity);
        return read && intensity is >= 0 and <= AdoptedPolicy.MostIntensity
            ? (PolicyLibrary.Load(part[..at], out string text), text, intensity)
            : throw new FormatException(
                $"The policy '{part[..at]}' has the intensity '{part[(at + 1)..]}'; it takes a number from 0 to {AdoptedPolicy.MostIntensity}, for example {part[..at]}@0.5.");
    }
}
