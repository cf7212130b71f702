using System.Security.Cryptography;
using InnovationSim.Scenarios.Checks;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Kinds;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Sections;
using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios;

/// <summary>Reads scenario files and checks them.</summary>
/// <remarks>
/// What comes back is sound: every number is in its range, every name resolves, shares sum to 1. What is not sound is refused with all
/// that is wrong at once, line by line. Files may come from strangers: size, depth and number of values are limited
/// (<see cref="ScenarioLimits"/>), and nothing in a file names a type or another file. Safe to use from several threads.
/// </remarks>
public static class ScenarioReader
{
    /// <summary>A scenario from the text of its file.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="fileName">What to call it in messages.</param>
    /// <exception cref="ScenarioException">Everything that is wrong with it.</exception>
    public static ScenarioDocument Read(string yaml, string fileName)
    {
        var log = new ProblemLog();
        byte[]? bytes = YamlText.Encode(yaml, log);
        log.ThrowIfAny(fileName);
        return Read(bytes, fileName);
    }

    /// <summary>A scenario from the bytes of its file, UTF-8.</summary>
    /// <param name="yaml">The bytes.</param>
    /// <param name="fileName">What to call it in messages.</param>
    /// <exception cref="ScenarioException">Everything that is wrong with it.</exception>
    public static ScenarioDocument Read(ReadOnlySpan<byte> yaml, string fileName)
    {
        var log = new ProblemLog();
        Section? root = DocumentReader.Read(yaml, ScenarioKeys.Kind, log);
        if (root is not null) Check(root, log);
        log.ThrowIfAny(fileName);
        return ScenarioKeys.Bind(root!, Convert.ToHexStringLower(SHA256.HashData(yaml)));
    }

    /// <summary>A scenario from a file on disk.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="ScenarioException">The file is not there or cannot be read, or everything that is wrong with it.</exception>
    public static ScenarioDocument ReadFile(string path) => Read(YamlFile.Read(path), path);

    private static void Check(Section root, ProblemLog log)
    {
        UniquenessCheck.Run(root, log);
        ReferencesCheck.Run(root, log);
        SharesCheck.Run(root, log);
        CompositionCheck.Run(root, log);
        TotalsCheck.Run(root, log);
    }
}
