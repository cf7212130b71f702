using System.Security.Cryptography;
using InnovationSim.Scenarios.Checks;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Kinds;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Sections;
using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios;

/// <summary>Reads policy files and checks them as far as that goes without a scenario.</summary>
/// <remarks>What holds for <see cref="ScenarioReader"/> holds here: everything that is wrong is said at once, and files are bounded.</remarks>
public static class PolicyReader
{
    /// <summary>A policy from the text of its file.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="fileName">What to call it in messages.</param>
    /// <exception cref="ScenarioException">Everything that is wrong with it.</exception>
    public static PolicyDocument Read(string yaml, string fileName)
    {
        var log = new ProblemLog();
        byte[]? bytes = YamlText.Encode(yaml, log);
        log.ThrowIfAny(fileName);
        return Read(bytes, fileName);
    }

    /// <summary>A policy from the bytes of its file, UTF-8.</summary>
    /// <param name="yaml">The bytes.</param>
    /// <param name="fileName">What to call it in messages.</param>
    /// <exception cref="ScenarioException">Everything that is wrong with it.</exception>
    public static PolicyDocument Read(ReadOnlySpan<byte> yaml, string fileName)
    {
        var log = new ProblemLog();
        Section? root = DocumentReader.Read(yaml, PolicyKeys.Kind, log);
        if (root is not null) MeasuresCheck.Run(root, log);
        log.ThrowIfAny(fileName);
        return PolicyKeys.Bind(root!, Convert.ToHexStringLower(SHA256.HashData(yaml)));
    }
}
