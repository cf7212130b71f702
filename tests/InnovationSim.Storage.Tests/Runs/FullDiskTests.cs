using InnovationSim.Storage.Runs;
using InnovationSim.Storage.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Storage.Tests.Runs;

/// <summary>A disk that fills up somewhere between the first header and the manifest.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Out => _folder.In("out");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("years.csv", 0)]
    [InlineData("cities.csv", 10)]
    [InlineData("cities.csv", 1_000)]
    [InlineData("metrics.csv", 5_000)]
    [InlineData("events.csv", 300)]
    [InlineData("run.json", 0)]
    [InlineData("run.json", 100)]
    public async Task A_file_that_cannot_be_finished_says_so_and_nothing_looks_whole(string file, long room)
    {
        await using RunFolder folder = await Folders.WrittenAsync(Out);
        (await Should.ThrowAsync<IOException>(() => CompleteAsync(folder, file, room))).Message.ShouldBe(FailingStream.Full);
        Folders.Results(Out).ShouldBeEmpty();
        folder.Discard();
        _folder.Entries.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("cities.csv", 1_000)]
    [InlineData("run.json", 100)]
    public async Task With_room_again_the_run_is_taken_up_and_ends_with_the_same_bytes(string file, long room)
    {
        await using (RunFolder folder = await Folders.WrittenAsync(Out)) await Should.ThrowAsync<IOException>(() => CompleteAsync(folder, file, room));
        await using (RunFolder again = RunFolder.Open(Out))
        {
            again.Results.LastSoundYear().ShouldBe(2);
            await again.CompleteAsync(Manifests.Some);
        }

        await Folders.CompleteAsync(_folder.In("whole"));
        foreach (string each in RunFolder.Files.Where(each => each != RunFolder.DatabaseFile))
            File.ReadAllBytes(Path.Combine(Out, each)).ShouldBe(File.ReadAllBytes(_folder.In("whole", each)), each);
    }

    [Fact]
    public async Task A_disk_that_is_large_enough_does_not_fail()
    {
        await using RunFolder folder = await Folders.WrittenAsync(Out);
        await CompleteAsync(folder, "cities.csv", 1_000_000);
        Folders.Results(Out).ShouldBe(RunFolder.Files);
    }

    [Fact]
    public async Task A_file_that_cannot_even_be_opened_says_so_and_nothing_looks_whole()
    {
        await using RunFolder folder = await Folders.WrittenAsync(Out);
        folder.NewFile = path => Path.GetFileName(path) == "metrics.csv" ? throw new UnauthorizedAccessException("Access is denied.") : File.Create(path);
        await Should.ThrowAsync<UnauthorizedAccessException>(() => folder.CompleteAsync(Manifests.Some));
        Folders.Results(Out).ShouldBeEmpty();
        folder.Discard();
        _folder.Entries.ShouldBeEmpty();
    }

    private static Task CompleteAsync(RunFolder folder, string file, long room)
    {
        folder.NewFile = path => Path.GetFileName(path) == file ? new FailingStream(path, room) : new FileStream(path, FileMode.Create, FileAccess.Write);
        return folder.CompleteAsync(Manifests.Some);
    }
}
