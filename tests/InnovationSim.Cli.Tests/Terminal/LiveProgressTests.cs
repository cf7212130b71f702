using System.Text.RegularExpressions;
using InnovationSim.Cli.Tests.Running;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Terminal;

/// <summary>The display on a terminal, as the bytes that reach it.</summary>
public sealed class LiveProgressTests
{
    private static readonly Lazy<string> AsUsual = new(() => OnTerminal(80));

    [TerminalFact]
    public void It_is_a_bar_with_year_rate_and_time_over_a_line_of_figures()
    {
        string[] lines = Lines(AsUsual.Value);
        lines.ShouldContain(line => Regex.IsMatch(line, @"^[━╌]+ +\d+ %  year +\d+/60  [a-z]+ +[\d,]+ phases/s  \d+:\d\d:\d\d left  \[p\] pause$"));
        lines.ShouldContain(line => Regex.IsMatch(line, @"^GDP \d+ bn yuan \([+-][\d.]+ %\), [\d,]+ firms, unemployment "));
    }

    [TerminalFact]
    public void It_hides_the_cursor_and_gives_it_back()
    {
        string bytes = AsUsual.Value;
        int hidden = bytes.IndexOf("\u001b[?25l", StringComparison.Ordinal);
        hidden.ShouldBeGreaterThanOrEqualTo(0);
        bytes.LastIndexOf("\u001b[?25h", StringComparison.Ordinal).ShouldBeGreaterThan(hidden);
    }

    [TerminalFact]
    public void It_wipes_itself_before_the_answer()
    {
        string bytes = AsUsual.Value;
        int answer = bytes.IndexOf("Scaled up to the whole region", StringComparison.Ordinal);
        bytes[answer..].ShouldNotContain("phases/s");
        bytes[..answer].ShouldContain("\u001b[2K\u001b[1A\u001b[2K");
    }

    [TerminalTheory]
    [InlineData(40)]
    [InlineData(132)]
    public void It_fits_terminals_of_any_width_without_a_change_of_height(int width)
    {
        string bytes = OnTerminal(width);
        string display = bytes[..bytes.IndexOf("Scaled up", StringComparison.Ordinal)];
        Lines(display).ShouldAllBe(line => line.Length < width);
        // From the second picture on it goes up one line, never more: it has two.
        Regex.Matches(display, "\u001b\\[([0-9]+)A").Select(match => match.Groups[1].Value).Distinct().ShouldBe(["1"]);
    }

    private static string OnTerminal(int width)
    {
        using var folder = new TempFolder();
        string command = $"stty cols {width} rows 24; '{Innosim.Dotnet}' exec '{Innosim.Program}' run toy --years 60 --scale 0.05 --out x";
        var environment = new Dictionary<string, string> { ["COMMAND"] = command, ["TERM"] = "xterm-256color", ["NO_COLOR"] = "" };
        Outcome outcome = Innosim.RunProgram(folder, environment, "/bin/sh", "-c", "script -qec \"$COMMAND\" /dev/null");
        outcome.ExitCode.ShouldBe(0, outcome.Out);
        return outcome.Out;
    }

    /// <summary>What stands in the lines that were drawn, one after the other.</summary>
    private static string[] Lines(string bytes) =>
        [.. Regex.Split(bytes, "\r|\n|\u001b\\[[0-9]*A").Select(line => Regex.Replace(line, "\u001b\\[[?0-9;]*[A-Za-z]|\u001b=", "").TrimEnd()).Where(line => line.Length > 0)];
}
