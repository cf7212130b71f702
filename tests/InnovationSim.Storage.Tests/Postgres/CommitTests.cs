using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Checkpoints;
using InnovationSim.Storage.Postgres;
using InnovationSim.Storage.Tests.Building;
using Npgsql;
using Shouldly;
using Xunit;

namespace InnovationSim.Storage.Tests.Postgres;

/// <summary>What may happen to a PostgreSQL store while a checkpoint is written and committed.</summary>
public sealed class CommitTests : IAsyncLifetime
{
    private const string Run = "run";

    private TestSchema _schema = null!;
    private PostgresCheckpointStore _store = null!;

    public async Task InitializeAsync()
    {
        if (TestServer.Missing is not null) return;
        _schema = await TestSchema.MigratedAsync();
        _store = new PostgresCheckpointStore(_schema.Database);
    }

    public async Task DisposeAsync()
    {
        if (_schema is not null) await _schema.DisposeAsync();
    }

    [PostgresFact]
    public async Task A_connection_that_is_killed_before_the_commit_leaves_the_older_checkpoint_alone()
    {
        await SaveAsync(1, 0, 1);
        await using PostgresDatabase impatient = _schema.Impatient();
        var store = new PostgresCheckpointStore(impatient);
        await store.WriteAsync(Key(2), "a", new byte[] { 2 });
        await Should.ThrowAsync<DatabaseException>(() => KillAsync(() => store.CommitAsync(SmallCheckpoints.Manifest(Key(2), ("a", [2]))).AsTask()));
        (await _store.ListAsync(Run)).ShouldHaveSingleItem().Manifest!.Year.ShouldBe(1);
        (await _store.ReadAsync(Key(1), "a")).ToArray().ShouldBe([1]);
        await Should.ThrowAsync<CheckpointException>(async () => await _store.ReadAsync(Key(2), "a"));
    }

    [PostgresFact]
    public async Task A_commit_whose_connection_was_killed_is_tried_again()
    {
        await _store.WriteAsync(Key(2), "a", new byte[] { 2 });
        await KillAsync(() => _store.CommitAsync(SmallCheckpoints.Manifest(Key(2), ("a", [2]))).AsTask());
        (await _store.ReadAsync(Key(2), "a")).ToArray().ShouldBe([2]);
    }

    [PostgresFact]
    public async Task A_part_whose_connection_was_killed_is_written_again()
    {
        byte[] bytes = SmallCheckpoints.Bytes(2_500_000);
        await KillAsync(() => _store.WriteAsync(Key(2), "a", bytes).AsTask(), "checkpoint_chunk");
        await _store.CommitAsync(SmallCheckpoints.Manifest(Key(2), ("a", bytes)));
        (await _store.ReadAsync(Key(2), "a")).ToArray().SequenceEqual(bytes).ShouldBeTrue();
    }

    [PostgresFact]
    public async Task A_commit_that_is_repeated_changes_nothing()
    {
        CheckpointManifest manifest = await SaveAsync(1, 0, 1);
        await _store.CommitAsync(manifest);
        (await _store.ListAsync(Run)).ShouldHaveSingleItem();
        (await _store.ReadAsync(Key(1), "a")).ToArray().ShouldBe([1]);
    }

    [PostgresFact]
    public async Task A_part_of_another_length_than_the_manifest_says_is_refused()
    {
        await _store.WriteAsync(Key(1), "a", new byte[] { 1, 2 });
        (await Should.ThrowAsync<InvalidOperationException>(async () => await _store.CommitAsync(SmallCheckpoints.Manifest(Key(1), ("a", [1])))))
            .Message.ShouldContain("Part a has 1 bytes in the manifest, but was written with 2");
        (await _store.ListAsync(Run)).ShouldBeEmpty();
    }

    [PostgresFact]
    public async Task Parts_of_older_lives_and_of_years_left_behind_are_removed_but_not_those_of_a_newer_life()
    {
        foreach ((int year, long epoch) in ((int, long)[])[(9, 0), (20, 0), (9, 1), (12, 1), (1, 2), (10, 2)])
            await _store.WriteAsync(Key(year, epoch), "left", new byte[] { 1 });
        await _store.WriteAsync(Key(10, 1), "left", new byte[] { 1 });
        await SaveAsync(10, 1, 1);
        (await LeftAsync()).ShouldBe("12.1 1.2 10.2");
    }

    [PostgresFact]
    public async Task A_writer_of_an_older_life_that_hangs_does_not_hold_up_a_commit()
    {
        await _store.WriteAsync(Key(1, 0), "left", new byte[] { 1 });
        await using (await _schema.BeginAsync("UPDATE checkpoint_part SET bytes = 2 WHERE part = 'left'")) await SaveAsync(2, 1, 1);

        (await LeftAsync()).ShouldBe("1.0");
        await SaveAsync(3, 1, 1);
        (await LeftAsync()).ShouldBe("");
    }

