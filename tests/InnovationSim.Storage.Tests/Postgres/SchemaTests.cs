using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Checkpoints;
using InnovationSim.Storage.Postgres;
using InnovationSim.Storage.Results;
using InnovationSim.Storage.Tests.Building;
using Npgsql;
using Shouldly;
using Xunit;

namespace InnovationSim.Storage.Tests.Postgres;

public sealed class SchemaTests : IAsyncLifetime
{
    private static readonly Migration Next = new(PostgresSchema.Version + 1, "next", "ALTER TABLE checkpoint ADD COLUMN note text NOT NULL DEFAULT 'none'");

    private TestSchema _schema = null!;

    public async Task InitializeAsync()
    {
        if (TestServer.Missing is null) _schema = await TestSchema.EmptyAsync();
    }

    public async Task DisposeAsync()
    {
        if (_schema is not null) await _schema.DisposeAsync();
    }

    [Fact]
    public void Migrations_are_numbered_from_one_without_gaps() =>
        MigrationSet.Stores.All.Select(migration => migration.Number).ShouldBe(Enumerable.Range(1, MigrationSet.Stores.All.Count));

    [PostgresFact]
    public async Task An_empty_database_gets_all_tables_once()
    {
        await PostgresSchema.MigrateAsync(_schema.Database);
        await PostgresSchema.MigrateAsync(_schema.Database);
        (await AppliedAsync()).ShouldBe(string.Join(' ', MigrationSet.Stores.All.Select(migration => migration.Number)));
        await using var store = new PostgresResultStore(_schema.Database, "run");
        (await store.LastYearAsync()).ShouldBe(-1);
    }

    [PostgresFact]
    public async Task An_older_database_is_brought_up_and_keeps_what_it_holds()
    {
        await PostgresSchema.MigrateAsync(_schema.Database);
        var store = new PostgresCheckpointStore(_schema.Database);
        var key = new CheckpointKey("run", 1, 0);
        await SmallCheckpoints.SaveAsync(store, key, ("a", [1]));
        await MigrateToNextAsync(_schema.Database);
        (await _schema.ScalarAsync<string>("SELECT note FROM checkpoint")).ShouldBe("none");
        (await store.ReadAsync(key, "a")).ToArray().ShouldBe([1]);
        (await AppliedAsync()).ShouldEndWith($"{Next.Number}");
    }

    [PostgresFact]
    public async Task A_newer_database_is_refused()
    {
        await MigrateToNextAsync(_schema.Database);
        (await Should.ThrowAsync<DatabaseException>(() => PostgresSchema.MigrateAsync(_schema.Database)))
            .Message.ShouldContain($"has version {Next.Number} of the tables; this program knows up to {PostgresSchema.Version}. Use a newer one.");
    }

    [PostgresFact]
    public async Task A_migration_that_fails_leaves_nothing_behind()
    {
        var broken = new Migration(PostgresSchema.Version + 1, "broken", "CREATE TABLE half (); SELECT 1 / 0");
        (await Should.ThrowAsync<DatabaseException>(() => PostgresSchema.MigrateAsync(_schema.Database, With(broken), ResultTables.All)))
            .Message.ShouldContain("division by zero");
        (await _schema.ScalarAsync<long>($"SELECT count(*) FROM pg_class WHERE relnamespace = '{_schema.Name}'::regnamespace")).ShouldBe(0);
    }

