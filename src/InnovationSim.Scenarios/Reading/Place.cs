using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios.Reading;

/// <summary>Where a value stands: its path for people, its position for editors.</summary>
internal readonly record struct Place(string Path, int Line, int Column)
{
    internal static Place Of(YamlNode root) => new("", root.Line, root.Column);

    /// <summary>The value of a key of the section that stands here.</summary>
    internal Place Key(string name, YamlNode value) => new(Join(name), value.Line, value.Column);

    /// <summary>A key of the section that stands here which is not there.</summary>
    internal Place Missing(string name) => this with { Path = Join(name) };

    /// <summary>An item of the list that stands here.</summary>
    internal Place Item(int index, YamlNode item) => new($"{Path}[{index}]", item.Line, item.Column);

    private string Join(string name) => Path.Length == 0 ? name : $"{Path}.{name}";
}
