using InnovationSim.Storage.Runs;
using InnovationSim.Storage.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Storage.Tests.Runs;

/// <summary>One run has one process.</summary>
public sealed class RunLockTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Out => _folder.In("out");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_that_is_held_is_neither_opened_nor_removed()
    {
        await using RunFolder first = await Folders.WrittenAsync(Out);
        RunFolder.IsHeld(Out).ShouldBeTrue();
        Should.Throw<IOException>(() => RunFolder.Open(Out)).Message.ShouldContain("Another process has the run");
        Should.Throw<IOException>(() => RunFolder.Remove(Out)).Message.ShouldContain("Another process has the run");
        await first.CompleteAsync(Manifests.Some);
        Folders.Results(Out).ShouldBe(RunFolder.Files);
    }

    [Fact]
    public async Task A_run_that_is_let_go_can_be_opened()
    {
        await (await Folders.WrittenAsync(Out)).DisposeAsync();
        RunFolder.IsHeld(Out).ShouldBeFalse();
        await RunFolder.Open(Out).DisposeAsync();
    }

    [Fact]
    public async Task Two_runs_into_one_folder_do_not_mix_and_the_second_leaves_the_first_alone()
    {
        await using RunFolder first = await Folders.WrittenAsync(Out);
        string[] before = _folder.Entries;
        Should.Throw<IOException>(() => RunFolder.Create(Out, Folders.Input));
        _folder.Entries.ShouldBe(before);
        await first.CompleteAsync(Manifests.Some);
    }

    [Fact]
    public void A_folder_that_another_process_is_just_making_its_run_in_is_left_alone()
    {
        // It has the lock, and has not said yet what run it is.
        Directory.CreateDirectory(Path.Combine(Out, ".run"));
        using FileStream held = new(Path.Combine(Out, ".run", "lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        File.WriteAllText(Path.Combine(Out, ".run", "results.db"), "just begun");
        Should.Throw<IOException>(() => RunFolder.Create(Out, Folders.Input)).Message.ShouldContain("Another process has the run");
        File.ReadAllText(Path.Combine(Out, ".run", "results.db")).ShouldBe("just begun");
    }

    [Fact]
    public async Task Looking_whether_a_run_is_held_makes_no_file()
    {
        await (await Folders.WrittenAsync(Out)).DisposeAsync();
        File.Delete(Path.Combine(Out, ".run", "lock"));
        RunFolder.IsHeld(Out).ShouldBeFalse();
        RunFolder.IsHeld(_folder.In("nowhere")).ShouldBeFalse();
        File.Exists(Path.Combine(Out, ".run", "lock")).ShouldBeFalse();
    }
}
