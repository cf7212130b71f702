using System.Diagnostics;
using InnovationSim.Cli.Tests.Running;
using Shouldly;

namespace InnovationSim.Cli.Tests.Resuming;

/// <summary>Disks that fill up, or take no files any more, in the middle of a run.</summary>
public sealed class FailingDiskTests : IDisposable
{
    private static readonly string[] How = ["--years", "60", "--scale", "0.02", "--checkpoint-every", "5"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SmallDiskFact]
    public void A_disk_that_fills_up_after_a_checkpoint_leaves_a_run_that_ends_whole_once_there_is_room()
    {
        using var disk = new SmallDisk(kibibytes: 1200);
        string place = Path.Combine(disk.Path, "x");
        Innosim.Run(_folder, ["run", "toy", .. How, "--no-progress", "--out", place]).ShouldHaveFailed(
            $"The results cannot be written to '{place}'", "The run is saved as it stood after year ", $"innosim resume {place}");
        Storage.Runs.RunFolder.Files.ShouldAllBe(file => !File.Exists(Path.Combine(place, file)));
        // Still no room: it says so again, and loses nothing.
        Innosim.Run(_folder, "resume", place, "--no-progress").ExitCode.ShouldBe(1);
        disk.Resize(kibibytes: 16_384);
        Innosim.Run(_folder, "resume", place, "--no-progress").ShouldBeDone();
        Whole.Of(How).ShouldBeIn(place);
    }

    [SmallDiskFact]
    public void A_disk_that_takes_no_files_any_more_leaves_a_run_that_ends_whole_once_it_does()
    {
        string[] how = ["--years", "200", "--scale", "0.1", "--checkpoint-every", "5"];
        using var disk = new SmallDisk(kibibytes: 16_384);
        string place = Path.Combine(disk.Path, "x");
        Process process = Innosim.Start(_folder, ["run", "toy", .. how, "--out", place]);
        // A disk is not made read-only while files on it are open for writing: first its room goes, which ends the run.
        string said = Signal.Await(process, "year 40/200");
        disk.Fill();
        Outcome outcome = Innosim.Finish(process, said);
        outcome.ExitCode.ShouldBe(1, outcome.Error);
        outcome.Error.ShouldContain("The run is saved as it stood after year ");
        disk.Empty();
        disk.ReadOnly(true);
        string[] before = Copies.Hashes(place);
        Innosim.Run(_folder, "resume", place).ExitCode.ShouldBe(1);
        Innosim.Run(_folder, "runs", "--runs-dir", disk.Path, "--format", "json").ShouldBeDone().Out.ShouldContain("\"state\":\"interrupted\"");
        Innosim.Run(_folder, "export", place, "--tables", "years", "--out", "years-so-far").ShouldBeDone();
        Copies.Hashes(place).ShouldBe(before);
        disk.ReadOnly(false);
        Innosim.Run(_folder, "resume", place, "--no-progress").ShouldBeDone();
        Whole.Of(how).ShouldBeIn(place);
    }
}
