using InnovationSim.Service.Conformance.Building;
using InnovationSim.Storage.Postgres;
using Npgsql;

namespace InnovationSim.Service.Tests.Building;

/// <summary>A class whose tests need a PostgreSQL server.</summary>
public sealed class NeedsPostgresAttribute : NeedsAttribute
{
    internal const string Variable = "INNOVATIONSIM_TEST_POSTGRES";

    public override string? Missing => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable))
        ? $"Needs a PostgreSQL server: run ./test.sh, or tests/postgres.sh with dotnet test tests/InnovationSim.Service.Tests, or set {Variable} to a connection string."
        : null;
}

/// <summary>A schema of its own for a test, with tables, gone afterwards.</summary>
internal sealed class TestSchema : IAsyncDisposable
{
    private readonly string _server = Environment.GetEnvironmentVariable(NeedsPostgresAttribute.Variable)!;
    private readonly string _name = $"test_{Guid.NewGuid():N}";

    private TestSchema() => Database = NewDatabase();

    /// <summary>The database as one process has it.</summary>
    public PostgresDatabase Database { get; }

    public static async Task<TestSchema> NewAsync()
    {
        var schema = new TestSchema();
        await schema.ExecuteAsync($"CREATE SCHEMA {schema._name}");
        await PostgresSchema.MigrateAsync(schema.Database);
        return schema;
    }

    /// <summary>The database as another process has it.</summary>
    public PostgresDatabase NewDatabase() => new(new NpgsqlConnectionStringBuilder(_server) { SearchPath = _name }.ConnectionString);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await ExecuteAsync($"DROP SCHEMA {_name} CASCADE");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using NpgsqlDataSource door = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_server) { Pooling = false });
        await using NpgsqlCommand command = door.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
