using Npgsql;

namespace InnovationSim.Storage.Postgres;

/// <summary>Short forms for commands. Texts come from this assembly; values go in as parameters $1, $2 ….</summary>
internal static class PostgresCommands
{
    internal static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
#pragma warning disable CA2100 // Only texts of this assembly.
        var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        foreach (object value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    internal static async Task ExecuteAsync(this NpgsqlConnection connection, string sql, object[] values, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = connection.Command(sql, values);
        await using (command.ConfigureAwait(false)) await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The one value of the one row.</summary>
    internal static async Task<T> ScalarAsync<T>(this NpgsqlConnection connection, string sql, object[] values, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = connection.Command(sql, values);
        await using (command.ConfigureAwait(false)) return (T)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>All rows, each made into something; for few of them.</summary>
    internal static async Task<List<T>> QueryAsync<T>(
        this NpgsqlConnection connection, string sql, object[] values, Func<NpgsqlDataReader, T> row, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        NpgsqlCommand command = connection.Command(sql, values);
        await using (command.ConfigureAwait(false))
        {
            NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) rows.Add(row(reader));
            }
        }

        return rows;
    }

    /// <summary>Waits until nobody else holds the lock of that name, and holds it until the transaction ends.</summary>
    internal static Task LockAsync(this NpgsqlConnection connection, string name, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", ["InnovationSim " + name], cancellationToken);
}
