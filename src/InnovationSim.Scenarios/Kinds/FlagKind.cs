using System.Text.Json.Nodes;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios.Kinds;

/// <summary>Yes or no, written <c>true</c> or <c>false</c>.</summary>
internal sealed class FlagKind : Kind<bool>
{
    internal override string Allowed => "true or false";

    internal override bool TryRead(YamlNode node, Place place, ProblemLog log, out bool value)
    {
        value = false;
        if (node is YamlRefused) return false;
        if (node is YamlScalar { Type: ScalarType.Boolean } scalar)
        {
            value = scalar.Text[0] is 't' or 'T';
            return true;
        }

        log.Refuse(place, node, Allowed, Hint(node));
        return false;
    }

    internal override JsonObject Schema() => new() { ["type"] = "boolean" };

    internal override JsonNode ToJson(bool value) => value;

    private static string? Hint(YamlNode node) => (node as YamlScalar)?.Text.ToLowerInvariant() switch
    {
        "yes" or "y" or "on" or "1" => "Write true.",
        "no" or "n" or "off" or "0" => "Write false.",
        "true" or "false" => "Remove the quotation marks.",
        _ => null,
    };
}
