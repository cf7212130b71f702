using System.Collections.Immutable;
using System.Text.Json.Nodes;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios.Kinds;

/// <summary>A share for each of several things that are described elsewhere in the file; those not named have none.</summary>
/// <param name="what">What they are, for example "sector".</param>
internal sealed class WeightsKind(string what) : Kind<ImmutableArray<Weight>>
{
    private readonly NumberKind _number = new(0, 1, NumberKind.ShareUnit);

    internal override string Allowed => $"a section with ids of {what}s and for each {_number.Allowed}";

    internal override bool TryRead(YamlNode node, Place place, ProblemLog log, out ImmutableArray<Weight> value)
    {
        value = [];
        if (node is YamlRefused) return false;
        if (node is not YamlMapping mapping)
        {
            log.Refuse(place, node, Allowed, $"For example: {{ some-{what}: 0.4, another-{what}: 0.6 }}.");
            return false;
        }

        bool all = true;
        ImmutableArray<Weight>.Builder read = ImmutableArray.CreateBuilder<Weight>(mapping.Entries.Length);
        foreach (YamlEntry entry in mapping.Entries)
        {
            Place at = place.Key(Preview.Of(entry.Key), entry.Value);
            var to = new Reference(entry.Key, at with { Line = entry.Line, Column = entry.Column });
            if (_number.TryRead(entry.Value, at, log, out double number)) read.Add(new Weight(to, number));
            else all = false;
        }

        value = read.ToImmutable();
        return all;
    }

    internal override JsonObject Schema() => new() { ["type"] = "object", ["additionalProperties"] = _number.Schema() };

    internal override JsonNode ToJson(ImmutableArray<Weight> value) =>
        new JsonObject(value.Select(weight => KeyValuePair.Create<string, JsonNode?>(weight.To.Id, weight.Value)));
}
