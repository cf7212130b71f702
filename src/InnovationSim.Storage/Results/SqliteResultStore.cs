using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace InnovationSim.Storage.Results;

/// <summary>
/// The results of one run in one SQLite file: a transaction a year, with a checksum of the year's rows. While the run goes, the file is in
/// write-ahead mode, so others may read it; <see cref="CompleteAsync"/> makes a single file of it, with indexes and the run's manifest.
/// </summary>
/// <remarks>Safe from several threads; calls wait for each other.</remarks>
public sealed class SqliteResultStore : IResultStore
{
    /// <summary>Version of the schema that this program writes, and the newest that it reads.</summary>
    public const int SchemaVersion = 1;

    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<ResultTable, SqliteCommand> _inserts = [];
    private int _last = -1;

    private SqliteResultStore(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the file of a run, or makes it.</summary>
    /// <exception cref="IOException">It is no such file, damaged, or of a newer version.</exception>
    public static SqliteResultStore Open(string path) => Open(path, SqliteOpenMode.ReadWriteCreate);

    /// <summary>Opens the file of a run, which may be running, for reading.</summary>
    /// <exception cref="IOException">It is no such file, damaged, or of a newer version.</exception>
    public static SqliteResultStore OpenToRead(string path) =>
        File.Exists(path)
            ? Open(path, File.Exists(path + "-wal") ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadOnly)
            : throw new FileNotFoundException($"There is no file {path}.", path);

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
    public async ValueTask FlushAsync(CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        finally
        {
            _gate.Release();
        }
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
        ResultTable table, int firstYear, int lastYear, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        using SqliteCommand command = Command(
            $"SELECT {Columns(table)} FROM {table.Name} WHERE year BETWEEN $first AND $last ORDER BY year, rowid", ("$first", firstYear), ("$last", lastYear));
        using SqliteDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) yield return Row(reader, table);
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
                while (reader.Read()) expected[reader.GetInt64(0)] = reader.GetString(1);
            }

