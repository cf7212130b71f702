using InnovationSim.Scenarios.Reading;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace InnovationSim.Scenarios.Yaml;

/// <summary>The parser's events one by one; whatever it throws becomes a problem in the log.</summary>
internal sealed class EventReader(TextReader text, ProblemLog log)
{
    private readonly Parser _parser = new(text);

    internal ParsingEvent? Current => _parser.Current;

    /// <summary>Where the current event begins.</summary>
    internal Place Place => Current is { } now ? At(now.Start) : default;

    /// <summary>Goes to the next event; false if the text is not YAML, with a problem in the log.</summary>
    internal bool Next()
    {
        Mark last = Current?.End ?? Mark.Empty;
        try
        {
            if (_parser.MoveNext()) return true;
            Report(last, "the text ends too early");
        }
        catch (YamlException error)
        {
            // Of some mistakes it tells only where the section at fault begins; what was read without complaint is not it.
            Report(error.Start.Index >= last.Index ? error.Start : last, error.Message);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // On some texts the parser fails in its own works (InvalidOperationException where a bracket is not closed,
            // ArgumentException on bad escapes and directives). To the user it is the same: this is not YAML.
            Report(last, "a bracket is not closed, or an escape or directive is wrong");
        }

        return false;
    }

    private static Place At(Mark mark) => new("", (int)mark.Line, (int)mark.Column);

    private void Report(Mark mark, string what) => log.Add(
        At(mark), "", "YAML", $"The file is not YAML: {what.TrimEnd('.')}.",
        what.Contains("tab", StringComparison.Ordinal)
            ? "Indent with spaces, not tabs."
            : "Check indentation, colons, brackets and quotation marks here and in the line before.");
}