    [PostgresFact]
    public async Task Nothing_is_left_of_checkpoints_that_were_removed()
    {
        for (int year = 1; year <= 4; year++) await SaveAsync(year, 0, 1);
        (await _schema.ScalarAsync<long>("SELECT count(*) FROM checkpoint_chunk")).ShouldBe(2);
        await _store.DeleteAsync(Run);
        (await _schema.ScalarAsync<long>("SELECT (SELECT count(*) FROM checkpoint_chunk) + (SELECT count(*) FROM checkpoint_part)")).ShouldBe(0);
    }

    [PostgresFact]
    public async Task Writers_of_the_same_part_come_one_after_the_other()
    {
        byte[] bytes = SmallCheckpoints.Bytes(1_100_000);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () => await _store.WriteAsync(Key(1), "a", bytes))));
        await _store.CommitAsync(SmallCheckpoints.Manifest(Key(1), ("a", bytes)));
        (await _store.ReadAsync(Key(1), "a")).ToArray().SequenceEqual(bytes).ShouldBeTrue();
        (await _schema.ScalarAsync<long>("SELECT count(*) FROM checkpoint_chunk")).ShouldBe(2);
    }

    [PostgresFact]
    public async Task Lives_that_commit_at_once_leave_no_checkpoint_without_its_parts()
    {
        byte[] epochs = [1, 2, 3, 4, 5, 6];
        foreach (byte epoch in epochs) await _store.WriteAsync(Key(10, epoch), "a", new[] { epoch });
        await Task.WhenAll(epochs.Select(epoch => Task.Run(async () =>
        {
            try
            {
                await _store.CommitAsync(SmallCheckpoints.Manifest(Key(10, epoch), ("a", [epoch])));
            }
            catch (InvalidOperationException) when (epoch < 6)
            {
                // A newer life was faster and has removed what this one wrote.
            }
        })));
        IReadOnlyList<StoredCheckpoint> saved = await _store.ListAsync(Run);
        saved[0].Manifest!.Epoch.ShouldBe(6);
        foreach (StoredCheckpoint each in saved) (await _store.ReadAsync(each.Manifest!.Key, "a")).ToArray().ShouldBe([(byte)each.Manifest.Epoch]);
    }

    [PostgresFact]
    public async Task A_chunk_that_is_missing_is_said_by_its_number()
    {
        byte[] bytes = SmallCheckpoints.Bytes(2_500_000);
        await SaveAsync(Key(1), bytes);
        await _schema.ExecuteAsync("DELETE FROM checkpoint_chunk WHERE number = 1");
        (await Should.ThrowAsync<CheckpointException>(async () => await _store.ReadAsync(Key(1), "a"))).Message.ShouldContain("chunk 1 is missing");
    }

    [PostgresFact]
    public async Task A_last_chunk_that_is_missing_is_said_by_the_length()
    {
        await SaveAsync(Key(1), SmallCheckpoints.Bytes(2_500_000));
        await _schema.ExecuteAsync("DELETE FROM checkpoint_chunk WHERE number = 2");
        (await Should.ThrowAsync<CheckpointException>(async () => await _store.ReadAsync(Key(1), "a"))).Message.ShouldContain("2097152 of its 2500000 bytes");
    }

    [PostgresFact]
    public async Task A_chunk_too_much_is_said()
    {
        await SaveAsync(Key(1), [1, 2, 3]);
        await _schema.ExecuteAsync(@"INSERT INTO checkpoint_chunk (part, number, bytes) SELECT id, 1, '\x00' FROM checkpoint_part");
        (await Should.ThrowAsync<CheckpointException>(async () => await _store.ReadAsync(Key(1), "a"))).Message.ShouldContain("more than its 3 bytes");
    }

    [PostgresFact]
    public async Task A_manifest_in_the_row_of_another_checkpoint_is_refused()
    {
        await SaveAsync(1, 0, 1);
        await _schema.ExecuteAsync("UPDATE checkpoint SET year = 2");
        (await _store.ListAsync(Run)).ShouldHaveSingleItem().Problem.ShouldNotBeNull().ShouldContain("it says run run, year 1, epoch 0");
    }

    private static CheckpointKey Key(int year, long epoch = 0) => new(Run, year, epoch);

    private Task<CheckpointManifest> SaveAsync(int year, long epoch, byte content) => SaveAsync(Key(year, epoch), [content]);

    private Task<CheckpointManifest> SaveAsync(CheckpointKey key, byte[] content) => SmallCheckpoints.SaveAsync(_store, key, ("a", content));

    private Task<string> LeftAsync() => _schema.ScalarAsync<string>(
        "SELECT coalesce(string_agg(year || '.' || epoch, ' ' ORDER BY epoch, year), '') FROM checkpoint_part WHERE part = 'left'");

    /// <summary>Kills the connection of the work while it waits for a table that somebody holds.</summary>
    private async Task KillAsync(Func<Task> work, string table = "checkpoint")
    {
        Task working;
        await using (NpgsqlConnection held = await _schema.HoldAsync(table))
        {
            working = work();
            await _schema.TerminateWhenWaitingAsync(working);
        }

        await working;
    }
}
