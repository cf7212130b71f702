using InnovationSim.Kernel.Metrics;
using Microsoft.Data.Sqlite;

namespace InnovationSim.Storage.Results;

/// <summary>Writes all result tables into one SQLite file, a transaction a year; indexes are made at the end.</summary>
internal sealed class SqliteResults : IDisposable
{
    private readonly SqliteConnection _connection;

    internal SqliteResults(string path)
    {
        // The file is complete only when it is moved to its name, so that it needs no journal until then.
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            _connection.Open();
            CreateTables();
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    private void CreateTables()
    {
        Execute("PRAGMA journal_mode = OFF");
        Execute("PRAGMA synchronous = OFF");
        foreach (ResultTable table in ResultTables.All)
            Execute($"CREATE TABLE {table.Name} ({string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\" {Sql(column.Type)}"))})");
        Execute("CREATE TABLE table_columns (\"table\" TEXT NOT NULL, \"column\" TEXT NOT NULL, description TEXT NOT NULL)");
        foreach (ResultTable table in ResultTables.All)
        {
            foreach (ResultColumn column in table.Columns)
                Insert("table_columns", ["table", "column", "description"], [[table.Name, column.Name, column.Description]]);
        }
    }

    internal void Write(YearRecord record)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        foreach (ResultTable table in ResultTables.All) Insert(table.Name, [.. table.Columns.Select(column => column.Name)], table.Rows(record), transaction);
        transaction.Commit();
    }

    /// <summary>Indexes the tables and notes the manifest; the file is complete.</summary>
    internal void Complete(string manifestJson)
    {
        foreach (ResultTable table in ResultTables.All)
            Execute($"CREATE INDEX {table.Name}_index ON {table.Name} ({string.Join(", ", table.Index.Select(column => $"\"{column}\""))})");
        Execute("CREATE TABLE run (manifest TEXT NOT NULL)");
        Insert("run", ["manifest"], [[manifestJson]]);
        Execute("PRAGMA synchronous = FULL");
        Execute("PRAGMA optimize");
    }

    public void Dispose() => _connection.Dispose();

    private static string Sql(ColumnType type) => type switch
    {
        ColumnType.Text => "TEXT",
        ColumnType.WholeNumber => "INTEGER",
        _ => "REAL",
    };

    private void Insert(string table, string[] columns, IEnumerable<object?[]> rows, SqliteTransaction? transaction = null)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.Transaction = transaction;
        // Names come from the tables of this assembly, values go in as parameters.
#pragma warning disable CA2100
        command.CommandText =
            $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})";
#pragma warning restore CA2100
        SqliteParameter[] parameters = [.. columns.Select((_, i) => command.Parameters.Add(new SqliteParameter($"$p{i}", null)))];
        foreach (object?[] row in rows)
        {
            for (int i = 0; i < row.Length; i++) parameters[i].Value = row[i] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // Only texts of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
