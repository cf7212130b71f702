using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios.Kinds;

/// <summary>Text for people, not empty.</summary>
/// <param name="maxLength">Most characters.</param>
/// <param name="lines">Whether it may have several lines.</param>
internal sealed class TextKind(int maxLength, bool lines = false) : Kind<string>
{
    internal override string Allowed => lines ? $"text of 1 to {maxLength} characters" : $"a line of 1 to {maxLength} characters";

    internal override bool TryRead(YamlNode node, Place place, ProblemLog log, [MaybeNullWhen(false)] out string value)
    {
        value = null;
        if (node is YamlRefused) return false;
        if (node is YamlScalar { Type: ScalarType.Text } scalar && scalar.Text.Length <= maxLength && IsClean(scalar.Text.Trim()))
        {
            value = scalar.Text.Trim();
            return true;
        }

        log.Refuse(place, node, Allowed, Hint(node as YamlScalar));
        return false;
    }

    // Names end up on terminals, in tables and in pages: escapes such as "\e[31m" stay out.
    private bool IsClean(string text) => text.Length > 0 && !text.Any(c => char.IsControl(c) && !(lines && c is '\n' or '\t'));

    private string? Hint(YamlScalar? scalar) => scalar switch
    {
        { Type: ScalarType.Number or ScalarType.Boolean } => "Put it in quotation marks if it is meant as text.",
        { Type: ScalarType.Text } when !IsClean(scalar.Text.Trim()) =>
            lines ? "Write something, without control characters." : "Write something, in one line and without control characters.",
        _ => null,
    };

    // Control characters are left to the reader. Length is counted in code points by JSON schema and in UTF-16 units here; they differ
    // for rare characters only, and at the limit.
    internal override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = @"\S", ["maxLength"] = maxLength };

    internal override JsonNode ToJson(string value) => value;
}
