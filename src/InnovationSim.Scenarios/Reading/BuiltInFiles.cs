using System.Text;
using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios.Reading;

/// <summary>The files of one kind that come with the program, and the way from a name or path to the bytes of a file.</summary>
/// <param name="kind">What such a file is, in the singular.</param>
/// <param name="kinds">The same in the plural.</param>
/// <param name="names">Names of the built-in ones.</param>
internal sealed class BuiltInFiles(string kind, string kinds, IReadOnlyList<string> names)
{
    private const string Extension = ".yaml";

    /// <summary>The bytes of a built-in file by name, or else of a file on disk.</summary>
    /// <param name="nameOrPath">A built-in name, or a path.</param>
    /// <param name="file">What to call it in messages.</param>
    /// <exception cref="ScenarioException">There is neither, or the file cannot be read.</exception>
    internal byte[] Read(string nameOrPath, out string file)
    {
        bool builtIn = IsBuiltIn(nameOrPath);
        if (!builtIn && (string.IsNullOrWhiteSpace(nameOrPath) || (!Path.Exists(nameOrPath) && !LooksLikePath(nameOrPath)))) throw Unknown(nameOrPath);
        file = builtIn ? nameOrPath + Extension : nameOrPath;
        return builtIn ? EmbeddedText.Bytes(file) : YamlFile.Read(file);
    }

    /// <summary>The text of a built-in file.</summary>
    /// <exception cref="ScenarioException">There is none of the name.</exception>
    internal string Text(string name) => IsBuiltIn(name) ? Encoding.UTF8.GetString(EmbeddedText.Bytes(name + Extension)) : throw Unknown(name);

    private bool IsBuiltIn(string name) => names.Contains(name, StringComparer.Ordinal);

    private static bool LooksLikePath(string name) =>
        name.Contains('/', StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal) || Path.HasExtension(name);

    private ScenarioException Unknown(string name)
    {
        string shown = Preview.Of(name);
        string list = $"Built-in {kinds}: {string.Join(", ", names)}; or give the path of a file.";
        string hint = NearestName.Hint(name, names) is { } near ? $"{near} {list}" : list;
        return new ScenarioException(shown, $"\"{shown}\" is neither a built-in {kind} nor a file.", hint);
    }
}
