using System.Globalization;
using InnovationSim.Storage.Results;
using InnovationSim.Storage.Tests.Building;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace InnovationSim.Storage.Tests.Results;

public sealed class SqliteResultStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();

    // A name that means something in an address.
    private string File => _folder.In("results #1?mode=memory&x=50%20.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_rows_of_all_years_are_in_their_tables()
    {
        await WriteAsync();
        foreach (ResultTable table in ResultTables.All)
            Scalar($"SELECT count(*) FROM {table.Name}").ShouldBe(Records.OfToy.Sum(record => table.Rows(record).Count()).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Numbers_keep_their_last_bit_and_what_is_undefined_is_null()
    {
        await WriteAsync();
        double gdp = Records.OfToy[2]["gdp"];
        double.Parse(Scalar("SELECT value FROM metrics WHERE metric = 'gdp' AND year = 2"), CultureInfo.InvariantCulture).ShouldBe(gdp);
        Scalar("SELECT typeof(value) FROM metrics WHERE metric = 'gdp' AND year = 0").ShouldBe("null");
        Scalar("SELECT typeof(city) FROM metrics WHERE metric = 'gdp' AND year = 2").ShouldBe("null");
    }

    [Fact]
    public async Task Every_table_has_its_index_once_it_is_complete_and_only_then()
    {
        const string Indexes = "SELECT group_concat(name) FROM (SELECT name FROM sqlite_master WHERE name LIKE '%\\_index' ESCAPE '\\' ORDER BY name)";
        await WriteAsync(complete: false);
        Scalar(Indexes).ShouldBe("");
        await using (SqliteResultStore again = SqliteResultStore.Open(File)) await again.CompleteAsync("{}");
        Scalar(Indexes).ShouldBe("cities_index,distributions_index,events_index,flows_index,metrics_index,spending_index,years_index");
        await SqliteResultStore.Open(File).DisposeAsync();
        Scalar(Indexes).ShouldBe("");
    }

    [Fact]
    public async Task A_file_of_an_older_schema_is_read_without_the_tables_that_came_later_and_gets_them_when_its_run_goes_on()
    {
        await WriteAsync(complete: false);
        // As it was before there was a table of distributions.
        Change("DROP TABLE distributions; PRAGMA user_version = 1");
        await using (SqliteResultStore old = SqliteResultStore.OpenToRead(File))
        {
            (await old.ReadAsync(ResultTables.Distributions, 0, int.MaxValue).ToArrayAsync()).ShouldBeEmpty();
            (await old.ReadAsync(ResultTables.Years, 0, int.MaxValue).ToArrayAsync()).Length.ShouldBe(Records.OfToy.Count);
        }

        await using (SqliteResultStore again = SqliteResultStore.Open(File)) await again.WriteAsync(Records.OfToy[^1]);
        Scalar("PRAGMA user_version").ShouldBe("2");
        Scalar("SELECT count(DISTINCT year) FROM distributions").ShouldBe("1");
    }

    [Fact]
    public async Task The_manifest_is_text_whatever_it_holds()
    {
        const string Text = "it's \"quoted\"; DROP TABLE years; 东北";
        await using (SqliteResultStore store = SqliteResultStore.Open(File)) await store.CompleteAsync(Text);
        SqliteResultStore.ManifestIn(File).ShouldBe(Text);
        Scalar("SELECT count(*) FROM years").ShouldBe("0");
    }

    [Fact]
    public async Task A_file_that_is_not_complete_has_no_manifest()
    {
        await WriteAsync(complete: false);
        SqliteResultStore.ManifestIn(File).ShouldBeNull();
    }

    [Fact]
    public async Task No_journal_is_left_beside_the_file()
    {
        await WriteAsync();
        _folder.Entries.ShouldBe([Path.GetFileName(File)]);
    }

    [Fact]
    public void A_place_where_no_file_can_be_is_an_error_of_the_database() =>
        Should.Throw<SqliteException>(() => SqliteResultStore.Open(_folder.In("none", "results.db")));

    [Fact]
    public async Task It_is_read_while_it_is_written()
    {
        await using SqliteResultStore writer = SqliteResultStore.Open(File);
        await writer.WriteAsync(Records.OfToy[0]);
        await using SqliteResultStore reader = SqliteResultStore.OpenToRead(File);
        (await reader.LastYearAsync()).ShouldBe(0);
        await writer.WriteAsync(Records.OfToy[1]);
        (await reader.LastYearAsync()).ShouldBe(1);
        reader.LastSoundYear().ShouldBe(1);
    }

    [Fact]
    public async Task Reading_does_not_change_the_file_even_if_its_writer_was_killed()
    {
        string killed = await KilledAsync();
        byte[] file = System.IO.File.ReadAllBytes(killed);
        byte[] log = System.IO.File.ReadAllBytes(killed + "-wal");
        log.ShouldNotBeEmpty();
        await using (SqliteResultStore reader = SqliteResultStore.OpenToRead(killed)) reader.LastSoundYear().ShouldBe(2);
        await using (SqliteResultStore fork = SqliteResultStore.Open(_folder.In("fork.db")))
        {
            fork.CopyFrom(killed, 1);
            fork.LastSoundYear().ShouldBe(1);
            (await fork.LastYearAsync()).ShouldBe(1);
        }

        System.IO.File.ReadAllBytes(killed).ShouldBe(file);
        System.IO.File.ReadAllBytes(killed + "-wal").ShouldBe(log);
    }

    [Fact]
    public async Task Years_of_a_writer_that_was_killed_are_there()
    {
        await using SqliteResultStore again = SqliteResultStore.OpenOrRenew(await KilledAsync());
        again.LastSoundYear().ShouldBe(2);
    }

    [Fact]
    public async Task Some_tables_are_copied_with_their_indexes()
    {
        await WriteAsync();
        await SqliteResultStore.CopyAsync(File, _folder.In("copy.db"), [ResultTables.Years, ResultTables.Events], 1);
        await using var connection = new SqliteConnection($"Data Source={_folder.In("copy.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(name) FROM (SELECT name FROM sqlite_master WHERE name IN ('years', 'cities', 'metrics', 'events', 'written', 'events_index') ORDER BY name)";
        command.ExecuteScalar().ShouldBe("events,events_index,years");
        command.CommandText = "SELECT max(year) FROM years";
        command.ExecuteScalar().ShouldBe(1L);
    }

    /// <summary>The file and its log as a process leaves them that does not live to close them.</summary>
    private async Task<string> KilledAsync()
    {
        string killed = _folder.In("killed.db");
        await using SqliteResultStore store = SqliteResultStore.Open(File);
        await Folders.WriteAsync(store);
        foreach (string suffix in (string[])["", "-wal"]) System.IO.File.Copy(File + suffix, killed + suffix);
        return killed;
    }

    private async Task WriteAsync(bool complete = true)
    {
        await using SqliteResultStore store = SqliteResultStore.Open(File);
        await Folders.WriteAsync(store);
        if (complete) await store.CompleteAsync("{}");
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private string Scalar(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Mode = SqliteOpenMode.ReadOnly,
            Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }
}
