using InnovationSim.Scenarios.Kinds;
using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios.Reading;

/// <summary>Bytes to a section of a kind: the way into every YAML file of the project.</summary>
internal static class DocumentReader
{
    /// <summary>The file's section as far as it could be read; null if there is nothing to go on with. Problems are in the log.</summary>
    internal static Section? Read(ReadOnlySpan<byte> bytes, SectionKind kind, ProblemLog log)
    {
        if (YamlText.Decode(bytes, log) is not { } text || YamlTree.Parse(text, log) is not { } node) return null;
        return kind.TryRead(node, Place.Of(node), log, out Section? root) ? root : null;
    }
}
