using System.Globalization;
using InnovationSim.Storage.Results;
using InnovationSim.Storage.Tests.Building;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace InnovationSim.Storage.Tests.Results;

public sealed class SqliteResultsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string File => _folder.In("results.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_rows_of_all_years_are_in_their_tables()
    {
        Write();
        foreach (ResultTable table in ResultTables.All)
            Scalar($"SELECT count(*) FROM {table.Name}").ShouldBe(Records.OfToy.Sum(record => table.Rows(record).Count()).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Numbers_keep_their_last_bit_and_what_is_undefined_is_null()
    {
        Write();
        double gdp = Records.OfToy[2]["gdp"];
        double.Parse(Scalar("SELECT value FROM metrics WHERE metric = 'gdp' AND year = 2"), CultureInfo.InvariantCulture).ShouldBe(gdp);
        Scalar("SELECT typeof(value) FROM metrics WHERE metric = 'gdp' AND year = 0").ShouldBe("null");
        Scalar("SELECT typeof(city) FROM metrics WHERE metric = 'gdp' AND year = 2").ShouldBe("null");
    }

    [Fact]
    public void Every_table_has_its_index_once_it_is_complete()
    {
        Write(complete: false);
        Scalar("SELECT count(*) FROM sqlite_master WHERE type = 'index'").ShouldBe("0");
        System.IO.File.Delete(File);
        Write();
        Scalar("SELECT group_concat(name) FROM (SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY name)").ShouldBe("cities_index,events_index,metrics_index,years_index");
    }

    [Fact]
    public void The_manifest_is_text_whatever_it_holds()
    {
        using (var database = new SqliteResults(File)) database.Complete("it's \"quoted\"; DROP TABLE years; 东北");
        Scalar("SELECT manifest FROM run").ShouldBe("it's \"quoted\"; DROP TABLE years; 东北");
        Scalar("SELECT count(*) FROM years").ShouldBe("0");
    }

    [Fact]
    public void No_journal_is_left_beside_the_file()
    {
        Write();
        _folder.Entries.ShouldBe(["results.db"]);
    }

    [Fact]
    public void A_place_where_no_file_can_be_is_an_error_of_the_database() =>
        Should.Throw<SqliteException>(() => new SqliteResults(_folder.In("none", "results.db")));

    private void Write(bool complete = true)
    {
        using var database = new SqliteResults(File);
        foreach (Kernel.Metrics.YearRecord record in Records.OfToy) database.Write(record);
        if (complete) database.Complete("{}");
    }

    private string Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }
}
