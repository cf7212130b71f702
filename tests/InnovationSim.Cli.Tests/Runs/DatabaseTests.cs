using System.Globalization;
using InnovationSim.Cli.Tests.Running;
using InnovationSim.Storage.Results;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Runs;

public sealed class DatabaseTests(OneRun run) : IClassFixture<OneRun>
{
    public static TheoryData<string> Tables => ["years", "cities", "metrics", "events", "flows", "spending", "distributions"];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_has_the_columns_and_rows_of_its_csv_file(string table)
    {
        CsvTable csv = run.Results.Csv(table);
        run.Results.Query($"SELECT name FROM pragma_table_info('{table}') ORDER BY cid").Select(row => row[0]).ShouldBe(csv.Headers);
        ResultTable definition = ResultTables.All.Single(known => known.Name == table);
        string[][] stored = run.Results.Query($"SELECT * FROM {table} ORDER BY rowid");
        stored.Length.ShouldBe(csv.Rows.Length);
        for (int row = 0; row < stored.Length; row++)
        {
            for (int column = 0; column < csv.Headers.Length; column++)
            {
                string inFile = csv.Rows[row][column];
                string inTable = stored[row][column];
                if (definition.Columns[column].Type != ColumnType.Number || inFile.Length == 0) inTable.ShouldBe(inFile);
                // To the last bit: a double is written as the shortest text that gives it back.
                else double.Parse(inTable, CultureInfo.InvariantCulture).ShouldBe(double.Parse(inFile, CultureInfo.InvariantCulture));
            }
        }
    }

    [Theory]
    [InlineData("years", "year")]
    [InlineData("cities", "year,city,sector,owner")]
    [InlineData("metrics", "metric,year,city,sector")]
    [InlineData("events", "event,year,from_city,to_city")]
    public void A_table_has_an_index(string table, string columns) =>
        string.Join(',', run.Results.Query($"SELECT name FROM pragma_index_info('{table}_index') ORDER BY seqno").Select(row => row[0])).ShouldBe(columns);

    [Fact]
    public void A_metric_is_looked_up_by_index() =>
        run.Results.Query("EXPLAIN QUERY PLAN SELECT value FROM metrics WHERE metric = 'gdp' AND year = 2").ShouldContain(row => row[3].Contains("USING INDEX metrics_index", StringComparison.Ordinal));

    [Fact]
    public void Undefined_values_are_null() =>
        run.Results.Query("SELECT typeof(gdp) FROM years ORDER BY year").Select(row => row[0]).ShouldBe(["null", "real", "real", "real"]);

    [Fact]
    public void Every_column_is_described() =>
        run.Results.Query("SELECT \"table\", \"column\" FROM table_columns WHERE length(description) > 3 ORDER BY rowid").Select(row => (row[0], row[1])).ShouldBe(
            ResultTables.All.SelectMany(table => table.Columns.Select(column => (table.Name, column.Name))));

    [Fact]
    public void The_manifest_is_in_the_database_too() =>
        run.Results.Query("SELECT manifest FROM run").ShouldHaveSingleItem()[0].ShouldBe(run.Results.ManifestText.TrimEnd('\n'));

    [Fact]
    public void The_database_is_whole() => run.Results.Query("PRAGMA integrity_check").ShouldHaveSingleItem()[0].ShouldBe("ok");
}
