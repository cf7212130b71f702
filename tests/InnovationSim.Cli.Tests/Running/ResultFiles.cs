using CsvHelper;
using InnovationSim.Storage.Results;
using Microsoft.Data.Sqlite;

namespace InnovationSim.Cli.Tests.Running;

/// <summary>The result folder of a run, read as its users read it.</summary>
internal sealed class ResultFiles(string path)
{
    public string Path => path;

    /// <summary>What is in it for users to see.</summary>
    public IEnumerable<string> Names =>
        Directory.EnumerateFileSystemEntries(path).Where(file => System.IO.Path.GetFileName(file) != ".run")
            .Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal);

    public string ManifestText => File.ReadAllText(In("run.json"));

    public RunManifest Manifest => RunManifest.FromJson(ManifestText);

    public string In(string name) => System.IO.Path.Combine(path, name);

    public CsvTable Csv(string table) => CsvTable.Read(In(table + ".csv"));

    /// <summary>Rows of a query, every value as text; null is empty.</summary>
    public string[][] Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={In("results.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount)
                .Select(i => Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture)!)]);
        return [.. rows];
    }
}

/// <summary>A CSV file.</summary>
internal sealed record CsvTable(string[] Headers, string[][] Rows)
{
    public static CsvTable Read(string path)
    {
        using CsvReader reader = CsvReader.FromFile(path);
        var rows = new List<string[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return new CsvTable([.. reader.Headers], [.. rows]);
    }

    public IEnumerable<string> Column(string name) => Rows.Select(row => row[Index(name)]);

    public int Index(string name) => Headers.IndexOf(name) is >= 0 and int at ? at : throw new KeyNotFoundException($"No column {name}.");
}
