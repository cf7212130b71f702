using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios.Kinds;

/// <summary>The name of a metric of the whole region, from the kernel's own list.</summary>
internal sealed class MetricKind : Kind<string>
{
    private static readonly string[] Names = [.. YearMetrics.Regional.Select(metric => metric.Name)];

    internal override string Allowed => "the name of a metric of the region";

    internal override bool TryRead(YamlNode node, Place place, ProblemLog log, [MaybeNullWhen(false)] out string value)
    {
        value = (node as YamlScalar)?.Text;
        if (node is YamlRefused) return false;
        if (value is not null && Names.Contains(value, StringComparer.Ordinal)) return true;
        string? hint = log.IsFull || value is null ? null : NearestName.Hint(value, Names);
        log.Refuse(place, node, Allowed, hint ?? $"There are {string.Join(", ", Names)}.");
        return false;
    }

    internal override JsonObject Schema() => new()
    {
        ["type"] = "string",
        ["enum"] = new JsonArray([.. Names.Select(name => JsonValue.Create(name))]),
    };

    internal override JsonNode ToJson(string value) => value;
}
