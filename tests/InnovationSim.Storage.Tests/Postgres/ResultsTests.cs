using InnovationSim.Storage.Postgres;
using InnovationSim.Storage.Results;
using InnovationSim.Storage.Tests.Building;
using InnovationSim.Storage.Tests.Results;
using Npgsql;
using Shouldly;
using Xunit;

namespace InnovationSim.Storage.Tests.Postgres;

/// <summary>What may happen to results in PostgreSQL beyond what every store owes.</summary>
public sealed class ResultsTests : IAsyncLifetime
{
    private TestSchema _schema = null!;

    private PostgresResultStore Store => new(_schema.Database, "run");

    public async Task InitializeAsync()
    {
        if (TestServer.Missing is null) _schema = await TestSchema.MigratedAsync();
    }

    public async Task DisposeAsync()
    {
        if (_schema is not null) await _schema.DisposeAsync();
    }

    [PostgresFact]
    public async Task A_year_whose_connection_was_killed_midway_is_not_there()
    {
        await Store.WriteAsync(Records.OfToy[0]);
        await using PostgresDatabase impatient = _schema.Impatient();
        await using var store = new PostgresResultStore(impatient, "run");
        await Should.ThrowAsync<DatabaseException>(() => KillAsync(store, 1));
        (await CountAsync("run")).ShouldBe(RowsOf(0));
    }

    [PostgresFact]
    public async Task A_year_whose_connection_was_killed_midway_is_written_again_and_there_once()
    {
        await Store.WriteAsync(Records.OfToy[0]);
        await KillAsync(Store, 1);
        (await CountAsync("run")).ShouldBe(RowsOf(0) + RowsOf(1));
    }

    [PostgresFact]
    public async Task A_year_written_by_two_at_once_is_there_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await Store.WriteAsync(Records.OfToy[1]))));
        (await CountAsync("run")).ShouldBe(RowsOf(1));
    }

    [PostgresFact]
    public async Task Runs_in_the_same_tables_do_not_touch_each_other()
    {
        await using var other = new PostgresResultStore(_schema.Database, "other");
        await Store.WriteAsync(Records.OfToy[0]);
        await other.WriteAsync(Records.OfToy[0]);
        await other.WriteAsync(Records.OfToy[1]);
        await Store.RemoveAfterAsync(-1);
        (await CountAsync("run")).ShouldBe(0);
        (await CountAsync("other")).ShouldBe(RowsOf(0) + RowsOf(1));
        (await other.LastYearAsync()).ShouldBe(1);
    }

    [PostgresFact]
    public async Task Values_of_every_kind_come_back_to_the_bit()
    {
        object?[][] rows =
        [
            [0L, "哈 '\"\\", 0.1, long.MinValue], [0L, "", -0.0, long.MaxValue], [0L, null, null, null], [0L, "a\nb", double.Epsilon, 0L],
            [0L, " a ", double.MinValue, -1L], [0L, "\t", double.MaxValue, 1L << 53], [0L, "null", 1.0 / 3, (1L << 53) + 1], [0L, "x", 1e-310, 1L],
        ];
        var table = new ResultTable(
            "made_up",
            [
                new("year", ColumnType.WholeNumber, "Year"), new("name", ColumnType.Text, "It's a name"), new("value", ColumnType.Number, "Value"),
                new("whole", ColumnType.WholeNumber, "Whole"),
            ],
            ["year"],
            _ => rows);
        await PostgresSchema.MigrateAsync(_schema.Database, MigrationSet.Stores, [table]);
        await using var store = new PostgresResultStore(_schema.Database, "run", [table]);
        await store.WriteAsync(Records.OfToy[0]);
        var found = new List<object?[]>();
        await foreach (object?[] row in store.ReadAsync(table, 0, 0)) found.Add(row);
        found.Select(ResultStoreConformance.Exactly).ShouldBe(rows.Select(ResultStoreConformance.Exactly));
    }

    [PostgresFact]
    public async Task Reading_can_be_left_off_and_the_connection_is_free_again()
    {
        await Store.WriteAsync(Records.OfToy[0]);
        await using PostgresDatabase narrow = new(_schema.ConnectionString + ";Maximum Pool Size=1", TimeSpan.Zero);
        await using var store = new PostgresResultStore(narrow, "run");
        await foreach (object?[] _ in store.ReadAsync(ResultTables.Metrics, 0, 0)) break;
        (await store.LastYearAsync()).ShouldBe(0);
    }

    private static long RowsOf(int year) => ResultTables.All.Sum(table => table.Rows(Records.OfToy[year]).LongCount());

    private Task<long> CountAsync(string run) =>
        _schema.ScalarAsync<long>($"SELECT {string.Join(" + ", ResultTables.All.Select(table => $"(SELECT count(*) FROM {table.Name} WHERE run = '{run}')"))}");

    /// <summary>Kills the connection of the writer when it has written three of four tables.</summary>
    private async Task KillAsync(PostgresResultStore store, int year)
    {
        Task writing;
        await using (NpgsqlConnection held = await _schema.HoldAsync(ResultTables.All[^1].Name))
        {
            writing = store.WriteAsync(Records.OfToy[year]).AsTask();
            await _schema.TerminateWhenWaitingAsync(writing);
        }

        await writing;
    }
}
