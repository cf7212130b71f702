using System.Text;

namespace InnovationSim.Scenarios.Documentation;

/// <summary>
/// Documents that people write, with sections that the program fills in. A section stands between two lines,
/// <c>&lt;!-- generated: NAME --&gt;</c> and <c>&lt;!-- end of generated --&gt;</c>; what is between them is replaced, all else is left alone.
/// </summary>
public static class GeneratedSections
{
    private const string Begin = "<!-- generated: ";
    private const string BeginEnd = " -->";
    private const string End = "<!-- end of generated -->";

    private static readonly (string Name, Func<string> Text)[] Known =
    [
        ("steps", ModelTables.Steps),
        ("parameters", ModelTables.Parameters),
        ("levers", ModelTables.Levers),
        ("policies", ModelTables.Policies),
        ("metrics", ModelTables.Metrics),
        ("facts-heilongjiang", () => ModelTables.Facts(ScenarioLibrary.Load("heilongjiang"))),
    ];

    /// <summary>Names of the sections that can be filled in.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(section => section.Name)];

    /// <summary>A document with all its sections as they ought to be.</summary>
    /// <param name="document">Its text.</param>
    /// <exception cref="FormatException">A section is unknown or does not end; the message names it and its line.</exception>
    public static string Fill(string document) => Pass(document, stale: null);

    /// <summary>Names of the sections of a document that are not as they ought to be, in its order; empty if it is up to date.</summary>
    /// <param name="document">Its text.</param>
    /// <exception cref="FormatException">A section is unknown or does not end; the message names it and its line.</exception>
    public static IReadOnlyList<string> Stale(string document)
    {
        var stale = new List<string>();
        Pass(document, stale);
        return stale;
    }

    private static string Pass(string document, List<string>? stale)
    {
        ArgumentNullException.ThrowIfNull(document);
        string[] lines = document.Split('\n');
        var text = new StringBuilder(document.Length);
        for (int at = 0; at < lines.Length; at++)
        {
            string line = lines[at].TrimEnd('\r');
            text.Append(lines[at]).Append(at < lines.Length - 1 ? "\n" : "");
            if (!line.StartsWith(Begin, StringComparison.Ordinal) || !line.EndsWith(BeginEnd, StringComparison.Ordinal)) continue;
            string name = line[Begin.Length..^BeginEnd.Length];
            int end = Array.FindIndex(lines, at + 1, other => string.Equals(other.TrimEnd('\r'), End, StringComparison.Ordinal));
            if (end < 0) throw new FormatException($"Line {at + 1}: the section '{name}' does not end; it takes a line '{End}' after it.");
            // A blank line on both sides, or Markdown takes the comment for a part of the table.
            string made = $"\n{TextOf(name, at + 1)}\n";
            string before = string.Concat(lines[(at + 1)..end].Select(each => each.TrimEnd('\r') + "\n"));
            if (!string.Equals(before, made, StringComparison.Ordinal)) stale?.Add(name);
            text.Append(made);
            at = end - 1;
        }

        return text.ToString();
    }

    private static string TextOf(string name, int line)
    {
        foreach ((string known, Func<string> text) in Known)
        {
            if (string.Equals(known, name, StringComparison.Ordinal)) return text();
        }

        throw new FormatException($"Line {line}: there is no section '{name}'; there are {string.Join(", ", Names)}.");
    }
}
