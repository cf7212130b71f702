using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace InnovationSim.Silo.Tests.Shipping;

/// <summary>As much of JSON schema as the chart's uses; any other keyword is an error.</summary>
internal static class SmallSchema
{
    public static IEnumerable<string> Problems(JsonElement schema, YamlNode value, string where)
    {
        foreach (JsonProperty keyword in schema.EnumerateObject())
        {
            bool holds = keyword.Name switch
            {
                "$schema" or "properties" => true,
                "type" => Is(keyword.Value.GetString()!, value),
                "required" => keyword.Value.EnumerateArray().All(name => value.Has(name.GetString()!)),
                "additionalProperties" => true,
                "enum" => keyword.Value.EnumerateArray().Any(each => each.GetString() == value.AsText()),
                "pattern" => Regex.IsMatch(value.AsText(), keyword.Value.GetString()!),
                "minLength" => value.AsText().Length >= keyword.Value.GetInt32(),
                "minimum" => !Is("integer", value) || Number(value) >= keyword.Value.GetInt64(),
                "maximum" => !Is("integer", value) || Number(value) <= keyword.Value.GetInt64(),
                _ => throw new NotSupportedException($"{keyword.Name} in the schema of {where}"),
            };
            if (!holds) yield return $"{where}: {keyword.Name} {keyword.Value}";
        }

        if (!schema.TryGetProperty("properties", out JsonElement properties) || value is not YamlMappingNode) yield break;
        foreach ((string name, YamlNode inner) in value.Entries())
        {
            if (properties.TryGetProperty(name, out JsonElement property))
            {
                foreach (string problem in Problems(property, inner, $"{where}.{name}")) yield return problem;
            }
            else if (schema.TryGetProperty("additionalProperties", out JsonElement more) && more.ValueKind == JsonValueKind.False)
            {
                yield return $"{where}.{name}: not known";
            }
        }
    }

    private static bool Is(string type, YamlNode value) => type switch
    {
        "object" => value is YamlMappingNode,
        "array" => value is YamlSequenceNode,
        "integer" => value is YamlScalarNode { Style: ScalarStyle.Plain } && long.TryParse(value.AsText(), CultureInfo.InvariantCulture, out _),
        "boolean" => value is YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" },
        "string" => value is YamlScalarNode && !Is("integer", value) && !Is("boolean", value),
        _ => throw new NotSupportedException($"type {type}"),
    };

    private static long Number(YamlNode value) => long.Parse(value.AsText(), CultureInfo.InvariantCulture);
}
