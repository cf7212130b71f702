using System.Runtime.CompilerServices;
using System.Text;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace InnovationSim.Storage.Results;

/// <summary>The results of one run in a PostgreSQL database: one transaction a year, rows in binary, all runs in the same tables.</summary>
/// <remarks>The database is the caller's: it is not closed with the store, and must have been migrated by <see cref="PostgresSchema"/>.</remarks>
public sealed class PostgresResultStore : IResultStore
{
    private readonly PostgresDatabase _database;
    private readonly string _run;
    private readonly IReadOnlyList<ResultTable> _tables;
    private readonly long? _epoch;

    /// <summary>The results of a run.</summary>
    public PostgresResultStore(PostgresDatabase database, string run)
        : this(database, run, ResultTables.All)
    {
    }

    /// <summary>
    /// The results of a run of the catalogue in the same database, for one life of it to write: within each transaction it is made sure that no
    /// later life has begun, or a <see cref="StaleEpochException"/> is thrown and nothing written.
    /// </summary>
    public PostgresResultStore(PostgresDatabase database, string run, long epoch)
        : this(database, run, ResultTables.All) => _epoch = epoch;

    internal PostgresResultStore(PostgresDatabase database, string run, IReadOnlyList<ResultTable> tables)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentException.ThrowIfNullOrWhiteSpace(run);
        _database = database;
        _run = run;
        _tables = tables;
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(YearRecord record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        await _database.TransactAsync(
            async (connection, token) =>
            {
                await BeginAsync(connection, token).ConfigureAwait(false);
                foreach (ResultTable table in _tables)
                {
                    await connection.ExecuteAsync($"DELETE FROM \"{table.Name}\" WHERE run = $1 AND year = $2", [_run, (long)record.Year], token).ConfigureAwait(false);
                    await CopyAsync(connection, table, record, token).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes years over from another run, up to the given one, in place of any that are there.</summary>
    public async ValueTask CopyFromAsync(string run, int lastYear, CancellationToken cancellationToken = default) => await _database.TransactAsync(
        async (connection, token) =>
        {
            await BeginAsync(connection, token).ConfigureAwait(false);
            foreach (ResultTable table in _tables)
            {
                string columns = $"{PostgresResultTables.Place}, {ColumnsOf(table)}";
                await connection.ExecuteAsync($"DELETE FROM \"{table.Name}\" WHERE run = $1", [_run], token).ConfigureAwait(false);
                await connection.ExecuteAsync(
                    $"INSERT INTO \"{table.Name}\" (run, {columns}) SELECT $1, {columns} FROM \"{table.Name}\" WHERE run = $2 AND year <= $3",
                    [_run, run, (long)lastYear],
                    token).ConfigureAwait(false);
            }
        },
        cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<int> LastYearAsync(CancellationToken cancellationToken = default) => (int)await _database.TransactAsync(
        (connection, token) => connection.ScalarAsync<long>($"SELECT coalesce(max(year), -1) FROM \"{_tables[0].Name}\" WHERE run = $1", [_run], token),
        cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask RemoveAfterAsync(int year, CancellationToken cancellationToken = default) => await _database.TransactAsync(
        async (connection, token) =>
        {
            await BeginAsync(connection, token).ConfigureAwait(false);
            foreach (ResultTable table in _tables)
                await connection.ExecuteAsync($"DELETE FROM \"{table.Name}\" WHERE run = $1 AND year > $2", [_run, (long)year], token).ConfigureAwait(false);
        },
        cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async IAsyncEnumerable<object?[]> ReadAsync(
        ResultTable table, ResultFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(filter);
        var where = new StringBuilder("run = $1 AND year BETWEEN $2 AND $3");
        var parameters = new List<object> { _run, (long)filter.FirstYear, (long)filter.LastYear };
        foreach ((int column, IReadOnlyList<string> values) in filter.Where)
        {
            parameters.Add(ResultFilter.Possible(values));
            string name = PostgresResultTables.List([table.Columns[column].Name]);
            string among = $"{name} = ANY(${parameters.Count})";
            where.Append(" AND ").Append(values.Contains("", StringComparer.Ordinal) ? $"({name} IS NULL OR {among})" : among);
        }

        string columns = PostgresResultTables.List(filter.ColumnsOf(table).Select(column => column.Name));
        NpgsqlDataReader reader = await _database.ReadAsync(
            $"SELECT {columns} FROM \"{table.Name}\" WHERE {where} ORDER BY year, {PostgresResultTables.Place}", [.. parameters], cancellationToken)
            .ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await NextAsync(reader, cancellationToken).ConfigureAwait(false)) yield return Row(reader);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Two writers of one run, a late one of an older life among them, come one after the other. A year is there when it was acknowledged.</summary>
    private async Task BeginAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("SET LOCAL synchronous_commit = on", [], cancellationToken).ConfigureAwait(false);
        await connection.LockAsync("results of " + _run, cancellationToken).ConfigureAwait(false);
        if (_epoch is not { } epoch) return;
        // Shared: a later life begins when this transaction is over, or has begun before it.
        List<long> current = await connection.QueryAsync(
            "SELECT epoch FROM run_catalog WHERE run = $1 AND NOT removed FOR SHARE", [_run], row => row.GetInt64(0), cancellationToken).ConfigureAwait(false);
        if (!current.Contains(epoch)) throw new StaleEpochException(_run, epoch);
    }

    private async Task CopyAsync(NpgsqlConnection connection, ResultTable table, YearRecord record, CancellationToken cancellationToken)
    {
        NpgsqlDbType[] types = [.. table.Columns.Select(column => PostgresResultTables.TypeOf(column.Type))];
        string copy = $"COPY \"{table.Name}\" ({PostgresResultTables.Run}, {PostgresResultTables.Place}, {ColumnsOf(table)}) FROM STDIN (FORMAT BINARY)";
        NpgsqlBinaryImporter importer = await connection.BeginBinaryImportAsync(copy, cancellationToken).ConfigureAwait(false);
        await using (importer.ConfigureAwait(false))
        {
            int place = 0;
            foreach (object?[] row in table.Rows(record))
            {
                await importer.StartRowAsync(cancellationToken).ConfigureAwait(false);
                await importer.WriteAsync(_run, NpgsqlDbType.Text, cancellationToken).ConfigureAwait(false);
                await importer.WriteAsync(place++, NpgsqlDbType.Integer, cancellationToken).ConfigureAwait(false);
                for (int i = 0; i < row.Length; i++) await WriteAsync(importer, row[i], types[i], cancellationToken).ConfigureAwait(false);
            }

            await importer.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task WriteAsync(NpgsqlBinaryImporter importer, object? value, NpgsqlDbType type, CancellationToken cancellationToken) => value switch
    {
        null => importer.WriteNullAsync(cancellationToken),
        string text => importer.WriteAsync(text, type, cancellationToken),
        long whole => importer.WriteAsync(whole, type, cancellationToken),
        double number => importer.WriteAsync(number, type, cancellationToken),
        _ => throw new InvalidOperationException($"A value of a result is text or a number, not {value.GetType()}."),
    };

    private static object?[] Row(NpgsqlDataReader reader)
    {
        object?[] row = new object?[reader.FieldCount];
        for (int i = 0; i < row.Length; i++) row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
        return row;
    }

    private static string ColumnsOf(ResultTable table) => PostgresResultTables.List(table.Columns.Select(column => column.Name));

    private async Task<bool> NextAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException failure)
        {
            throw _database.Explain(failure);
        }
    }
}
