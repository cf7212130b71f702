namespace InnovationSim.Web.Metrics;

/// <summary>From identifiers to words.</summary>
internal static class Words
{
    private static readonly Dictionary<string, string> Own = new(StringComparer.Ordinal)
    {
        ["gdp"] = "GDP",
        ["rd"] = "R&D",
        ["tfp"] = "productivity",
        ["soe"] = "SOE",
        ["lq"] = "LQ",
    };

    /// <summary>state_local_procurement_share → State local procurement share.</summary>
    internal static string Title(string identifier)
    {
        ArgumentNullException.ThrowIfNull(identifier);
        string[] words = identifier.Split(['_', '-', ' '], StringSplitOptions.RemoveEmptyEntries);
        string text = string.Join(' ', words.Select(word => Own.GetValueOrDefault(word, word)));
        return text.Length == 0 ? identifier : char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>private-firm → private firms, university → universities.</summary>
    internal static string Several(string identifier)
    {
        string one = Title(identifier).ToLowerInvariant();
        return one.EndsWith('y') ? one[..^1] + "ies" : one + "s";
    }
}
