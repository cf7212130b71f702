using System.Text.Json;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Tests.Building;
using Shouldly;
using Xunit;
using static InnovationSim.Storage.Tests.Building.SmallCheckpoints;

namespace InnovationSim.Storage.Tests.Checkpoints;

/// <summary>What every checkpoint store owes. A store derives from it and says how it is opened and how it is damaged.</summary>
public abstract partial class CheckpointStoreConformance : IAsyncLifetime
{
    private const string Run = "20260101-000000-abcd";

    private static CheckpointKey Key(int year, long epoch = 0) => new(Run, year, epoch);

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual Task DisposeAsync() => Task.CompletedTask;

    [StoreFact]
    public async Task What_was_committed_comes_back_to_the_bit_in_another_store()
    {
        (string, byte[])[] parts = [("none", []), ("one", [255]), ("large", Bytes(2_700_001)), ("a-megabyte", Bytes(1 << 20))];
        await SaveAsync(Open(), Key(10), parts);
        ICheckpointStore other = Open();
        foreach ((string name, byte[] bytes) in parts) (await other.ReadAsync(Key(10), name)).ToArray().SequenceEqual(bytes).ShouldBeTrue(name);
    }

    [StoreFact]
    public async Task The_manifest_comes_back_as_it_was()
    {
        CheckpointManifest manifest = await SaveAsync(Open(), Key(10, 3), ("a", [1, 2]), ("b", [3]));
        StoredCheckpoint stored = (await Open().ListAsync(Run)).ShouldHaveSingleItem();
        stored.Problem.ShouldBeNull();
        JsonSerializer.Serialize(stored.Manifest).ShouldBe(JsonSerializer.Serialize(manifest));
    }

    [StoreFact]
    public async Task Before_the_commit_it_does_not_exist()
    {
        ICheckpointStore store = Open();
        await store.WriteAsync(Key(10), "a", new byte[] { 1 });
        (await store.ListAsync(Run)).ShouldBeEmpty();
        await Should.ThrowAsync<CheckpointException>(async () => await store.ReadAsync(Key(10), "a"));
    }

    [StoreFact]
    public async Task A_part_that_is_written_twice_is_the_second_one()
    {
        ICheckpointStore store = Open();
        await store.WriteAsync(Key(10), "a", Bytes(2_500_000));
        await SaveAsync(store, Key(10), ("a", [7, 8, 9]));
        (await store.ReadAsync(Key(10), "a")).ToArray().ShouldBe([7, 8, 9]);
    }

    [StoreFact]
    public async Task The_caller_s_bytes_may_be_reused_after_writing()
    {
        ICheckpointStore store = Open();
        byte[] buffer = [1, 2, 3];
        await store.WriteAsync(Key(10), "a", buffer);
        CheckpointManifest manifest = Manifest(Key(10), ("a", [.. buffer]));
        buffer.AsSpan().Clear();
        await store.CommitAsync(manifest);
        (await store.ReadAsync(Key(10), "a")).ToArray().ShouldBe([1, 2, 3]);
    }

    [StoreFact]
    public async Task Parts_may_be_written_and_read_all_at_once()
    {
        ICheckpointStore store = Open();
        (string Name, byte[] Bytes)[] parts = [.. Enumerable.Range(0, 64).Select(number => ($"part-{number}", Bytes(1000 + (number * 37), number)))];
        await Parallel.ForEachAsync(parts, Together, async (part, token) => await store.WriteAsync(Key(10), part.Name, part.Bytes, token));
        await store.CommitAsync(Manifest(Key(10), parts));
        await Parallel.ForEachAsync(parts, Together, async (part, token) => (await store.ReadAsync(Key(10), part.Name, token)).ToArray().ShouldBe(part.Bytes));
    }

