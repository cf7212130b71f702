using InnovationSim.Storage.Results;
using Npgsql;

namespace InnovationSim.Storage.Postgres;

/// <summary>The tables in a PostgreSQL database: made, and brought to what this program needs.</summary>
/// <remarks>
/// <para>Tables of checkpoints have a version. Each numbered file in <c>Migrations</c> leads from one version to the next; table
/// <c>schema_migration</c> says which have been applied.</para>
/// <para>Tables of results have none: their columns are those of <see cref="ResultTables"/>, and one that is missing is added, empty in the rows
/// that are there. So a metric is added by adding it to the model, and programs that know fewer columns may go on writing beside newer ones.
/// Columns are never removed, nor is their type changed: a metric that means something else gets another name.</para>
/// </remarks>
public static class PostgresSchema
{
    /// <summary>The version that this program makes, and the newest that it works with.</summary>
    public static int Version => Migration.All[^1].Number;

    /// <summary>Brings a database to <see cref="Version"/>, all or nothing. Several programs may do so at once.</summary>
    /// <exception cref="DatabaseException">The database cannot be reached, or belongs to a newer program.</exception>
    public static Task MigrateAsync(PostgresDatabase database, CancellationToken cancellationToken = default) =>
        MigrateAsync(database, Migration.All, ResultTables.All, cancellationToken);

    internal static Task MigrateAsync(
        PostgresDatabase database, IReadOnlyList<Migration> migrations, IReadOnlyList<ResultTable> tables, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        return database.TransactAsync(
            async (connection, token) =>
            {
                await connection.LockAsync("schema", token).ConfigureAwait(false);
                await CheckEncodingAsync(database, connection, token).ConfigureAwait(false);
                await ApplyAsync(database, connection, migrations, token).ConfigureAwait(false);
                await PostgresResultTables.CompleteAsync(database, connection, tables, token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    private static async Task ApplyAsync(
        PostgresDatabase database, NpgsqlConnection connection, IReadOnlyList<Migration> migrations, CancellationToken cancellationToken)
    {
        // Nothing is made that is there: a user who may not make tables can work in a database that is up to date.
        bool isEmpty = await connection.ScalarAsync<bool>("SELECT to_regclass('schema_migration') IS NULL", [], cancellationToken).ConfigureAwait(false);
        int version = isEmpty
            ? 0
            : await connection.ScalarAsync<int>("SELECT coalesce(max(number), 0) FROM schema_migration", [], cancellationToken).ConfigureAwait(false);
        if (version > migrations[^1].Number)
            throw new DatabaseException($"The {database.Name} has version {version} of the tables; this program knows up to {migrations[^1].Number}. Use a newer one.");
        if (isEmpty)
        {
            await connection.ExecuteAsync(
                "CREATE TABLE schema_migration (number integer PRIMARY KEY, name text NOT NULL, applied timestamptz NOT NULL DEFAULT now())",
                [],
                cancellationToken).ConfigureAwait(false);
        }

        foreach (Migration migration in migrations.Where(migration => migration.Number > version))
        {
            await connection.ExecuteAsync(migration.Sql, [], cancellationToken).ConfigureAwait(false);
            await connection.ExecuteAsync("INSERT INTO schema_migration (number, name) VALUES ($1, $2)", [migration.Number, migration.Name], cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static async Task CheckEncodingAsync(PostgresDatabase database, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        string encoding = await connection.ScalarAsync<string>("SELECT current_setting('server_encoding')", [], cancellationToken).ConfigureAwait(false);
        if (!string.Equals(encoding, "UTF8", StringComparison.Ordinal))
            throw new DatabaseException($"The {database.Name} has encoding {encoding}, in which not every name can be kept. Make it with ENCODING 'UTF8'.");
    }
}
