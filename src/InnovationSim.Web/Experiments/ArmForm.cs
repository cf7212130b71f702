using System.Globalization;
using InnovationSim.Contracts;

namespace InnovationSim.Web.Experiments;

/// <summary>An arm as it is put together.</summary>
public sealed class ArmForm
{
    /// <summary>Its name; empty for that of what it is made of.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its policies in their order, with their intensities.</summary>
    public OrderedDictionary<string, double> Policies { get; } = [];

    /// <summary>The policy that would be added next.</summary>
    public string Next { get; set; } = "";

    /// <summary>What it is called if it has no name of its own, as <c>innosim compare</c> would call it.</summary>
    public string UsualName(int number)
    {
        if (Policies.Count == 0) return number == 0 ? "baseline" : string.Create(CultureInfo.InvariantCulture, $"arm-{number + 1}");
        string name = string.Join('+', Policies.Select(policy => policy.Value == 1 ? policy.Key : $"{policy.Key}@{Text(policy.Value)}"));
        return name.Length <= ArmRequest.MostCharacters ? name : string.Create(CultureInfo.InvariantCulture, $"arm-{number + 1}");
    }

    internal ArmRequest ToRequest(int number) => new()
    {
        Name = string.IsNullOrWhiteSpace(Name) ? UsualName(number) : Name.Trim(),
        Policies = [.. Policies.Select(policy => new PolicyRequest { Policy = policy.Key, Intensity = policy.Value })],
    };

    internal static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
