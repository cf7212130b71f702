using YamlDotNet.RepresentationModel;

namespace InnovationSim.Silo.Tests.Shipping;

/// <summary>Files that are shipped beside the program.</summary>
internal static class ShippedFile
{
    public const string Chart = "charts/innovation-sim";

    public static string Text(string path) => File.ReadAllText(Repository.PathOf(path));

    public static YamlNode Yaml(string path) => Parse(Text(path)).Single();

    /// <summary>All documents of a text.</summary>
    public static IReadOnlyList<YamlNode> Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        foreach (YamlDocument document in stream.Documents) Merge(document.RootNode);
        return [.. stream.Documents.Select(document => document.RootNode)];
    }

    /// <summary>Takes over what "&lt;&lt;: *anchor" stands for; what the mapping says itself goes first.</summary>
    private static void Merge(YamlNode node)
    {
        foreach (YamlMappingNode mapping in node.Everything().OfType<YamlMappingNode>().Where(mapping => mapping.Has("<<")).ToArray())
        {
            YamlNode others = mapping["<<"];
            mapping.Children.Remove("<<");
            foreach ((YamlNode key, YamlNode value) in ((YamlMappingNode)others).Children) mapping.Children.TryAdd(key, value);
        }
    }

    /// <summary>Files of the chart's templates.</summary>
    public static IEnumerable<string> Templates() =>
        Directory.EnumerateFiles(Repository.PathOf(Chart, "templates")).Select(path => $"{Chart}/templates/{Path.GetFileName(path)}")
            .Order(StringComparer.Ordinal);

    public static YamlNode At(this YamlNode node, params string[] path) => path.Aggregate(node, (inner, key) => ((YamlMappingNode)inner)[key]);

    public static bool Has(this YamlNode node, string key) => ((YamlMappingNode)node).Children.ContainsKey(key);

    public static string AsText(this YamlNode node) => ((YamlScalarNode)node).Value!;

    public static IEnumerable<KeyValuePair<string, YamlNode>> Entries(this YamlNode node) =>
        ((YamlMappingNode)node).Select(entry => KeyValuePair.Create(entry.Key.AsText(), entry.Value));

    public static IEnumerable<YamlNode> Items(this YamlNode node) => (YamlSequenceNode)node;

    public static IEnumerable<YamlNode> Everything(this YamlNode node) => node switch
    {
        YamlMappingNode mapping => mapping.SelectMany(entry => entry.Key.Everything().Concat(entry.Value.Everything())).Prepend(node),
        YamlSequenceNode sequence => sequence.SelectMany(Everything).Prepend(node),
        _ => [node],
    };
}
