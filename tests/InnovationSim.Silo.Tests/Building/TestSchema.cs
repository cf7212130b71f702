using InnovationSim.Silo.Postgres;
using InnovationSim.Storage.Postgres;
using Npgsql;

namespace InnovationSim.Silo.Tests.Building;

/// <summary>A schema of its own for a test, gone afterwards, and a door beside the silos to look.</summary>
internal sealed class TestSchema : IAsyncDisposable
{
    // Tests run side by side, each with several silos, and the server takes a hundred connections.
    private const int Connections = 4;

    private readonly NpgsqlDataSource _door;

    private TestSchema(string name)
    {
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(TestServer.ConnectionString) { SearchPath = name, MaxPoolSize = Connections }.ConnectionString;
        _door = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false });
        Database = new PostgresDatabase(ConnectionString);
    }

    public string Name { get; }

    public string ConnectionString { get; }

    public PostgresDatabase Database { get; }

    public static async Task<TestSchema> EmptyAsync()
    {
        var schema = new TestSchema($"test_{Guid.NewGuid():N}");
        await schema.ExecuteAsync($"CREATE SCHEMA {schema.Name}");
        return schema;
    }

    public static async Task<TestSchema> MigratedAsync()
    {
        TestSchema schema = await EmptyAsync();
        await PostgresSchema.MigrateAsync(schema.Database);
        await PostgresSchema.MigrateAsync(schema.Database, OrleansSchema.Migrations);
        return schema;
    }

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

    /// <summary>Status of the member at a port, as Orleans numbers it; 0 if there is none.</summary>
    public Task<int> StatusAsync(int port) =>
        ScalarAsync<int>($"SELECT coalesce((SELECT status FROM silo_member WHERE port = {port} ORDER BY generation DESC LIMIT 1), 0)");

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await ExecuteAsync($"DROP SCHEMA {Name} CASCADE");
        await _door.DisposeAsync();
    }
}
