using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Sections;
using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios.Kinds;

/// <summary>
/// Parameters that differ from their defaults: <c>name: number</c>, or <c>name: { value, provenance, source }</c> for those who want to
/// say why. Names, units and ranges are those of the parameter table.
/// </summary>
internal sealed class OverridesKind : Kind<ImmutableArray<ParameterOverride>>
{
    private static readonly Key<string> Provenance = Key.May("provenance", ParameterKeys.ProvenanceKind, "A", "S, E, M, A, C or D.");

    private static readonly Key<string> Source = Key.May(
        "source", new TextKind(1_000, lines: true), "assumption", "Where the value comes from.");

    /// <summary>The name under which <see cref="SourcedValue"/> stands in the schema's definitions.</summary>
    internal const string Definition = "sourced-value";

    internal override string Allowed => "a section with names of parameters and a number for each";

    internal override bool TryRead(YamlNode node, Place place, ProblemLog log, out ImmutableArray<ParameterOverride> value)
    {
        value = [];
        if (node is YamlRefused) return false;
        if (node is not YamlMapping mapping)
        {
            log.Refuse(place, node, Allowed, "For example: { entry-rate: 0.1 }.");
            return false;
        }

        ImmutableArray<ParameterOverride>.Builder read = ImmutableArray.CreateBuilder<ParameterOverride>();
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (TryRead(entry, place, log, out ParameterOverride? one)) read.Add(one);
        }

        value = read.ToImmutable();
        return read.Count == mapping.Entries.Length;
    }

    internal override JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(
            ParameterTable.All.Select(parameter => KeyValuePair.Create<string, JsonNode?>(parameter.Name, Schema(parameter)))),
        ["additionalProperties"] = false,
    };

    internal override JsonNode ToJson(ImmutableArray<ParameterOverride> value) => new JsonObject();

    private static bool TryRead(YamlEntry entry, Place place, ProblemLog log, [MaybeNullWhen(false)] out ParameterOverride value)
    {
        value = null;
        Place at = place.Key(Preview.Of(entry.Key), entry.Value);
        if (!ParameterTable.TryFind(entry.Key, out ParameterDefinition? parameter))
        {
            if (log.IsFull) return false;
            Place key = at with { Line = entry.Line, Column = entry.Column };
            log.Add(key, entry.Value, "the name of a parameter", ParameterTable.Unknown(at.Path), ParameterTable.Suggest(entry.Key));
            return false;
        }

        if (entry.Value is not YamlMapping)
        {
            bool isNumber = ParameterTable.KindOf(parameter).TryRead(entry.Value, at, log, out double number);
            value = isNumber ? new ParameterOverride(parameter.Name, number, null, null) : null;
            return isNumber;
        }

        Key<double> valueKey = ValueKey(parameter);
        bool all = new SectionKind(valueKey, Provenance, Source).TryRead(entry.Value, at, log, out Section? section);
        if (!all || !section!.TryGet(valueKey, out double inSection)) return false;
        value = new ParameterOverride(parameter.Name, inSection, Said(section, Provenance), Said(section, Source));
        return true;
    }

    private static string? Said(Section section, Key<string> key) => section.Has(key) ? section.Get(key) : null;

    private static Key<double> ValueKey(ParameterDefinition parameter) =>
        Key.Need("value", ParameterTable.KindOf(parameter), "Value in this scenario.");

    /// <summary>The long form of an override as a JSON schema, but for the range of the value: it is the same for all parameters.</summary>
    internal static JsonObject SourcedValue()
    {
        var anyNumber = new NumberKind(double.MinValue, double.MaxValue, "unit of the parameter");
        return new SectionKind(Key.Need("value", anyNumber, "Value in this scenario."), Provenance, Source).Schema();
    }

    private static JsonObject Schema(ParameterDefinition parameter)
    {
        NumberKind kind = ParameterTable.KindOf(parameter);
        return new JsonObject
        {
            ["description"] = $"{parameter.Description} Must be {kind.Allowed}.",
            ["default"] = parameter.Default,
            ["anyOf"] = new JsonArray(
                kind.Schema(),
                new JsonObject { ["$ref"] = $"#/$defs/{Definition}", ["properties"] = new JsonObject { ["value"] = kind.Schema() } }),
        };
    }
}
