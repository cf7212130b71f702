using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios.Kinds;

/// <summary>The name of a lever.</summary>
internal sealed class LeverKind : Kind<LeverDefinition>
{
    internal override string Allowed => "the name of a lever";

    internal override bool TryRead(YamlNode node, Place place, ProblemLog log, [MaybeNullWhen(false)] out LeverDefinition value)
    {
        value = null;
        if (node is YamlRefused) return false;
        string? name = (node as YamlScalar)?.Text;
        if (name is not null && LeverTable.TryFind(name, out value)) return true;
        log.Refuse(place, node, Allowed, name is null || log.IsFull ? null : Hint(name));
        return false;
    }

    internal override JsonObject Schema() => new()
    {
        ["type"] = "string",
        ["enum"] = new JsonArray([.. LeverTable.All.Select(lever => JsonValue.Create(lever.Name))]),
    };

    internal override JsonNode ToJson(LeverDefinition value) => value.Name;

    private static string Hint(string name)
    {
        string list = $"There are {string.Join(", ", LeverTable.All.Select(lever => lever.Name))}.";
        if (ParameterTable.TryFind(name, out _)) return $"{Preview.Of(name)} is a parameter that no policy can move; set it with --set. {list}";
        return NearestName.Hint(name, LeverTable.All.Select(lever => lever.Name)) ?? list;
    }
}
