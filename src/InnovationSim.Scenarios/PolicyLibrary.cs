using System.Text;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Reading;

namespace InnovationSim.Scenarios;

/// <summary>The policies that come with the program, and the way from a name or path to a policy.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class PolicyLibrary
{
    /// <summary>Names of the built-in policies, one for each programme that the region's documents name.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "border-trade", "business-environment", "chain-leader", "city-specialisation", "demand-agenda", "demonstration-zone", "emerging-industries",
        "failure-tolerance", "graphite-cluster", "guide-fund", "soe-reform", "supplier-capability", "talent-60", "tech-upgrading", "trading-platform",
        "transfer-offices", "unified-market",
    ];

    private static readonly BuiltInFiles Files = new("policy", "policies", Names);

    /// <summary>A built-in policy by name, or else a file.</summary>
    /// <param name="nameOrPath">A name of <see cref="Names"/>, or the path of a policy file.</param>
    /// <exception cref="ScenarioException">There is neither, or everything that is wrong with the file.</exception>
    public static PolicyDocument Load(string nameOrPath) => Load(nameOrPath, out _);

    /// <summary>The same with the text of its file.</summary>
    /// <exception cref="ScenarioException">There is neither, or everything that is wrong with the file.</exception>
    public static PolicyDocument Load(string nameOrPath, out string text)
    {
        byte[] bytes = Files.Read(nameOrPath, out string file);
        PolicyDocument policy = PolicyReader.Read(bytes, file);
        text = Encoding.UTF8.GetString(bytes);
        return policy;
    }

    /// <summary>The file of a built-in policy, to read or to start one's own from.</summary>
    /// <param name="name">A name of <see cref="Names"/>.</param>
    /// <exception cref="ScenarioException">There is no such policy.</exception>
    public static string Text(string name) => Files.Text(name);
}
