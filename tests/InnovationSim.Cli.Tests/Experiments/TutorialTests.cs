using System.Text.RegularExpressions;
using InnovationSim.Cli.Tests.Running;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Experiments;

/// <summary>The tutorial's commands work, and what they print has the lines that the tutorial shows; at a small scale, so the numbers differ.</summary>
public sealed partial class TutorialTests : IDisposable
{
    private static readonly string Document = Running.Repository.Text("docs", "tutorials", "first-policy.md");

    private readonly TempFolder _folder = new();

    public static TheoryData<string> Commands { get; } = [.. Command().Matches(Document).Select(match => match.Groups["line"].Value)];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void There_are_commands_to_run() => Commands.Count.ShouldBeGreaterThan(4);

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_of_the_tutorial_prints_the_lines_that_it_shows(string line)
    {
        Outcome outcome = Innosim.Run(_folder, [.. Small(line)]);
        string said = outcome.Out + outcome.Error;
        outcome.ShouldShowNoStackTrace();
        foreach (string label in Labels(line)) said.ShouldContain(label, Case.Sensitive, line);
    }

    /// <summary>The same with few years and runs and a hundredth of the region.</summary>
    private static IEnumerable<string> Small(string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int at = 0; at < words.Length; at++)
        {
            bool years = at > 0 && words[at - 1] == "--years";
            bool runs = at > 0 && words[at - 1] == "--replicates";
            yield return years ? "3" : runs ? "2" : words[at];
        }

        if (words[0] is "run" or "facts" or "compare")
        {
            yield return "--scale";
            yield return "0.01";
        }
    }

    /// <summary>What lines of the output begin with, up to the first number or gap; plots, and lines whose words depend on numbers, are left out.</summary>
    private static IEnumerable<string> Labels(string line)
    {
        int begin = Document.IndexOf("$ innosim " + line, StringComparison.Ordinal);
        string block = Document[begin..Document.IndexOf("```", begin, StringComparison.Ordinal)];
        foreach (string shown in block.Split('\n').Skip(1).TakeWhile(shown => !shown.StartsWith('$')))
        {
            string label = Label().Match(shown.Trim()).Value.TrimEnd();
            if (label.Length > 2 && !Picture().IsMatch(shown)) yield return label;
        }
    }

    [GeneratedRegex(@"^\$ innosim (?<line>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Command();

    [GeneratedRegex(@"^[^0-9│┤└…]+?(?=  |[0-9]|$)")]
    private static partial Regex Label();

    [GeneratedRegex("[│┤└─]|year$")]
    private static partial Regex Picture();
}
