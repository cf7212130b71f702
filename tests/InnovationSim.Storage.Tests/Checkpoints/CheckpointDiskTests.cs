using System.Runtime.Versioning;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Checkpoints;
using InnovationSim.Storage.Tests.Building;
using Shouldly;
using Xunit;
using static InnovationSim.Storage.Tests.Building.Checkpoints;

namespace InnovationSim.Storage.Tests.Checkpoints;

/// <summary>Disks that are full or may not be written.</summary>
public sealed class CheckpointDiskTests
{
    [SmallDiskFact]
    public async Task A_disk_that_fills_up_while_parts_are_written_leaves_what_was_committed_and_nothing_else()
    {
        using var disk = new SmallDisk(64);
        var store = new DirectoryCheckpointStore(disk.Path);
        CheckpointManifest older = await store.CommitAsync(Key(5), "a");
        long free = disk.FreeBytes;

        await Should.ThrowAsync<IOException>(async () =>
        {
            for (int part = 0; part < 20; part++) await store.WriteAsync(Key(10), $"part-{part}", new byte[8192]);
        });
        await store.AbandonAsync(Key(10));

        disk.FreeBytes.ShouldBe(free);
        (await store.ListedAsync()).ShouldBe([(0, 5)]);
        (await store.IsWholeAsync(older)).ShouldBeTrue();
        (await store.IsWholeAsync(await store.CommitAsync(Key(15), "a"))).ShouldBeTrue();
    }

    [SmallDiskFact]
    public async Task A_disk_with_room_for_the_parts_but_not_for_the_manifest_leaves_what_was_committed_and_nothing_else()
    {
        using var disk = new SmallDisk(64);
        var store = new DirectoryCheckpointStore(disk.Path);
        CheckpointManifest older = await store.CommitAsync(Key(5), "a");
        long free = disk.FreeBytes;
        CheckpointManifest manifest = Manifest(Key(10)) with { Parts = [new() { Name = "all", Bytes = (int)free, Sha256 = "" }] };
        await store.WriteAsync(Key(10), "all", new byte[free]);

        await Should.ThrowAsync<IOException>(async () => await store.CommitAsync(manifest));

        disk.FreeBytes.ShouldBe(free);
        (await store.ListedAsync()).ShouldBe([(0, 5)]);
        (await store.IsWholeAsync(older)).ShouldBeTrue();
    }

    [SmallDiskFact]
    public async Task A_read_only_disk_can_be_read_and_says_that_it_cannot_be_written()
    {
        using var disk = new SmallDisk(64);
        CheckpointManifest manifest = await new DirectoryCheckpointStore(disk.Path).CommitAsync(Key(5), "a");
        disk.ReadOnly(true);
        var store = new DirectoryCheckpointStore(disk.Path);

        (await store.IsWholeAsync(manifest)).ShouldBeTrue();
        await Should.ThrowAsync<IOException>(async () => await store.WriteAsync(Key(10), "a", new byte[10]));
        (await store.ListedAsync()).ShouldBe([(0, 5)]);
    }

    [ModeBitsFact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_folder_that_may_not_be_written_can_be_read_and_says_so()
    {
        using var folder = new TempFolder();
        CheckpointManifest manifest = await new DirectoryCheckpointStore(folder.Path).CommitAsync(Key(5), "a");
        File.SetUnixFileMode(folder.In(Run), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var store = new DirectoryCheckpointStore(folder.Path);
        try
        {
            (await store.IsWholeAsync(manifest)).ShouldBeTrue();
            await Should.ThrowAsync<UnauthorizedAccessException>(async () => await store.WriteAsync(Key(10), "a", new byte[10]));
        }
        finally
        {
            File.SetUnixFileMode(folder.In(Run), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task A_file_where_the_folder_should_be_says_so()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.In("file"), "");
        var store = new DirectoryCheckpointStore(folder.In("file"));
        await Should.ThrowAsync<IOException>(async () => await store.WriteAsync(Key(1), "a", new byte[10]));
    }
}
