using InnovationSim.Cli.Tests.Running;
using InnovationSim.Storage.Runs;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Inputs;

public sealed class OutFolderTests : IDisposable
{
    private static readonly string[] Small = ["run", "toy", "--years", "1", "--scale", "0.02"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Results_go_into_a_folder_of_the_runs_name_if_none_is_named()
    {
        string run = Innosim.Run(_folder, [.. Small, "--format", "json"]).ShouldBeDone().Json().GetProperty("run").GetString()!;
        new ResultFiles(_folder.In("results", run)).Manifest.Run.ShouldBe(run);
    }

    [Fact]
    public void A_foreign_folder_keeps_its_files()
    {
        Directory.CreateDirectory(_folder.In("x", "notes"));
        _folder.Write("x/thesis.txt", "mine");
        Innosim.Run(_folder, [.. Small, "--out", "x"]).ShouldBeDone();
        File.ReadAllText(_folder.In("x", "thesis.txt")).ShouldBe("mine");
        _folder.Visible("x").ShouldBe([.. RunFolder.Files.Concat(["notes", "thesis.txt"]).Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public void An_earlier_run_is_never_overwritten()
    {
        Innosim.Run(_folder, [.. Small, "--out", "x"]).ShouldBeDone();
        byte[] before = File.ReadAllBytes(_folder.In("x", "results.db"));
        Innosim.Run(_folder, [.. Small, "--seed", "2", "--out", "x"]).ShouldBeRefused("--out 'x'", "run.json", "never overwritten", "Name another folder");
        File.ReadAllBytes(_folder.In("x", "results.db")).ShouldBe(before);
        _folder.Visible("x").ShouldBe(RunFolder.Files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_that_is_called_like_a_result_is_seen_before_the_run_not_after_it()
    {
        Directory.CreateDirectory(_folder.In("x", "years.csv"));
        Outcome refused = Innosim.Run(_folder, [.. Small, "--out", "x"]);
        refused.ShouldBeRefused("--out 'x'", "years.csv");
        refused.Error.ShouldNotContain("year 0");
    }

    [Fact]
    public void A_file_where_the_folder_should_be_is_refused()
    {
        _folder.Write("x", "a file");
        Innosim.Run(_folder, [.. Small, "--out", "x"]).ShouldBeRefused("--out 'x'", "is a file; results go into a folder");
        Innosim.Run(_folder, [.. Small, "--out", "x/y"]).ShouldBeRefused("--out 'x/y'", "It takes a folder that can be written");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void No_name_is_refused(string name) => Innosim.Run(_folder, [.. Small, "--out", name]).ShouldBeRefused($"--out is '{name}'");

    [Fact]
    public void A_name_that_is_too_long_is_refused() =>
        Innosim.Run(_folder, [.. Small, "--out", new string('x', 300)]).ShouldBeRefused("--out 'xxx", "It takes a folder that can be written");

    [UnixFact]
    public void A_place_where_not_even_the_superuser_may_write_is_refused() =>
        Innosim.Run(_folder, [.. Small, "--out", "/proc/innosim"]).ShouldBeRefused("--out '/proc/innosim'", "The folder '/proc/innosim' cannot be made there", "It takes a folder that can be written");

    [ModeBitsFact]
    public void A_folder_without_the_right_to_write_is_refused()
    {
        Directory.CreateDirectory(_folder.In("x"));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder.In("x"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Innosim.Run(_folder, [.. Small, "--out", "x"]).ShouldBeRefused("--out 'x'", "It takes a folder that can be written");
    }

    [Theory]
    [InlineData("--set", "xyzzyx=1")]
    [InlineData("--scale", "1e-6")]
    public void What_is_refused_makes_no_folder(string option, string value)
    {
        Innosim.Run(_folder, "run", "toy", option, value, "--out", "x").ExitCode.ShouldBe(2);
        Directory.Exists(_folder.In("x")).ShouldBeFalse();
    }
}
