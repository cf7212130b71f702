using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;

namespace InnovationSim.Storage.Results;

/// <summary>
/// The results of one run in one SQLite file: a transaction a year, with a checksum of the year's rows. While the run goes, the file is in
/// write-ahead mode, so others may read it; <see cref="CompleteAsync"/> makes a single file of it, with indexes and the run's manifest.
/// </summary>
/// <remarks>Writing is safe from several threads; calls wait for each other. Reading is for one thread at a time, while nobody writes.</remarks>
public sealed partial class SqliteResultStore : IResultStore
{
    /// <summary>Version of the schema that this program writes, and the newest that it reads.</summary>
    public const int SchemaVersion = 2;

    private const string LogSuffix = "-wal";

    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<ResultTable, SqliteCommand> _inserts = [];
    private int _last = -1;
    private long _version = SchemaVersion;
    private bool _logNamedOnDisk;

    private SqliteResultStore(string path, SqliteConnection connection)
    {
        _path = Path.GetFullPath(path);
        _connection = connection;
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(Kernel.Metrics.YearRecord record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            if (record.Year <= _last) RemoveFrom(record.Year, onlyThat: true);
            using var hash = new YearHash();
            foreach (ResultTable table in ResultTables.All)
            {
                SqliteCommand insert = Insert(table);
                insert.Transaction = transaction;
                foreach (object?[] row in table.Rows(record))
                {
                    for (int i = 0; i < row.Length; i++) insert.Parameters[i].Value = row[i] ?? DBNull.Value;
                    insert.ExecuteNonQuery();
                    hash.Add(row);
                }
            }

            Execute("INSERT INTO written (year, sha256) VALUES ($year, $sha256)", ("$year", record.Year), ("$sha256", hash.Finish()));
            transaction.Commit();
            _last = Math.Max(_last, record.Year);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Years that were written are in the log, or in the file and there on disk: SQLite sees to that whenever it moves years from the one to
    /// the other. So it takes one flush of the log, which holds up no year that is written meanwhile.
    /// </remarks>
    public ValueTask FlushAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string log = _path + LogSuffix;
        if (!File.Exists(log)) return ValueTask.CompletedTask;
        // Locks lie on other files: that this handle is closed loosens none of them.
        using (SafeFileHandle handle = File.OpenHandle(log, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
            RandomAccess.FlushToDisk(handle);
        if (!_logNamedOnDisk) FolderOnDisk.Flush(Path.GetDirectoryName(log)!);
        _logNamedOnDisk = true;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask<int> LastYearAsync(CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return LastYear();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask RemoveAfterAsync(int year, CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            RemoveFrom(year + 1, onlyThat: false);
            transaction.Commit();
            _last = LastYear();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<object?[]> ReadAsync(
        ResultTable table, ResultFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(filter);
        // A file that was written before there was such a table holds no rows of it.
        if (table.SinceSchema > _version) yield break;
        IReadOnlyList<ResultColumn> columns = filter.ColumnsOf(table);
        using SqliteCommand command = Command("", ("$first", filter.FirstYear), ("$last", filter.LastYear));
        var where = new StringBuilder("year BETWEEN $first AND $last");
        for (int i = 0; i < filter.Where.Count; i++)
        {
            (int column, IReadOnlyList<string> values) = filter.Where[i];
            string name = Quoted(table.Columns[column].Name);
            // Values as one parameter, however many there are.
            string among = $"{name} IN (SELECT value FROM json_each($values{i}))";
            where.Append(" AND ").Append(values.Contains("", StringComparer.Ordinal) ? $"({name} IS NULL OR {among})" : among);
            command.Parameters.AddWithValue($"$values{i}", JsonSerializer.Serialize(ResultFilter.Possible(values)));
        }

#pragma warning disable CA2100 // Names come from the tables of this assembly, values go in as parameters.
        command.CommandText = $"SELECT {Columns(columns)} FROM {table.Name} WHERE {where} ORDER BY year, rowid";
#pragma warning restore CA2100
        using SqliteDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) yield return Row(reader, columns);
    }

    /// <summary>What is wrong with the structure of the file; null if it is sound. Values are looked at by <see cref="LastSoundYear"/>.</summary>
    public string? Damage()
    {
        try
        {
            return Scalar("PRAGMA integrity_check(1)") is "ok" ? null : Scalar("PRAGMA integrity_check(1)") as string ?? "it cannot be checked";
        }
        catch (SqliteException damaged) when (IsDamage(damaged))
        {
            return damaged.Message;
        }
    }

    /// <summary>The last year up to which every year from 0 on is there with the rows that were written; −1 if not even year 0 is.</summary>
    public int LastSoundYear()
    {
        try
        {
            var expected = new Dictionary<long, string>();
            using (SqliteCommand command = Command("SELECT year, sha256 FROM written"))
            using (SqliteDataReader reader = command.ExecuteReader())
            {
                while (reader.Read()) expected[reader.GetInt64(0)] = reader.IsDBNull(1) ? "" : reader.GetString(1);
            }

            int year = 0;
            while (expected.TryGetValue(year, out string? sha256) && string.Equals(sha256, HashOf(year), StringComparison.Ordinal)) year++;
            return year - 1;
        }
        catch (SqliteException damaged) when (IsDamage(damaged))
        {
            // A page that cannot be read: nothing in the file can be relied on.
            return -1;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private void Close()
    {
        foreach (SqliteCommand insert in _inserts.Values) insert.Dispose();
        _connection.Dispose();
        _gate.Dispose();
    }

    /// <summary>The tables that the file has: a table without rows adds nothing to the checksum of a year.</summary>
    private IEnumerable<ResultTable> There => ResultTables.All.Where(table => table.SinceSchema <= _version);

    private int LastYear() => Scalar("SELECT MAX(year) FROM written") is long year ? (int)year : -1;

    private string HashOf(int year)
    {
        using var hash = new YearHash();
        foreach (ResultTable table in There)
        {
            using SqliteCommand command = Command($"SELECT {Columns(table)} FROM {table.Name} WHERE year = $year ORDER BY rowid", ("$year", year));
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read()) hash.Add(Row(reader, table.Columns));
        }

        return hash.Finish();
    }

    private static object?[] Row(SqliteDataReader reader, IReadOnlyList<ResultColumn> columns)
    {
        object?[] row = new object?[columns.Count];
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = reader.IsDBNull(i)
                ? null
                : columns[i].Type switch
                {
                    ColumnType.Text => reader.GetString(i),
                    ColumnType.WholeNumber => reader.GetInt64(i),
                    _ => reader.GetDouble(i),
                };
        }

        return row;
    }

    private void RemoveFrom(int year, bool onlyThat)
    {
        string which = onlyThat ? "= $year" : ">= $year";
        foreach (ResultTable table in ResultTables.All) Execute($"DELETE FROM {table.Name} WHERE year {which}", ("$year", year));
        Execute($"DELETE FROM written WHERE year {which}", ("$year", year));
    }

    private SqliteCommand Insert(ResultTable table)
    {
        if (_inserts.TryGetValue(table, out SqliteCommand? insert)) return insert;
        insert = Command($"INSERT INTO {table.Name} ({Columns(table)}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"$p{i}"))})");
        for (int i = 0; i < table.Columns.Count; i++) insert.Parameters.Add(new SqliteParameter($"$p{i}", null));
        _inserts.Add(table, insert);
        return insert;
    }

    private static string Columns(ResultTable table) => Columns(table.Columns);

    private static string Columns(IEnumerable<ResultColumn> columns) => string.Join(", ", columns.Select(column => Quoted(column.Name)));

    private static string Quoted(string name) => $"\"{name}\"";

    private static string Sql(ColumnType type) => type switch
    {
        ColumnType.Text => "TEXT",
        ColumnType.WholeNumber => "INTEGER",
        _ => "REAL",
    };

    private object? Scalar(string sql)
    {
        using SqliteCommand command = Command(sql);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    private void Execute(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using SqliteCommand command = Command(sql, parameters);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // Names come from the tables of this assembly, values go in as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach ((string name, object value) in parameters) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
