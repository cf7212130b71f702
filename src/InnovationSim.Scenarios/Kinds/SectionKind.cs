using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios.Kinds;

/// <summary>A section: keys with values, no others.</summary>
internal sealed class SectionKind(params Key[] keys) : Kind<Section>
{
    private readonly SortedList<string, Key> _keys = new(
        keys.ToDictionary(key => key.Name, StringComparer.Ordinal), StringComparer.Ordinal);

    internal IReadOnlyList<Key> Keys => keys;

    internal override string Allowed =>
        $"a section with the keys {string.Join(", ", keys.Where(key => key.Required).Select(key => key.Name))}";

    internal override bool TryRead(YamlNode node, Place place, ProblemLog log, [MaybeNullWhen(false)] out Section value)
    {
        value = null;
        if (node is YamlRefused) return false;
        if (node is not YamlMapping mapping)
        {
            log.Refuse(place, node, Allowed, "Write key: value, one below the other.");
            return false;
        }

        value = new Section(place);
        Dictionary<string, YamlEntry> entries = mapping.Entries.ToDictionary(entry => entry.Key, StringComparer.Ordinal);
        HashSet<string> excused = new(StringComparer.Ordinal);
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (!_keys.ContainsKey(entry.Key)) excused.UnionWith(RefuseKey(entry, place, entries, log));
        }

        foreach (Key key in keys)
        {
            if (entries.TryGetValue(key.Name, out YamlEntry? entry)) Read(key, entry, value, log);
            else if (key.Required && !excused.Contains(key.Name)) Miss(key, place.Missing(key.Name), log);
        }

        return true;
    }

    internal override JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(keys.Select(key => KeyValuePair.Create<string, JsonNode?>(key.Name, key.Schema()))),
        ["required"] = new JsonArray([.. keys.Where(key => key.Required).Select(key => JsonValue.Create(key.Name))]),
        ["additionalProperties"] = false,
    };

    internal override JsonNode ToJson(Section value) => throw new NotSupportedException("Sections have no defaults.");

    private static void Read(Key key, YamlEntry entry, Section section, ProblemLog log)
    {
        Place at = section.Place.Key(key.Name, entry.Value);
        if (key.TryRead(entry.Value, at, log, out object? read)) section.Put(key, read, at);
        else section.Spoil(key);
    }

    private static void Miss(Key key, Place at, ProblemLog log) =>
        log.Add(at, "", key.Allowed, $"{at.Path} is missing and must be {key.Allowed}.", key.Description);

    // Somebody who writes populaton has not forgotten the population: one mistake, one problem. Returns the key that was meant.
    private IEnumerable<string> RefuseKey(YamlEntry entry, Place place, Dictionary<string, YamlEntry> entries, ProblemLog log)
    {
        if (log.IsFull) return [];
        string? meant = NearestName.Of(entry.Key, _keys.Keys.Where(name => !entries.ContainsKey(name)));
        string known = string.Join(", ", _keys.Keys);
        Place at = place.Key(Preview.Of(entry.Key), entry.Value) with { Line = entry.Line, Column = entry.Column };
        log.Add(
            at, Preview.Of(entry.Value), $"one of {known}", $"{at.Path} is not a key of this section.",
            meant is null ? $"Known keys: {known}." : $"Did you mean \"{meant}\"?");
        return meant is null ? [] : [meant];
    }
}
