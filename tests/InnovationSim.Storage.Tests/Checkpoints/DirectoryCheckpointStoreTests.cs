using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Checkpoints;
using InnovationSim.Storage.Tests.Building;
using Shouldly;
using Xunit;
using static InnovationSim.Storage.Tests.Building.Checkpoints;

namespace InnovationSim.Storage.Tests.Checkpoints;

/// <summary>What the store owes when nothing goes wrong.</summary>
public sealed class DirectoryCheckpointStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DirectoryCheckpointStore _store;

    public DirectoryCheckpointStoreTests() => _store = new DirectoryCheckpointStore(_folder.In("checkpoints"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_committed_comes_back_in_this_store_and_in_another()
    {
        CheckpointManifest manifest = await _store.CommitAsync(Key(15), "a", "b", "c");
        foreach (DirectoryCheckpointStore store in (DirectoryCheckpointStore[])[_store, new(_folder.In("checkpoints"))])
        {
            (await store.IsWholeAsync(manifest)).ShouldBeTrue();
            CheckpointManifest listed = (await store.ListAsync(Run)).ShouldHaveSingleItem().Manifest!;
            listed.Parts.ShouldBe(manifest.Parts);
            listed.Agents.ShouldBe(manifest.Agents);
            (listed with { Parts = manifest.Parts, Agents = manifest.Agents }).ShouldBe(manifest);
        }
    }

    [Fact]
    public async Task A_store_of_nothing_lists_nothing_and_makes_no_folder()
    {
        (await _store.ListAsync(Run)).ShouldBeEmpty();
        _folder.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_part_may_be_empty()
    {
        CheckpointManifest manifest = Manifest(Key(1)) with { Parts = [new() { Name = "nothing", Bytes = 0, Sha256 = "" }] };
        await _store.WriteAsync(Key(1), "nothing", ReadOnlyMemory<byte>.Empty);
        await _store.CommitAsync(manifest);
        (await _store.ReadAsync(Key(1), "nothing")).Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_part_that_is_written_again_replaces_the_one_before()
    {
        await _store.WriteAsync(Key(1), "a", new byte[500]);
        (await _store.IsWholeAsync(await _store.CommitAsync(Key(1), "a"))).ShouldBeTrue();
    }

    [Fact]
    public async Task The_bytes_given_may_be_used_again_at_once()
    {
        byte[] shared = Bytes(Key(1), "region");
        await _store.WriteAsync(Key(1), "region", shared);
        Array.Clear(shared);
        await _store.CommitAsync(Manifest(Key(1)));
        (await _store.ReadAsync(Key(1), "region")).ToArray().ShouldBe(Bytes(Key(1), "region"));
    }

    [Fact]
    public async Task Many_threads_may_begin_and_write_a_checkpoint_together()
    {
        string[] parts = [.. Enumerable.Range(0, 40).Select(number => $"part-{number}")];
        for (int year = 1; year <= 20; year++)
        {
            CheckpointKey key = Key(year);
            CheckpointManifest manifest = Manifest(key, parts);
            using var start = new Barrier(4);
            // Threads of their own: all are at the barrier when the first part of all is written.
            Thread[] threads = [.. Enumerable.Range(0, 4).Select(thread => new Thread(() =>
            {
                start.SignalAndWait();
                for (int at = thread; at < manifest.Parts.Count; at += 4)
                    _store.WriteAsync(key, manifest.Parts[at].Name, Bytes(key, manifest.Parts[at].Name)).AsTask().GetAwaiter().GetResult();
            }))];
            foreach (Thread thread in threads) thread.Start();
            foreach (Thread thread in threads) thread.Join();
            await _store.CommitAsync(manifest);
            (await _store.IsWholeAsync(manifest)).ShouldBeTrue($"year {year}");
        }
    }

    [Fact]
    public async Task The_two_newest_are_kept()
    {
        for (int year = 5; year <= 25; year += 5) await _store.CommitAsync(Key(year), "a");
        (await _store.ListedAsync()).ShouldBe([(0, 25), (0, 20)]);
        _folder.Entries.Length.ShouldBe(6, string.Join(' ', _folder.Entries));
    }

    [Fact]
    public async Task A_later_life_of_the_run_is_newer_whatever_its_year()
    {
        // The run was taken up again from the start, since nothing of the years 15 and 20 could be used.
        await _store.CommitAsync(Key(15));
        await _store.CommitAsync(Key(20));
        CheckpointManifest first = await _store.CommitAsync(Key(5, epoch: 1));
        (await _store.ListedAsync()).ShouldBe([(1, 5), (0, 20)]);
        (await _store.IsWholeAsync(first)).ShouldBeTrue();
        await _store.CommitAsync(Key(10, epoch: 1));
        (await _store.ListedAsync()).ShouldBe([(1, 10), (1, 5)]);
    }

    [Fact]
    public async Task Years_and_epochs_of_more_digits_are_newer()
    {
        await _store.CommitAsync(Key(999_999));
        await _store.CommitAsync(Key(1_000_000));
        await _store.CommitAsync(Key(1_000_001));
        (await _store.ListedAsync()).ShouldBe([(0, 1_000_001), (0, 1_000_000)]);
        await _store.CommitAsync(Key(1, epoch: 10_000_000_000));
        (await _store.ListedAsync()).ShouldBe([(10_000_000_000, 1), (0, 1_000_001)]);
    }

    [Fact]
    public async Task A_checkpoint_that_is_committed_again_replaces_the_one_before()
    {
        await _store.CommitAsync(Key(5), "a", "b");
        CheckpointManifest again = await _store.CommitAsync(Key(5), "c");
        (await _store.ListedAsync()).ShouldBe([(0, 5)]);
        (await _store.IsWholeAsync(again)).ShouldBeTrue();
        _folder.Entries.Length.ShouldBe(4, string.Join(' ', _folder.Entries));
    }

    [Fact]
    public async Task While_it_is_written_again_the_one_before_is_there()
    {
        CheckpointManifest before = await _store.CommitAsync(Key(5), "a");
        await _store.WriteAsync(Key(5), "a", new byte[1000]);
        (await _store.IsWholeAsync(before)).ShouldBeTrue();
        (await new DirectoryCheckpointStore(_folder.In("checkpoints")).IsWholeAsync(before)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_not_committed_is_not_listed_and_not_read_and_disturbs_nobody()
    {
        CheckpointManifest committed = await _store.CommitAsync(Key(5), "a");
        await _store.WriteAsync(Key(10), "a", new byte[100]);
        (await _store.ListedAsync()).ShouldBe([(0, 5)]);
        (await _store.IsWholeAsync(committed)).ShouldBeTrue();
        await Should.ThrowAsync<CheckpointException>(async () => await _store.ReadAsync(Key(10), "a"));
    }

    [Fact]
    public async Task What_a_killed_process_left_is_removed_before_the_next_checkpoint_is_written()
    {
        await _store.CommitAsync(Key(5), "a");
        var killed = new DirectoryCheckpointStore(_folder.In("checkpoints"));
        await killed.WriteAsync(Key(10), "a", new byte[100]);
        File.WriteAllText(_folder.In("checkpoints", Run, "epoch-000000.year-000010.json.unfinished"), "half");

        await _store.WriteAsync(Key(7), "a", new byte[100]);

        _folder.Entries.ShouldNotContain(entry => entry.Contains("year-000010"));
        (await _store.ListedAsync()).ShouldBe([(0, 5)]);
    }

    [Fact]
    public async Task What_was_begun_for_an_older_year_or_life_is_given_up()
    {
        await _store.WriteAsync(Key(20), "a", new byte[100]);
        await _store.WriteAsync(Key(5, epoch: 1), "a", new byte[100]);
        _folder.Entries.ShouldNotContain(entry => entry.Contains("year-000020"));
        await _store.WriteAsync(Key(10, epoch: 1), "a", new byte[100]);
        _folder.Entries.ShouldNotContain(entry => entry.Contains("year-000005"));
        await Should.ThrowAsync<InvalidOperationException>(async () => await _store.CommitAsync(Manifest(Key(5, epoch: 1))));
    }

    [Fact]
    public async Task What_is_abandoned_is_gone_and_can_be_begun_again()
    {
        await _store.WriteAsync(Key(5), "a", new byte[100]);
        await _store.AbandonAsync(Key(5));
        await _store.AbandonAsync(Key(5));
        _folder.Entries.ShouldBe(["checkpoints", Path.Combine("checkpoints", Run)]);
        (await _store.IsWholeAsync(await _store.CommitAsync(Key(5), "a"))).ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_abandons_what_is_committed()
    {
        CheckpointManifest manifest = await _store.CommitAsync(Key(5), "a");
        await _store.AbandonAsync(Key(5));
        (await _store.IsWholeAsync(manifest)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_commit_of_what_was_never_written_is_refused_and_leaves_nothing()
    {
        await Should.ThrowAsync<InvalidOperationException>(async () => await _store.CommitAsync(Manifest(Key(5), "a")));
        await _store.WriteAsync(Key(5), "a", Bytes(Key(5), "a"));
        var refused = await Should.ThrowAsync<InvalidOperationException>(async () => await _store.CommitAsync(Manifest(Key(5), "a")));
        refused.Message.ShouldContain("Part region");
        _folder.Entries.ShouldBe(["checkpoints", Path.Combine("checkpoints", Run)]);
    }

    [Fact]
    public async Task Runs_do_not_see_or_touch_each_other()
    {
        CheckpointManifest one = await _store.CommitAsync(Key(5, run: "one"), "a");
        await _store.WriteAsync(Key(5, run: "three"), "a", Bytes(Key(5, run: "three"), "a"));
        for (int year = 5; year <= 20; year += 5) await _store.CommitAsync(Key(year, run: "two"), "a");
        await _store.DeleteAsync("two");
        (await _store.ListedAsync("one")).ShouldBe([(0, 5)]);
        (await _store.ListAsync("two")).ShouldBeEmpty();
        (await _store.IsWholeAsync(one)).ShouldBeTrue();
        (await _store.IsWholeAsync(await _store.CommitAsync(Key(5, run: "three"), "a"))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_run_that_is_deleted_leaves_nothing()
    {
        await _store.CommitAsync(Key(5), "a");
        await _store.WriteAsync(Key(10), "a", new byte[100]);
        await _store.DeleteAsync(Run);
        await _store.DeleteAsync(Run);
        _folder.Entries.ShouldBe(["checkpoints"]);
    }

    [Fact]
    public async Task Files_of_others_are_left_alone()
    {
        string[] others = ["notes.txt", "year-000001.json", "epoch-1.year-1.json", "epoch-000000.year-000001.png", "epoch-000000.year-000001.x.parts"];
        Directory.CreateDirectory(_folder.In("checkpoints", Run));
        foreach (string name in others) File.WriteAllText(_folder.In("checkpoints", Run, name), "mine");
        await _store.CommitAsync(Key(5), "a");
        (await _store.ListedAsync()).ShouldBe([(0, 5)]);
        await _store.DeleteAsync(Run);
        Directory.GetFiles(_folder.In("checkpoints", Run)).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(others.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("c:x")]
    [InlineData("/etc")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData(" ")]
    [InlineData("a\0b")]
    [InlineData("")]
    public async Task A_run_that_would_leave_the_folder_is_refused(string run)
    {
        await Should.ThrowAsync<ArgumentException>(async () => await _store.WriteAsync(Key(1, run: run), "a", new byte[1]));
        await Should.ThrowAsync<ArgumentException>(async () => await _store.ReadAsync(Key(1, run: run), "a"));
        await Should.ThrowAsync<ArgumentException>(async () => await _store.ListAsync(run));
        await Should.ThrowAsync<ArgumentException>(async () => await _store.DeleteAsync(run));
        _folder.Entries.ShouldBeEmpty();
    }
}
