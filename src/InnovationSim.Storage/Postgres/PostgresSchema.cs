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
    public static int Version => MigrationSet.Stores.Version;

    /// <summary>Brings a database to <see cref="Version"/>, all or nothing. Several programs may do so at once.</summary>
    /// <exception cref="DatabaseException">The database cannot be reached, or belongs to a newer program.</exception>
    public static Task MigrateAsync(PostgresDatabase database, CancellationToken cancellationToken = default) =>
        MigrateAsync(database, MigrationSet.Stores, ResultTables.All, cancellationToken);

    /// <summary>Brings further tables, of another part of the program, to their newest version, all or nothing. Several programs may do so at once.</summary>
    /// <exception cref="DatabaseException">The database cannot be reached, or belongs to a newer program.</exception>
    public static Task MigrateAsync(PostgresDatabase database, MigrationSet migrations, CancellationToken cancellationToken = default) =>
        MigrateAsync(database, migrations, [], cancellationToken);

    /// <summary>Checks that a database has the tables that this program needs.</summary>
    /// <exception cref="DatabaseException">The database cannot be reached, was not migrated, or belongs to a newer program.</exception>
    public static Task CheckAsync(PostgresDatabase database, MigrationSet migrations, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(migrations);
        return database.TransactAsync(
            async (connection, token) =>
            {
                int version = await VersionAsync(database, connection, migrations, token).ConfigureAwait(false) ?? 0;
                if (version < migrations.Version)
                    throw new DatabaseException($"The {database.Name} has version {version} of {migrations.Table}; this program needs {migrations.Version}. Migrate it first.");
            },
            cancellationToken);
    }

    internal static Task MigrateAsync(
        PostgresDatabase database, MigrationSet migrations, IReadOnlyList<ResultTable> tables, CancellationToken cancellationToken = default)
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
        PostgresDatabase database, NpgsqlConnection connection, MigrationSet migrations, CancellationToken cancellationToken)
    {
        // Nothing is made that is there: a user who may not make tables can work in a database that is up to date.
        int? version = await VersionAsync(database, connection, migrations, cancellationToken).ConfigureAwait(false);
        if (version is null)
        {
            await connection.ExecuteAsync(
                $"CREATE TABLE {migrations.Table} (number integer PRIMARY KEY, name text NOT NULL, applied timestamptz NOT NULL DEFAULT now())",
                [],
                cancellationToken).ConfigureAwait(false);
        }

        foreach (Migration migration in migrations.All.Where(migration => migration.Number > (version ?? 0)))
        {
            await connection.ExecuteAsync(migration.Sql, [], cancellationToken).ConfigureAwait(false);
            await connection.ExecuteAsync($"INSERT INTO {migrations.Table} (number, name) VALUES ($1, $2)", [migration.Number, migration.Name], cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>The version that a database has; null if it has none of the tables.</summary>
    private static async Task<int?> VersionAsync(
        PostgresDatabase database, NpgsqlConnection connection, MigrationSet migrations, CancellationToken cancellationToken)
    {
        if (await connection.ScalarAsync<bool>($"SELECT to_regclass('{migrations.Table}') IS NULL", [], cancellationToken).ConfigureAwait(false)) return null;
        int version = await connection.ScalarAsync<int>($"SELECT coalesce(max(number), 0) FROM {migrations.Table}", [], cancellationToken).ConfigureAwait(false);
        return version <= migrations.Version ? version : throw new DatabaseException(
            $"The {database.Name} has version {version} of the tables; this program knows up to {migrations.Version}. Use a newer one.");
    }

    private static async Task CheckEncodingAsync(PostgresDatabase database, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        string encoding = await connection.ScalarAsync<string>("SELECT current_setting('server_encoding')", [], cancellationToken).ConfigureAwait(false);
        if (!string.Equals(encoding, "UTF8", StringComparison.Ordinal))
            throw new DatabaseException($"The {database.Name} has encoding {encoding}, in which not every name can be kept. Make it with ENCODING 'UTF8'.");
    }
}
