using System.Text;
using InnovationSim.Scenarios.Yaml;

namespace InnovationSim.Scenarios.Reading;

/// <summary>A value as it is shown in a message: short, and without characters that would disturb a terminal.</summary>
internal static class Preview
{
    private const int MaxLength = 60;

    internal static string Of(YamlNode node) => node switch
    {
        YamlScalar { Type: ScalarType.Null } => "empty",
        YamlScalar { Type: ScalarType.Text } scalar => $"\"{Of(scalar.Text)}\"",
        YamlScalar scalar => Of(scalar.Text),
        YamlSequence => "a list",
        YamlMapping => "a section",
        _ => "not readable",
    };

    internal static string Of(string text)
    {
        var shown = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (shown.Length >= MaxLength) return shown.Append('…').ToString();
            shown.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return shown.ToString();
    }
}