            int year = 0;
            while (expected.TryGetValue(year, out string? sha256) && string.Equals(sha256, HashOf(year), StringComparison.Ordinal)) year++;
            return year - 1;
        }
        catch (SqliteException)
        {
            // A page that cannot be read: nothing in the file can be relied on.
            return -1;
        }
    }

    /// <summary>Takes over the years up to the given one from another run's file.</summary>
    public void CopyFrom(string path, int lastYear)
    {
        Execute("ATTACH DATABASE $path AS parent", ("$path", path));
        try
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            foreach (ResultTable table in ResultTables.All)
                Execute($"INSERT INTO main.{table.Name} ({Columns(table)}) SELECT {Columns(table)} FROM parent.{table.Name} WHERE year <= $last ORDER BY year, rowid", ("$last", lastYear));
            Execute("INSERT INTO main.written SELECT * FROM parent.written WHERE year <= $last", ("$last", lastYear));
            transaction.Commit();
        }
        finally
        {
            Execute("DETACH DATABASE parent");
        }

        _last = LastYear();
    }

    /// <summary>Writes some of the tables of a file into a new one, with indexes.</summary>
    public static async Task CopyAsync(string from, string to, IReadOnlyList<ResultTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        SqliteResultStore copy = Open(to, SqliteOpenMode.ReadWriteCreate);
        await using (copy.ConfigureAwait(false))
        {
            copy.CopyFrom(from, int.MaxValue);
            foreach (ResultTable table in ResultTables.All.Except(tables)) copy.Execute($"DROP TABLE {table.Name}");
            if (tables.Count < ResultTables.All.Count) copy.Execute("DROP TABLE written");
            foreach (ResultTable table in tables) copy.Execute($"CREATE INDEX {table.Name}_index ON {table.Name} ({string.Join(", ", table.Index.Select(Quoted))})");
            copy.Execute("PRAGMA synchronous = FULL");
            copy.Execute("PRAGMA journal_mode = DELETE");
            copy.Execute("VACUUM");
        }
    }

    /// <summary>Adds indexes and the run's manifest, and makes one file of it that needs no other.</summary>
    public async ValueTask CompleteAsync(string manifestJson)
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            using (SqliteTransaction transaction = _connection.BeginTransaction())
            {
                foreach (ResultTable table in ResultTables.All)
                    Execute($"CREATE INDEX IF NOT EXISTS {table.Name}_index ON {table.Name} ({string.Join(", ", table.Index.Select(Quoted))})");
                Execute("CREATE TABLE IF NOT EXISTS run (manifest TEXT NOT NULL)");
                Execute("DELETE FROM run");
                Execute("INSERT INTO run (manifest) VALUES ($manifest)", ("$manifest", manifestJson));
                transaction.Commit();
            }

            Execute("PRAGMA synchronous = FULL");
            Execute("PRAGMA optimize");
            Execute("PRAGMA journal_mode = DELETE");
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        foreach (SqliteCommand insert in _inserts.Values) insert.Dispose();
        _connection.Dispose();
        _gate.Dispose();
        return ValueTask.CompletedTask;
    }

    private static SqliteResultStore Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        var store = new SqliteResultStore(connection);
        try
        {
            connection.Open();
            store.Prepare(create: mode == SqliteOpenMode.ReadWriteCreate);
            return store;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT)
        {
            connection.Dispose();
            throw new IOException($"{path} is damaged, or no file of results: {failure.Message}", failure);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Prepare(bool create)
    {
        long version = (long)Scalar("PRAGMA user_version")!;
        if (version > SchemaVersion) throw new IOException($"The results have version {version} of the schema; this program reads up to {SchemaVersion}. Use a newer one.");
        if (version == 0)
        {
            if (!create) throw new IOException("The file holds no results.");
            Create();
        }

        if (create)
        {
            Execute("PRAGMA journal_mode = WAL");
            Execute("PRAGMA synchronous = NORMAL");
            // From a file that was complete before the run went on.
            foreach (ResultTable table in ResultTables.All) Execute($"DROP INDEX IF EXISTS {table.Name}_index");
        }

        _last = LastYear();
    }

    private void Create()
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        foreach (ResultTable table in ResultTables.All)
            Execute($"CREATE TABLE {table.Name} ({string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\" {Sql(column.Type)}"))})");
        foreach (ResultTable table in ResultTables.All) Execute($"CREATE INDEX {table.Name}_year ON {table.Name} (year)");
        Execute("CREATE TABLE written (year INTEGER PRIMARY KEY, sha256 TEXT NOT NULL)");
        Execute("CREATE TABLE table_columns (\"table\" TEXT NOT NULL, \"column\" TEXT NOT NULL, description TEXT NOT NULL)");
        foreach (ResultTable table in ResultTables.All)
        {
            foreach (ResultColumn column in table.Columns)
            {
                Execute("INSERT INTO table_columns VALUES ($table, $column, $description)",
                    ("$table", table.Name), ("$column", column.Name), ("$description", column.Description));
            }
        }

        Execute($"PRAGMA user_version = {SchemaVersion}");
        transaction.Commit();
    }

    private int LastYear() => Scalar("SELECT MAX(year) FROM written") is long year ? (int)year : -1;

    private string HashOf(int year)
    {
        using var hash = new YearHash();
        foreach (ResultTable table in ResultTables.All)
        {
            using SqliteCommand command = Command($"SELECT {Columns(table)} FROM {table.Name} WHERE year = $year ORDER BY rowid", ("$year", year));
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read()) hash.Add(Row(reader, table));
        }

        return hash.Finish();
    }

    private static object?[] Row(SqliteDataReader reader, ResultTable table)
    {
        object?[] row = new object?[table.Columns.Count];
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = reader.IsDBNull(i)
                ? null
                : table.Columns[i].Type switch
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

    private static string Columns(ResultTable table) => string.Join(", ", table.Columns.Select(column => Quoted(column.Name)));

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
