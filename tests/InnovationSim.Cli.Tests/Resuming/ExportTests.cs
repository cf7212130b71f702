using System.Globalization;
using System.Text.Json;
using InnovationSim.Cli.Tests.Running;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Resuming;

public sealed class ExportTests(ParentRun run) : IClassFixture<ParentRun>, IDisposable
{
    private static readonly string[] Tables = ["years", "cities", "metrics", "events", "flows", "spending", "distributions"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Csv_equals_the_runs_own_files_to_the_byte()
    {
        Innosim.Run(_folder, "export", run.Path, "--out", "out").ShouldBeDone();
        _folder.Below("out").ShouldBe(Tables.Select(table => table + ".csv").Order(StringComparer.Ordinal));
        foreach (string table in Tables) File.ReadAllBytes(_folder.In("out", table + ".csv")).ShouldBe(File.ReadAllBytes(Path.Combine(run.Path, table + ".csv")), table);
    }

    [Fact]
    public void Json_has_the_values_of_the_csv_files()
    {
        Innosim.Run(_folder, "export", run.Path, "--format", "json", "--out", "out").ShouldBeDone();
        foreach (string table in Tables)
        {
            CsvTable csv = new ResultFiles(run.Path).Csv(table);
            using JsonDocument json = JsonDocument.Parse(File.ReadAllText(_folder.In("out", table + ".json")));
            JsonElement[] rows = [.. json.RootElement.EnumerateArray()];
            rows.Length.ShouldBe(csv.Rows.Length, table);
            for (int row = 0; row < rows.Length; row++)
            {
                JsonProperty[] values = [.. rows[row].EnumerateObject()];
                values.Select(value => value.Name).ShouldBe(csv.Headers);
                values.Select(Text).ShouldBe(csv.Rows[row]);
            }
        }
    }

    [Fact]
    public void Sqlite_has_the_rows_of_the_runs_own_file()
    {
        Innosim.Run(_folder, "export", run.Path, "--format", "sqlite", "--out", "out").ShouldBeDone();
        _folder.Below("out").ShouldBe(["results.db"]);
        foreach (string table in Tables)
        {
            string sql = $"SELECT * FROM {table} ORDER BY rowid";
            string[][] exported = new ResultFiles(_folder.In("out")).Query(sql);
            // The run has no policies.
            if (table != "spending") exported.ShouldNotBeEmpty();
            exported.Select(row => string.Join('|', row)).ShouldBe(new ResultFiles(run.Path).Query(sql).Select(row => string.Join('|', row)), table);
        }
    }

    [Fact]
    public void Only_the_tables_named_are_written()
    {
        Innosim.Run(_folder, "export", run.Path, "--tables", "years,events", "--tables", "years", "--out", "csv").ShouldBeDone();
        _folder.Below("csv").ShouldBe(["events.csv", "years.csv"]);
        Innosim.Run(_folder, "export", run.Path, "--format", "sqlite", "--tables", "events", "--out", "db").ShouldBeDone();
        new ResultFiles(_folder.In("db")).Query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").Select(row => row[0]).ShouldBe(["events", "table_columns"]);
    }

    [Fact]
    public void Files_that_are_there_are_not_touched()
    {
        Directory.CreateDirectory(_folder.In("out"));
        _folder.Write("out/cities.csv", "mine");
        Innosim.Run(_folder, "export", run.Path, "--out", "out").ShouldHaveFailed("cities.csv' is there already; nothing is overwritten");
        _folder.Below("out").ShouldBe(["cities.csv"]);
        File.ReadAllText(_folder.In("out", "cities.csv")).ShouldBe("mine");
    }

    [Theory]
    [InlineData("--tables names 'firms'; the tables are years, cities, metrics, events", "--tables", "years,firms")]
    [InlineData("--format is 'xml'; it takes csv, json, sqlite", "--format", "xml")]
    public void What_it_does_not_know_is_refused(string says, params string[] how)
    {
        Innosim.Run(_folder, ["export", run.Path, .. how, "--out", "out"]).ShouldBeRefused(says);
        Directory.Exists(_folder.In("out")).ShouldBeFalse();
    }

    private static string Text(JsonProperty value) => value.Value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.Value.GetString()!,
        _ => value.Value.TryGetInt64(out long whole) && !value.Value.GetRawText().Contains('E', StringComparison.Ordinal)
            ? whole == 0 && value.Value.GetRawText()[0] == '-' ? "-0" : whole.ToString(CultureInfo.InvariantCulture)
            : value.Value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
    };
}
