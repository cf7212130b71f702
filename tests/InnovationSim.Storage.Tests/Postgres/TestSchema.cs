using InnovationSim.Storage.Postgres;
using Npgsql;

namespace InnovationSim.Storage.Tests.Postgres;

/// <summary>A schema of its own for a test, gone afterwards, and a door beside the stores to look and to do harm.</summary>
internal sealed class TestSchema : IAsyncDisposable
{
    private readonly NpgsqlDataSource _door;

    private TestSchema(string server, string name)
    {
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { SearchPath = name, ApplicationName = name }.ConnectionString;
        _door = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { SearchPath = name, ApplicationName = "door of " + name, Pooling = false });
        Database = new PostgresDatabase(ConnectionString);
    }

    public string Name { get; }

    public string ConnectionString { get; }

    public PostgresDatabase Database { get; }

    /// <summary>A schema without tables.</summary>
    public static async Task<TestSchema> EmptyAsync(string? server = null)
    {
        var schema = new TestSchema(server ?? TestServer.ConnectionString, $"test_{Guid.NewGuid():N}");
        await schema.ExecuteAsync($"CREATE SCHEMA {schema.Name}");
        return schema;
    }

    /// <summary>A schema with tables.</summary>
    public static async Task<TestSchema> MigratedAsync(string? server = null)
    {
        TestSchema schema = await EmptyAsync(server);
        await PostgresSchema.MigrateAsync(schema.Database);
        return schema;
    }

    /// <summary>A database object that gives up at once.</summary>
    public PostgresDatabase Impatient() => new(ConnectionString, TimeSpan.Zero);

    public async Task<int> ExecuteAsync(string sql)
    {
        await using NpgsqlCommand command = _door.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using NpgsqlCommand command = _door.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A transaction that holds a table so that nobody else can get at it, until it is disposed of.</summary>
    public Task<NpgsqlConnection> HoldAsync(string table) => BeginAsync($"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE");

    /// <summary>A transaction that has done something and hangs, until it is disposed of.</summary>
    public async Task<NpgsqlConnection> BeginAsync(string sql)
    {
        NpgsqlConnection connection = await _door.OpenConnectionAsync();
        await using NpgsqlCommand command = new($"BEGIN; {sql}", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Waits until the connection of some work waits for a lock, and ends it as an administrator would.</summary>
    public async Task TerminateWhenWaitingAsync(Task work)
    {
        while (!work.IsCompleted && await ScalarAsync<long>(
            $"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = '{Name}' AND wait_event_type = 'Lock'") == 0)
        {
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await ExecuteAsync($"DROP SCHEMA {Name} CASCADE");
        await _door.DisposeAsync();
    }
}
