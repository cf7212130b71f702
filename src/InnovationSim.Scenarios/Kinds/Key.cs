using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios.Kinds;

/// <summary>A key of a section.</summary>
/// <param name="name">Its name, lower case with hyphens.</param>
/// <param name="description">What it means.</param>
/// <param name="required">Whether it must be there.</param>
internal abstract class Key(string name, string description, bool required)
{
    internal string Name => name;

    internal string Description => description;

    internal bool Required => required;

    internal abstract string Allowed { get; }

    internal abstract bool TryRead(YamlNode node, Place place, ProblemLog log, [MaybeNullWhen(false)] out object value);

    internal abstract JsonObject Schema();

    internal static Key<T> Need<T>(string name, Kind<T> kind, string description)
        where T : notnull => new(name, kind, description, required: true, default!);

    internal static Key<T> May<T>(string name, Kind<T> kind, T otherwise, string description)
        where T : notnull => new(name, kind, description, required: false, otherwise);

    internal static Key<double> Share(string name, string description) =>
        Need(name, new NumberKind(0, 1, NumberKind.ShareUnit), description);

    internal static Key<double> Number(string name, double low, double high, string unit, string description) =>
        Need(name, new NumberKind(low, high, unit), description);

    internal static Key<int> Whole(string name, int low, int high, string unit, string description) =>
        Need(name, new WholeNumberKind(low, high, unit), description);

    internal static Key<string> Text(string name, string description) => Need(name, new TextKind(200), description);

    internal static Key<string> Lines(string name, string description, int maxLength = 1_000) =>
        Need(name, new TextKind(maxLength, lines: true), description);

    internal static Key<string> Identifier(string description) => Need("id", new IdentifierKind(), description);

    internal static Key<ImmutableArray<Section>> Sections(
        string name, SectionKind kind, int least, int most, string items, string description) =>
        least > 0
            ? Need(name, new ListKind<Section>(kind, least, most, items), description)
            : May(name, new ListKind<Section>(kind, least, most, items), [], description);
}

/// <summary>A key whose value is known by type.</summary>
internal sealed class Key<T>(string name, Kind<T> kind, string description, bool required, T otherwise) : Key(name, description, required)
    where T : notnull
{
    /// <summary>The value if the key is not there.</summary>
    internal T Otherwise => otherwise;

    internal override string Allowed => kind.Allowed;

    internal override bool TryRead(YamlNode node, Place place, ProblemLog log, [MaybeNullWhen(false)] out object value)
    {
        bool read = kind.TryRead(node, place, log, out T? typed);
        value = typed;
        return read;
    }

    internal override JsonObject Schema()
    {
        JsonObject schema = kind.Schema();
        string unit = kind is NumberKind or WholeNumberKind ? $" Must be {kind.Allowed}." : "";
        schema.Insert(0, "description", Description + unit);
        if (!Required) schema.Add("default", kind.ToJson(otherwise));
        return schema;
    }
}
