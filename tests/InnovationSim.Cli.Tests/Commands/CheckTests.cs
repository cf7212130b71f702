using System.Text;
using InnovationSim.Cli.Tests.Running;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Commands;

public sealed class CheckTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("toy")]
    [InlineData("heilongjiang")]
    public void A_built_in_scenario_is_sound(string name) => Innosim.Run(_folder, "check", name).ShouldBeDone().Error.ShouldStartWith($"{name} is sound: ");

    [Fact]
    public void Every_problem_is_told_at_once_with_line_field_value_range_and_hint()
    {
        string text = ToyText.With(("population: 200000", "population: -5"), ("birth-rate: 0.012", "birth-rat: 0.012"), ("strengths: [food]", "strengths: [foood]"));
        _folder.Write("wrong.yaml", text);
        Outcome refused = Innosim.Run(_folder, "check", "wrong.yaml");
        refused.ShouldBeRefused("wrong.yaml has 3 problems:");
        string[] lines = refused.Error.Split('\n');
        lines.Single(line => line.Contains("population", StringComparison.Ordinal))
            .ShouldStartWith($"  wrong.yaml:{LineOf(text, "population: -5")}:17: cities[0].population is -5 and must be ");
        lines.Single(line => line.Contains("birth-rat ", StringComparison.Ordinal)).ShouldContain($"wrong.yaml:{LineOf(text, "birth-rat:")}:");
        lines.ShouldContain("    Did you mean \"birth-rate\"?");
        lines.Single(line => line.StartsWith("  wrong.yaml", StringComparison.Ordinal) && line.Contains("foood", StringComparison.Ordinal))
            .ShouldContain($":{LineOf(text, "foood")}:");
        lines.ShouldContain("    Did you mean \"food\"?");
    }

    [Fact]
    public void What_check_finds_run_finds_too()
    {
        _folder.Write("wrong.yaml", ToyText.With(("population: 200000", "population: -5")));
        string checkedError = Innosim.Run(_folder, "check", "wrong.yaml").Error;
        Innosim.Run(_folder, "run", "wrong.yaml", "--out", "x").ShouldBeRefused(checkedError);
        Directory.Exists(_folder.In("x")).ShouldBeFalse();
    }

    [Fact]
    public void A_file_with_a_byte_order_mark_and_carriage_returns_is_sound()
    {
        File.WriteAllText(_folder.In("windows.yaml"), ToyText.Whole.ReplaceLineEndings("\r\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Innosim.Run(_folder, "check", "windows.yaml").ShouldBeDone();
    }

    [Theory]
    [InlineData("none.yaml", "There is no file none.yaml")]
    [InlineData("no/such/folder.yaml", "There is no file")]
    [InlineData(".", "is a directory")]
    [InlineData("", "neither a built-in scenario nor a file")]
    [InlineData("tou", "Did you mean \"toy\"?")]
    public void What_is_no_file_is_refused(string file, string says) => Innosim.Run(_folder, "check", file).ShouldBeRefused(says);

    [UnixFact]
    public void A_name_with_control_characters_does_not_reach_the_terminal()
    {
        Outcome refused = Innosim.Run(_folder, "check", "\u001b[31mred.yaml");
        refused.ShouldBeRefused("There is no file");
        refused.Error.ShouldNotContain("\u001b");
    }

    [Fact]
    public void A_file_of_100_MB_is_refused()
    {
        using (FileStream file = File.Create(_folder.In("large.yaml"))) file.SetLength(100_000_000);
        Innosim.Run(_folder, "run", "large.yaml").ShouldBeRefused("95.37 MiB", "4 MiB that a scenario may have");
    }

    [UnixFact]
    public void A_device_without_end_is_refused_unread() => Innosim.Run(_folder, "check", "/dev/zero").ShouldBeRefused("4 MiB that a scenario may have");

    [Fact]
    public void A_file_in_binary_is_refused()
    {
        File.WriteAllBytes(_folder.In("program.yaml"), File.ReadAllBytes(Innosim.Program)[..4096]);
        Innosim.Run(_folder, "check", "program.yaml").ShouldBeRefused("program.yaml");
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        _folder.Write("empty.yaml", "");
        Innosim.Run(_folder, "check", "empty.yaml").ShouldBeRefused("The file is empty");
    }

    [Fact]
    public void A_bomb_of_aliases_is_refused()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) bomb.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        _folder.Write("bomb.yaml", bomb.ToString());
        Innosim.Run(_folder, "check", "bomb.yaml").ShouldBeRefused("Aliases (*name) are not allowed");
    }

    [Fact]
    public void A_hundred_thousand_levels_are_refused()
    {
        _folder.Write("deep.yaml", new string('[', 100_000));
        Innosim.Run(_folder, "check", "deep.yaml").ShouldBeRefused("more than 32 levels deep");
    }

    [Fact]
    public void A_huge_text_is_refused()
    {
        _folder.Write("huge.yaml", ToyText.With(("title: Toy region, two cities", "title: " + new string('x', 3_000_000))));
        Outcome refused = Innosim.Run(_folder, "check", "huge.yaml");
        refused.ShouldBeRefused("may have at most 16384");
        refused.Error.Length.ShouldBeLessThan(1_000);
    }

    [ModeBitsFact]
    public void A_file_that_is_locked_away_is_refused()
    {
        _folder.Write("secret.yaml", ToyText.Whole);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder.In("secret.yaml"), UnixFileMode.None);
        Innosim.Run(_folder, "check", "secret.yaml").ShouldBeRefused("secret.yaml", "access is denied");
    }

    private static int LineOf(string text, string piece) => 1 + text[..text.IndexOf(piece, StringComparison.Ordinal)].Count(c => c == '\n');
}