    [PostgresFact]
    public async Task Several_programs_may_start_together()
    {
        await using PostgresDatabase other = new(_schema.ConnectionString + ";Application Name=other", TimeSpan.Zero);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => PostgresSchema.MigrateAsync(number % 2 == 0 ? other : _schema.Database))));
        (await AppliedAsync()).ShouldBe(string.Join(' ', MigrationSet.Stores.All.Select(migration => migration.Number)));
    }

    [PostgresFact]
    public async Task A_column_of_results_that_is_missing_is_added_and_empty_in_older_years()
    {
        ResultTable without = Without(ResultTables.Years, ResultTables.Years.Columns[^1].Name);
        await PostgresSchema.MigrateAsync(_schema.Database, MigrationSet.Stores, [without]);
        await using (var old = new PostgresResultStore(_schema.Database, "run", [without])) await old.WriteAsync(Records.OfToy[1]);
        await PostgresSchema.MigrateAsync(_schema.Database);
        await using var store = new PostgresResultStore(_schema.Database, "run");
        await store.WriteAsync(Records.OfToy[2]);
        List<object?[]> rows = [];
        await foreach (object?[] row in store.ReadAsync(ResultTables.Years, 0, 2)) rows.Add(row);
        rows[0].ShouldBe([.. ResultTables.Years.Rows(Records.OfToy[1]).Single()[..^1], null]);
        rows[1].ShouldBe(ResultTables.Years.Rows(Records.OfToy[2]).Single());
    }

    [PostgresFact]
    public async Task A_program_that_knows_fewer_columns_still_writes()
    {
        await PostgresSchema.MigrateAsync(_schema.Database);
        ResultTable without = Without(ResultTables.Years, ResultTables.Years.Columns[^1].Name);
        await using var old = new PostgresResultStore(_schema.Database, "run", [without]);
        await old.WriteAsync(Records.OfToy[0]);
        (await old.LastYearAsync()).ShouldBe(0);
    }

    [PostgresFact]
    public async Task Columns_are_described_in_the_database()
    {
        await PostgresSchema.MigrateAsync(_schema.Database);
        (await _schema.ScalarAsync<string>("SELECT col_description('cities'::regclass, attnum) FROM pg_attribute WHERE attrelid = 'cities'::regclass AND attname = 'sales_yuan'"))
            .ShouldBe("Sales, yuan");
    }

    [PostgresFact]
    public async Task A_table_of_somebody_else_with_the_same_name_is_refused()
    {
        await _schema.ExecuteAsync("CREATE TABLE events (year date)");
        (await Should.ThrowAsync<DatabaseException>(() => PostgresSchema.MigrateAsync(_schema.Database)))
            .Message.ShouldContain("Column year of table events");
    }

    [PostgresFact]
    public async Task A_user_who_may_not_make_tables_can_work_in_a_database_that_is_up_to_date()
    {
        await PostgresSchema.MigrateAsync(_schema.Database);
        string role = _schema.Name + "_user";
        await _schema.ExecuteAsync(
            $"CREATE ROLE {role} LOGIN; GRANT USAGE ON SCHEMA {_schema.Name} TO {role}; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {_schema.Name} TO {role}");
        try
        {
            await using PostgresDatabase database = new($"{_schema.ConnectionString};Options=-c role={role}");
            await PostgresSchema.MigrateAsync(database);
            await using (var results = new PostgresResultStore(database, "run")) await results.WriteAsync(Records.OfToy[0]);
            await SmallCheckpoints.SaveAsync(new PostgresCheckpointStore(database), new CheckpointKey("run", 1, 0), ("a", [1]));
        }
        finally
        {
            await _schema.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [PostgresFact]
    public async Task A_database_of_another_encoding_is_refused()
    {
        string name = _schema.Name;
        await _schema.ExecuteAsync($"CREATE DATABASE {name} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(TestServer.ConnectionString) { Database = name, Pooling = false };
            await using PostgresDatabase latin = new(settings.ConnectionString);
            (await Should.ThrowAsync<DatabaseException>(() => PostgresSchema.MigrateAsync(latin))).Message.ShouldContain("has encoding LATIN1");
        }
        finally
        {
            await _schema.ExecuteAsync($"DROP DATABASE {name}");
        }
    }

    [PostgresFact]
    public async Task A_database_that_was_not_migrated_is_said_to_be_so()
    {
        await using var store = new PostgresResultStore(_schema.Database, "run");
        (await Should.ThrowAsync<DatabaseException>(async () => await store.LastYearAsync())).Message.ShouldContain("Migrate it first");
    }

    private static MigrationSet With(Migration further) => new(MigrationSet.Stores.Table, [.. MigrationSet.Stores.All, further]);

    private static Task MigrateToNextAsync(PostgresDatabase database) => PostgresSchema.MigrateAsync(database, With(Next), ResultTables.All);

    private static ResultTable Without(ResultTable table, string column)
    {
        int place = table.Columns.Select(each => each.Name).ToList().IndexOf(column);
        return new ResultTable(
            table.Name,
            [.. table.Columns.Where((_, i) => i != place)],
            table.Index,
            record => table.Rows(record).Select(row => row.Where((_, i) => i != place).ToArray()));
    }

    private Task<string> AppliedAsync() => _schema.ScalarAsync<string>("SELECT string_agg(number::text, ' ' ORDER BY number) FROM schema_migration");
}
