using System.Data.Common;

namespace InnovationSim.Storage.Catalogs;

/// <summary>Commands within one transaction of a catalogue.</summary>
/// <param name="command">Makes a command with values for $1, $2 ….</param>
internal sealed class CatalogCommands(Func<string, object[], DbCommand> command)
{
    /// <summary>Rows that a statement has changed.</summary>
    internal async Task<int> ExecuteAsync(string sql, object[] values, CancellationToken cancellationToken)
    {
        DbCommand statement = command(sql, values);
        await using (statement.ConfigureAwait(false)) return await statement.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The first value of the first row.</summary>
    internal async Task<object?> ScalarAsync(string sql, object[] values, CancellationToken cancellationToken)
    {
        DbCommand statement = command(sql, values);
        await using (statement.ConfigureAwait(false)) return await statement.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All rows, each made into something.</summary>
    internal async Task<List<T>> QueryAsync<T>(string sql, object[] values, Func<DbDataReader, T> row, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        DbCommand select = command(sql, values);
        await using (select.ConfigureAwait(false))
        {
            DbDataReader reader = await select.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) rows.Add(row(reader));
            }
        }

        return rows;
    }
}
