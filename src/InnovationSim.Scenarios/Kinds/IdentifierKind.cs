using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios.Kinds;

/// <summary>An identifier: it becomes part of file names, columns of results and command lines.</summary>
internal sealed partial class IdentifierKind : Kind<string>
{
    internal const string Pattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

    internal override string Allowed => $"a name in lower case with hyphens, of at most {ScenarioLimits.MaxIdentifierLength} characters";

    internal override bool TryRead(YamlNode node, Place place, ProblemLog log, [MaybeNullWhen(false)] out string value)
    {
        value = null;
        if (node is YamlRefused) return false;
        if (node is YamlScalar { Type: ScalarType.Text } scalar && IsIdentifier(scalar.Text))
        {
            value = scalar.Text;
            return true;
        }

        string? better = node is YamlScalar { Type: not ScalarType.Null } text ? Correct(text.Text) : null;
        log.Refuse(place, node, Allowed, better is null ? "For example: new-materials." : $"For example: {better}.");
        return false;
    }

    internal static bool IsIdentifier(string text) => text.Length <= ScenarioLimits.MaxIdentifierLength && Form().IsMatch(text);

    internal override JsonObject Schema() => new()
    {
        ["type"] = "string",
        ["pattern"] = Pattern,
        ["maxLength"] = ScenarioLimits.MaxIdentifierLength,
    };

    internal override JsonNode ToJson(string value) => value;

    private static string? Correct(string text)
    {
        string better = Others().Replace(text.ToLowerInvariant(), "-").Trim('-');
        return IsIdentifier(better) ? better : null;
    }

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Others();
}
