using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace InnovationSim.Storage.Results;

/// <summary>
/// The results of one run in one SQLite file: a transaction a year, with a checksum of the year's rows. While the run goes, the file is in
/// write-ahead mode, so others may read it; <see cref="CompleteAsync"/> makes a single file of it, with indexes and the run's manifest.
/// </summary>
/// <remarks>Writing is safe from several threads; calls wait for each other. Reading is for one thread at a time, while nobody writes.</remarks>
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
    /// <exception cref="DamagedResultsException">It is damaged, or no such file.</exception>
    /// <exception cref="IOException">It is of a newer version.</exception>
    public static SqliteResultStore Open(string path) => Open(path, SqliteOpenMode.ReadWriteCreate);

    /// <summary>Opens the file of a run to go on with it. One that is damaged in its structure is put aside for an empty one.</summary>
    /// <exception cref="IOException">It is of a newer version.</exception>
    public static SqliteResultStore OpenOrRenew(string path)
    {
        SqliteResultStore? store = null;
        try
        {
            store = Open(path);
            if (store.Damage() is null) return store;
        }
        catch (Exception damaged) when (damaged is DamagedResultsException || IsDamage(damaged))
        {
            // Below.
        }

        store?.Close();
        foreach (string suffix in (string[])["", "-wal", "-shm"]) File.Delete(path + suffix);
        return Open(path);
    }

    /// <summary>Opens the file of a run, which may be running, for reading; it is not changed.</summary>
    /// <exception cref="DamagedResultsException">It is damaged, or no such file.</exception>
    /// <exception cref="IOException">It is of a newer version.</exception>
    public static SqliteResultStore OpenToRead(string path)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no file {path}.", path);
        try
        {
            return Open(path, SqliteOpenMode.ReadOnly);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_READONLY
            && !File.Exists(path + "-wal"))
        {
            // In write-ahead mode on a disk that takes no files: without a log beside it, the file is all there is.
            return Open(path, SqliteOpenMode.ReadOnly, immutable: true);
        }
    }

    /// <summary>The manifest in a file of results; null if the run has not ended.</summary>
    /// <exception cref="DamagedResultsException">It is damaged, or no such file.</exception>
    /// <exception cref="IOException">It is of a newer version.</exception>
    public static string? ManifestIn(string path)
    {
        SqliteResultStore store = OpenToRead(path);
        try
        {
            return store.Scalar("SELECT name FROM sqlite_master WHERE name = 'run'") is null ? null : store.Scalar("SELECT manifest FROM run") as string;
        }
        catch (SqliteException damaged) when (IsDamage(damaged))
        {
            throw new DamagedResultsException($"{path} is damaged: {damaged.Message}", damaged);
        }
        finally
        {
            store.Close();
        }
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

    /// <summary>Takes over the years up to the given one from another run's file, which is not changed.</summary>
    public void CopyFrom(string path, int lastYear)
    {
        Execute("ATTACH DATABASE $path AS parent", ("$path", Address(path) + "?mode=ro"));
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
    public static async Task CopyAsync(string from, string to, IReadOnlyList<ResultTable> tables, int lastYear)
    {
        ArgumentNullException.ThrowIfNull(tables);
        SqliteResultStore copy = Open(to, SqliteOpenMode.ReadWriteCreate);
        await using (copy.ConfigureAwait(false))
        {
            copy.CopyFrom(from, lastYear);
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
        Close();
        return ValueTask.CompletedTask;
    }

    private void Close()
    {
        foreach (SqliteCommand insert in _inserts.Values) insert.Dispose();
        _connection.Dispose();
        _gate.Dispose();
    }

    /// <summary>Corrupt pages, no database at all, and a schema whose text is no longer what was written: "no such table".</summary>
    private static bool IsDamage(Exception failure) =>
        failure is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_ERROR or SQLitePCL.raw.SQLITE_FORMAT };

    /// <summary>A path as SQLite reads it in an address: only with these is another file attached for reading alone.</summary>
    private static string Address(string path)
    {
        string escaped = string.Join('/', Path.GetFullPath(path).Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
        return escaped.StartsWith('/') ? "file:" + escaped : "file:/" + escaped;
    }

    private static SqliteResultStore Open(string path, SqliteOpenMode mode, bool immutable = false)
    {
        string address = Address(path) + (immutable ? "?immutable=1" : "");
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = address, Mode = mode, Pooling = false }.ToString());
        var store = new SqliteResultStore(connection);
        try
        {
            connection.Open();
            store.Prepare(create: mode == SqliteOpenMode.ReadWriteCreate);
            return store;
        }
        catch (SqliteException failure) when (IsDamage(failure))
        {
            connection.Dispose();
            throw new DamagedResultsException($"{path} is damaged, or no file of results: {failure.Message}", failure);
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
            if (!create) throw new DamagedResultsException("The file holds no results.");
            Create();
        }

        foreach (ResultTable table in ResultTables.All)
        {
            // A file that was exported with some of the tables only, or whose schema is no longer what was written.
            if (Scalar($"SELECT group_concat(name) FROM pragma_table_info('{table.Name}')") is not string columns
                || !string.Equals(columns, string.Join(',', table.Columns.Select(column => column.Name)), StringComparison.Ordinal))
                throw new DamagedResultsException($"The table {table.Name} is not there as it was made.");
        }

        if (create)
        {
            Execute("PRAGMA journal_mode = WAL");
            Execute("PRAGMA synchronous = NORMAL");
            // From a file that was complete before the run went on.
            foreach (ResultTable table in ResultTables.All) Execute($"DROP INDEX IF EXISTS {table.Name}_index");
            Describe();
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
        Execute($"PRAGMA user_version = {SchemaVersion}");
        transaction.Commit();
    }

    /// <summary>No checksum covers the descriptions of columns: they are written anew whenever a run goes on.</summary>
    private void Describe()
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        Execute("DELETE FROM table_columns");
        foreach (ResultTable table in ResultTables.All)
        {
            foreach (ResultColumn column in table.Columns)
            {
                Execute("INSERT INTO table_columns VALUES ($table, $column, $description)",
                    ("$table", table.Name), ("$column", column.Name), ("$description", column.Description));
            }
        }

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
