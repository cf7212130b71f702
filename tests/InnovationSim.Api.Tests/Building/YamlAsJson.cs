using YamlDotNet.RepresentationModel;

namespace InnovationSim.Api.Tests.Building;

/// <summary>A YAML document as objects that become JSON.</summary>
internal static class YamlAsJson
{
    internal static object Of(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Of(stream.Documents[0].RootNode)!;
    }

    private static object? Of(YamlNode node) => node switch
    {
        YamlMappingNode map => map.Children.ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => Of(pair.Value)),
        YamlSequenceNode list => list.Children.Select(Of).ToList(),
        YamlScalarNode { Style: not YamlDotNet.Core.ScalarStyle.Plain } text => text.Value,
        YamlScalarNode scalar => Plain(scalar.Value!),
        _ => throw new NotSupportedException(node.NodeType.ToString()),
    };

    private static object? Plain(string text) =>
        long.TryParse(text, out long whole) ? whole
        : double.TryParse(text, out double number) ? number
        : bool.TryParse(text, out bool flag) ? flag
        : text is "null" or "~" or "" ? null
        : text;
}
