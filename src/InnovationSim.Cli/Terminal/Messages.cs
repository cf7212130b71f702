using System.Text;
using InnovationSim.Scenarios;

namespace InnovationSim.Cli.Terminal;

/// <summary>Messages to the user, on standard error.</summary>
internal static class Messages
{
    private static bool Colour => !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    internal static void Error(string text) => Write("error: ", "\u001b[31m", text);

    internal static void Hint(string text) => Write("", "\u001b[2m", text);

    internal static void Note(string text) => Say(Clean(text));

    /// <summary>Everything that is wrong with a scenario or a parameter.</summary>
    internal static void Problems(ScenarioException bad)
    {
        if (bad.Problems.Count > 1) Error($"{bad.FileName} has {bad.Problems.Count} problems:");
        foreach (ScenarioProblem problem in bad.Problems)
        {
            string where = problem.Line > 0 ? $"{bad.FileName}:{problem.Line}:{problem.Column}: " : "";
            if (bad.Problems.Count > 1) Say(Clean($"  {where}{problem.Message}"));
            else Error(where + problem.Message);
            if (problem.Hint is { } hint) Hint("    " + hint);
        }
    }

    /// <summary>Names and values come from outside: control characters in them must not reach the terminal.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (char c in text) clean.Append(char.IsControl(c) && c != '\n' ? '\uFFFD' : c);
        return clean.ToString();
    }

    private static void Write(string prefix, string colour, string text)
    {
        string clean = prefix + Clean(text);
        Say(Colour ? $"{colour}{clean}\u001b[0m" : clean);
    }

    /// <summary>Standard error may be closed, or a file on a full disk: then nobody can be told, which must not end a run of hours.</summary>
    private static void Say(string line)
    {
        try
        {
            Console.Error.WriteLine(line);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // As above.
        }
    }
}
