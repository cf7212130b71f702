using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace InnovationSim.Architecture.Tests.Tidy;

/// <summary>What no analyzer sees to: that files stay short and readable, and that nothing is put off in comments.</summary>
public partial class TidyTests
{
    private const int MostLines = 300;
    private const int LongestLine = 160;

    // Written by programs, or taken from elsewhere as they are.
    private static readonly string[] NotOurHand = ["src/InnovationSim.Scenarios/Data/scenario.schema.json"];

    private static IEnumerable<SourceFile> Code => SourceFile.All.Where(file => file.Extension is ".cs" or ".razor");

    [Fact]
    public void There_are_files_to_look_at() => Code.Count().ShouldBeGreaterThan(100);

    [Fact]
    public void No_file_of_code_is_long() =>
        Code.Where(file => file.Length > MostLines).Select(file => $"{file.Path}: {file.Length} lines")
            .ShouldBeEmpty($"at most {MostLines}: a file says one thing");

    /// <summary>Texts for people within a line do not count: broken up they could not be searched for.</summary>
    [Fact]
    public void No_line_of_code_is_long() =>
        Code.SelectMany(file => file.Where(line => !IsComment(line) && WithoutTexts(line).Length > LongestLine))
            .ShouldBeEmpty($"at most {LongestLine} characters");

    [Fact]
    public void No_line_of_a_comment_is_long() =>
        Code.SelectMany(file => file.Where(line => IsComment(line) && line.Length > LongestLine)).ShouldBeEmpty($"at most {LongestLine} characters");

    [Fact]
    public void Lines_are_indented_with_spaces() => SourceFile.All.SelectMany(file => file.Where(line => line.Contains('\t'))).ShouldBeEmpty();

    [Fact]
    public void No_line_ends_in_spaces() =>
        SourceFile.All.Where(file => file.Extension != ".md").SelectMany(file => file.Where(line => line.EndsWith(' '))).ShouldBeEmpty();

    [Fact]
    public void Lines_end_in_a_line_feed_alone() => SourceFile.All.Where(file => file.Text.Contains('\r')).Select(file => file.Path).ShouldBeEmpty();

    [Fact]
    public void Every_file_ends_in_one_line_feed() =>
        SourceFile.All.Where(file => !file.Text.EndsWith('\n') || file.Text.EndsWith("\n\n", StringComparison.Ordinal))
            .Select(file => file.Path).Except(NotOurHand).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_put_off_in_a_comment() =>
        // Put together here, or this file would be the first to be found.
        Code.SelectMany(file => file.Where(line => Regex.IsMatch(line, $@"\b({"TO"}DO|{"FIX"}ME|{"HA"}CK|{"X"}XX)\b"))).ShouldBeEmpty("do it or open an issue");

    [Fact]
    public void The_clock_is_read_in_universal_time_only() =>
        Code.SelectMany(file => file.Where(line => Regex.IsMatch(line, $@"\b{"DateTime"}(Offset)?\.(Now|Today)\b"))).ShouldBeEmpty();

    private static bool IsComment(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    private static string WithoutTexts(string line) => TextLiteral().Replace(line, "\"\"");

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex TextLiteral();
}
