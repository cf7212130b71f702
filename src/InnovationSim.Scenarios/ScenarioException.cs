using System.Text;

namespace InnovationSim.Scenarios;

/// <summary>A scenario, a parameter or a name that cannot be used, with everything that is wrong with it.</summary>
public sealed class ScenarioException : Exception
{
    // The message of an exception ends up on a terminal; the list of problems itself is complete.
    private const int ProblemsInMessage = 20;

    /// <summary>An exception for the problems of a file.</summary>
    /// <param name="fileName">The file or the name at fault.</param>
    /// <param name="problems">The problems, at least one.</param>
    /// <param name="cause">What led to it, if there is more to know.</param>
    public ScenarioException(string fileName, IReadOnlyList<ScenarioProblem> problems, Exception? cause = null)
        : base(Describe(fileName, problems), cause)
    {
        FileName = fileName;
        Problems = problems;
    }

    internal ScenarioException(string fileName, string message, string? hint, Exception? cause = null)
        : this(fileName, [new ScenarioProblem(0, 0, "", "", "", message, hint)], cause)
    {
    }

    /// <summary>The file or the name at fault.</summary>
    public string FileName { get; }

    /// <summary>Everything that is wrong, in the order of the file.</summary>
    public IReadOnlyList<ScenarioProblem> Problems { get; }

    private static string Describe(string fileName, IReadOnlyList<ScenarioProblem> problems)
    {
        if (problems.Count == 1) return $"{fileName}: {problems[0]}";
        var text = new StringBuilder($"{fileName} has {problems.Count} problems:");
        foreach (ScenarioProblem problem in problems.Take(ProblemsInMessage)) text.Append("\n  ").Append(problem);
        if (problems.Count > ProblemsInMessage) text.Append($"\n  … and {problems.Count - ProblemsInMessage} more.");
        return text.ToString();
    }
}
