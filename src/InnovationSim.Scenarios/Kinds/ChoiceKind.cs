using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios.Kinds;

/// <summary>One of a few words.</summary>
internal sealed class ChoiceKind<T>(params (string Word, T Value)[] choices) : Kind<T>
    where T : notnull
{
    internal override string Allowed => "one of " + string.Join(", ", choices.Select(choice => choice.Word));

    internal override bool TryRead(YamlNode node, Place place, ProblemLog log, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is YamlRefused) return false;
        foreach ((string word, T meaning) in choices)
        {
            if (node is not YamlScalar { Type: ScalarType.Text } scalar || !string.Equals(scalar.Text, word, StringComparison.Ordinal))
                continue;
            value = meaning;
            return true;
        }

        log.Refuse(
            place, node, Allowed, node is YamlScalar wrong ? NearestName.Hint(wrong.Text, choices.Select(choice => choice.Word)) : null);
        return false;
    }

    internal override JsonObject Schema() => new()
    {
        ["type"] = "string",
        ["enum"] = new JsonArray([.. choices.Select(choice => JsonValue.Create(choice.Word))]),
    };

    internal override JsonNode ToJson(T value) => choices.First(choice => EqualityComparer<T>.Default.Equals(choice.Value, value)).Word;
}