    [StoreFact]
    public async Task The_two_newest_are_kept_and_listed_newest_first()
    {
        ICheckpointStore store = Open();
        foreach (int year in (int[])[5, 10, 15, 100]) await SaveAsync(store, Key(year), ("a", [(byte)year]));
        (await store.ListAsync(Run)).Select(each => each.Manifest!.Year).ShouldBe([100, 15]);
        (await store.ReadAsync(Key(15), "a")).ToArray().ShouldBe([15]);
        await Should.ThrowAsync<CheckpointException>(async () => await store.ReadAsync(Key(10), "a"));
    }

    [StoreFact]
    public async Task Of_one_year_the_later_life_is_the_newer()
    {
        ICheckpointStore store = Open();
        foreach (long epoch in (long[])[2, 9, 10]) await SaveAsync(store, Key(10, epoch), ("a", [(byte)epoch]));
        (await store.ListAsync(Run)).Select(each => each.Manifest!.Epoch).ShouldBe([10, 9]);
    }

    [StoreFact]
    public async Task What_an_older_life_writes_late_is_not_mixed_in()
    {
        ICheckpointStore store = Open();
        await SaveAsync(store, Key(10, 1), ("a", [1]));
        await Open().WriteAsync(Key(10, 0), "a", new byte[] { 0 });
        (await store.ReadAsync(Key(10, 1), "a")).ToArray().ShouldBe([1]);
        (await store.ListAsync(Run)).ShouldHaveSingleItem();
    }

    [StoreFact]
    public async Task A_part_that_is_written_after_the_commit_changes_nothing_until_the_next_commit()
    {
        ICheckpointStore store = Open();
        await SaveAsync(store, Key(10), ("a", [1]));
        await store.WriteAsync(Key(10), "a", new byte[] { 2, 2 });
        (await store.ReadAsync(Key(10), "a")).ToArray().ShouldBe([1]);
        await store.CommitAsync(Manifest(Key(10), ("a", [2, 2])));
        (await store.ReadAsync(Key(10), "a")).ToArray().ShouldBe([2, 2]);
    }

    [StoreFact]
    public async Task A_manifest_with_a_part_that_was_never_written_is_refused()
    {
        ICheckpointStore store = Open();
        await store.WriteAsync(Key(10), "a", new byte[] { 1 });
        (await Should.ThrowAsync<InvalidOperationException>(async () => await store.CommitAsync(Manifest(Key(10), ("a", [1]), ("b", [2])))))
            .Message.ShouldContain("Part b");
        (await Open().ListAsync(Run)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task A_part_that_is_not_there_is_named()
    {
        ICheckpointStore store = Open();
        await SaveAsync(store, Key(10), ("a", [1]));
        (await Should.ThrowAsync<CheckpointException>(async () => await store.ReadAsync(Key(10), "firms-3"))).Message.ShouldContain("firms-3");
        (await Should.ThrowAsync<CheckpointException>(async () => await store.ReadAsync(Key(11), "a"))).Message.ShouldContain("year 11");
    }

    [StoreFact]
    public async Task Runs_do_not_see_each_other_and_are_deleted_alone()
    {
        ICheckpointStore store = Open();
        CheckpointKey other = Key(10) with { Run = "another" };
        await SaveAsync(store, Key(10), ("a", [1]));
        await SaveAsync(store, other, ("a", [2]));
        (await store.ReadAsync(Key(10), "a")).ToArray().ShouldBe([1]);
        await store.DeleteAsync(Run);
        (await store.ListAsync(Run)).ShouldBeEmpty();
        await Should.ThrowAsync<CheckpointException>(async () => await store.ReadAsync(Key(10), "a"));
        (await store.ReadAsync(other, "a")).ToArray().ShouldBe([2]);
    }

    [StoreFact]
    public async Task Of_a_run_that_there_never_was_nothing_is_listed_or_deleted()
    {
        await Open().DeleteAsync("never");
        (await Open().ListAsync("never")).ShouldBeEmpty();
    }

    /// <summary>A store at the place of this test, as another process would open it.</summary>
    protected abstract ICheckpointStore Open();

    private static ParallelOptions Together { get; } = new() { MaxDegreeOfParallelism = 8 };
}
