using InnovationSim.Cli.Tests.Running;
using InnovationSim.Storage.Runs;
using Shouldly;

namespace InnovationSim.Cli.Tests.Signals;

/// <summary>Disks that fill up and outputs that nobody reads.</summary>
public sealed class DisksTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SmallDiskFact]
    public void A_disk_that_fills_up_before_the_first_checkpoint_fails_the_run_and_leaves_nothing()
    {
        using var disk = new SmallDisk(kibibytes: 256);
        Innosim.Run(_folder, "run", "toy", "--years", "100", "--scale", "0.02", "--checkpoint-every", "0", "--no-progress", "--out", Path.Combine(disk.Path, "x")).ShouldHaveFailed(
            $"The results cannot be written to '{disk.Path}/x'", "full", "Nothing was saved");
        Directory.GetFileSystemEntries(disk.Path).ShouldBeEmpty();
    }

    [SmallDiskFact]
    public void A_disk_that_is_full_before_the_run_fails_it_and_leaves_nothing()
    {
        using var disk = new SmallDisk(kibibytes: 16);
        Innosim.Run(_folder, "run", "toy", "--years", "1", "--scale", "0.02", "--no-progress", "--out", Path.Combine(disk.Path, "x")).ShouldHaveFailed(
            "The results cannot be written to", "Nothing was saved");
        Directory.GetFileSystemEntries(disk.Path).ShouldBeEmpty();
    }

    [UnixFact]
    public void A_standard_output_that_cannot_be_written_fails_but_the_results_are_saved()
    {
        Outcome outcome = Innosim.RunInShell(_folder, "exec \"$@\" >/dev/full", "run", "toy", "--years", "1", "--scale", "0.02", "--no-progress", "--out", "x");
        outcome.ShouldHaveFailed("Standard output cannot be written", $"its results are saved in {_folder.In("x")}");
        _folder.Visible("x").ShouldBe(RunFolder.Files.Order(StringComparer.Ordinal));
    }

    [UnixFact]
    public void A_standard_error_that_cannot_be_written_does_not_end_the_run()
    {
        Innosim.RunInShell(_folder, "exec \"$@\" 2>/dev/full", "run", "toy", "--years", "1", "--scale", "0.02", "--out", "x").ShouldBeDone();
        Innosim.RunInShell(_folder, "exec \"$@\" 2>&-", "run", "toy", "--years", "1", "--scale", "0.02", "--out", "y").ShouldBeDone();
        _folder.Visible("x").ShouldBe(RunFolder.Files.Order(StringComparer.Ordinal));
        _folder.Visible("y").ShouldBe(RunFolder.Files.Order(StringComparer.Ordinal));
    }

    [UnixFact]
    public void An_error_that_cannot_be_told_still_has_its_exit_code() =>
        Innosim.RunInShell(_folder, "exec \"$@\" 2>/dev/full", "run", "nowhere.yaml").ExitCode.ShouldBe(2);

    [UnixFact]
    public void A_reader_that_goes_away_is_no_error()
    {
        // The pipe is closed before the program has begun to write.
        System.Diagnostics.Process process = Innosim.Start(_folder, "scenarios", "show", "heilongjiang");
        process.StandardOutput.Close();
        process.WaitForExit(TimeSpan.FromSeconds(60)).ShouldBeTrue();
        process.StandardError.ReadToEnd().ShouldBeEmpty();
        process.ExitCode.ShouldBe(0);
        process.Dispose();
    }

    [UnixFact]
    public void Head_takes_its_line_and_nobody_complains()
    {
        Outcome outcome = Innosim.RunInShell(_folder, "\"$@\" | head -1", "run", "toy", "--years", "1", "--scale", "0.02", "--no-progress", "--out", "x");
        outcome.ShouldBeDone().Out.ShouldContain("Scaled up to the whole region");
        outcome.Error.ShouldBeEmpty();
        _folder.Visible("x").ShouldBe(RunFolder.Files.Order(StringComparer.Ordinal));
    }
}
