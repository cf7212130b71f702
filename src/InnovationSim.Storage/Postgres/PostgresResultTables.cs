using System.Text;
using InnovationSim.Storage.Results;
using Npgsql;
using NpgsqlTypes;

namespace InnovationSim.Storage.Postgres;

/// <summary>
/// Result tables in a PostgreSQL database: those of <see cref="ResultTables"/> with two columns more, the run and the place of the row in its year.
/// </summary>
internal static class PostgresResultTables
{
    internal const string Run = "run";
    internal const string Place = "row_in_year";
    private const string Year = "year";

    /// <summary>The type of a column of results.</summary>
    internal static NpgsqlDbType TypeOf(ColumnType type) => type switch
    {
        ColumnType.Text => NpgsqlDbType.Text,
        ColumnType.WholeNumber => NpgsqlDbType.Bigint,
        _ => NpgsqlDbType.Double,
    };

    /// <summary>Columns in quotes, with commas.</summary>
    internal static string List(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"\"{column}\""));

    /// <summary>Makes the tables and columns that are missing.</summary>
    internal static async Task CompleteAsync(
        PostgresDatabase database, NpgsqlConnection connection, IReadOnlyList<ResultTable> tables, CancellationToken cancellationToken)
    {
        foreach (ResultTable table in tables)
        {
            List<(string Name, string Type)> there = await connection.QueryAsync(
                "SELECT attname::text, format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped",
                [$"\"{table.Name}\""],
                reader => (reader.GetString(0), reader.GetString(1)),
                cancellationToken).ConfigureAwait(false);
            string sql = Missing(database, table, there.ToDictionary(column => column.Name, column => column.Type, StringComparer.Ordinal));
            if (sql.Length > 0) await connection.ExecuteAsync(sql, [], cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Missing(PostgresDatabase database, ResultTable table, Dictionary<string, string> there)
    {
        var sql = new StringBuilder();
        bool isNew = there.Count == 0;
        if (isNew)
        {
            sql.Append($"CREATE TABLE \"{table.Name}\" ({Run} text COLLATE \"C\" NOT NULL, {Year} bigint NOT NULL, {Place} integer NOT NULL, ")
                .Append($"PRIMARY KEY ({Run}, {Year}, {Place}));\n");
            there = new(StringComparer.Ordinal) { [Year] = Sql(ColumnType.WholeNumber) };
        }

        foreach (ResultColumn column in table.Columns)
        {
            if (!there.TryGetValue(column.Name, out string? type)) sql.Append($"ALTER TABLE \"{table.Name}\" ADD COLUMN \"{column.Name}\" {Sql(column.Type)};\n");
            else if (!string.Equals(type, Sql(column.Type), StringComparison.Ordinal))
                throw new DatabaseException($"Column {column.Name} of table {table.Name} in the {database.Name} is {type}; this program needs {Sql(column.Type)}. Use a database of its own, or another schema.");
            if (isNew || type is null) sql.Append($"COMMENT ON COLUMN \"{table.Name}\".\"{column.Name}\" IS '{column.Description.Replace("'", "''", StringComparison.Ordinal)}';\n");
        }

        // The primary key finds years; other ways into a table need an index of their own.
        if (isNew && !string.Equals(table.Index[0], Year, StringComparison.Ordinal)) sql.Append($"CREATE INDEX ON \"{table.Name}\" ({List([Run, .. table.Index])});\n");
        return sql.ToString();
    }

    private static string Sql(ColumnType type) => type switch
    {
        ColumnType.Text => "text",
        ColumnType.WholeNumber => "bigint",
        _ => "double precision",
    };
}
