using System.Text.Json.Nodes;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios.Kinds;

/// <summary>The name of something that is described elsewhere in the file.</summary>
/// <param name="what">What it is, for example "sector".</param>
internal sealed class ReferenceKind(string what) : Kind<Reference>
{
    internal override string Allowed => $"the id of a {what}";

    internal override bool TryRead(YamlNode node, Place place, ProblemLog log, out Reference value)
    {
        value = default;
        if (node is YamlRefused) return false;
        if (node is YamlScalar { Type: ScalarType.Text } scalar && scalar.Text.Length > 0)
        {
            value = new Reference(scalar.Text, place);
            return true;
        }

        log.Refuse(place, node, Allowed);
        return false;
    }

    internal override JsonObject Schema() => new() { ["type"] = "string", ["minLength"] = 1 };

    internal override JsonNode ToJson(Reference value) => value.Id;
}
