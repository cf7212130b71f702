using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace InnovationSim.Storage.Results;

/// <content>Opening, copying and completing files.</content>
public sealed partial class SqliteResultStore
{
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
        foreach (string suffix in (string[])["", LogSuffix, "-shm"]) File.Delete(path + suffix);
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
        catch (SqliteException failure) when (failure.SqliteErrorCode is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY
            && !File.Exists(path + LogSuffix))
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

    /// <summary>Takes over the years up to the given one from another run's file, which is not changed.</summary>
    public void CopyFrom(string path, int lastYear)
    {
        Execute("ATTACH DATABASE $path AS parent", ("$path", Address(path) + "?mode=ro"));
        try
        {
            long version = (long)Scalar("PRAGMA parent.user_version")!;
            using SqliteTransaction transaction = _connection.BeginTransaction();
            foreach (ResultTable table in ResultTables.All.Where(table => table.SinceSchema <= version))
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

    /// <summary>Corrupt pages, no database at all, and a schema whose text is no longer what was written: "no such table".</summary>
    internal static bool IsDamage(Exception failure) =>
        failure is SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_ERROR or raw.SQLITE_FORMAT };

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
        var store = new SqliteResultStore(path, connection);
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
            if (!create) throw new DamagedResultsException("The file holds no results.") { IsEmpty = true };
            Create(since: 0);
        }
        else if (version < SchemaVersion && create)
        {
            Create(since: version);
        }
        else
        {
            _version = version;
        }

        foreach (ResultTable table in There)
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

    /// <summary>Makes the tables that there are not in a file of an older version of the schema; 0 is an empty file.</summary>
    private void Create(long since)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        ResultTable[] tables = [.. ResultTables.All.Where(table => table.SinceSchema > since)];
        foreach (ResultTable table in tables)
            Execute($"CREATE TABLE {table.Name} ({string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\" {Sql(column.Type)}"))})");
        foreach (ResultTable table in tables) Execute($"CREATE INDEX {table.Name}_year ON {table.Name} (year)");
        Execute("CREATE TABLE IF NOT EXISTS written (year INTEGER PRIMARY KEY, sha256 TEXT NOT NULL)");
        Execute("CREATE TABLE IF NOT EXISTS table_columns (\"table\" TEXT NOT NULL, \"column\" TEXT NOT NULL, description TEXT NOT NULL)");
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
}
