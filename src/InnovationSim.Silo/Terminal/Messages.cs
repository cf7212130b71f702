using System.Text;

namespace InnovationSim.Silo.Terminal;

/// <summary>Messages to whoever typed a command, on standard error.</summary>
internal static class Messages
{
    internal static void Error(string text) => Console.Error.WriteLine("error: " + Clean(text));

    internal static void Note(string text) => Console.Error.WriteLine(Clean(text));

    /// <summary>Names and values come from outside: control characters in them must not reach the terminal.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (char c in text) clean.Append(char.IsControl(c) ? ' ' : c);
        return clean.ToString();
    }
}
