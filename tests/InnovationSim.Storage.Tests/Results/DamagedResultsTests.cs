using InnovationSim.Storage.Results;
using InnovationSim.Storage.Tests.Building;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace InnovationSim.Storage.Tests.Results;

/// <summary>Files of results after a disk has lost some of them.</summary>
public sealed class DamagedResultsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string File => _folder.In("results.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("UPDATE metrics SET value = value + 1e-9 * value WHERE year = 1 AND metric = 'gdp'", 0)]
    [InlineData("UPDATE cities SET firms = firms + 1 WHERE year = 2 AND rowid = (SELECT max(rowid) FROM cities)", 1)]
    [InlineData("UPDATE years SET digest = replace(digest, substr(digest, 1, 1), 'g') WHERE year = 2", 1)]
    [InlineData("DELETE FROM events WHERE rowid = (SELECT min(rowid) FROM events WHERE year = 1)", 0)]
    [InlineData("INSERT INTO events SELECT * FROM events WHERE year = 2 LIMIT 1", 1)]
    [InlineData("DELETE FROM written WHERE year = 1", 0)]
    [InlineData("DELETE FROM written WHERE year = 0", -1)]
    [InlineData("UPDATE metrics SET year = 2 WHERE year = 1 AND metric = 'gdp'", 0)]
    [InlineData("UPDATE metrics SET metric = CAST(metric AS BLOB) || x'00' WHERE year = 1 AND metric = 'gdp'", 0)]
    public async Task Rows_are_sound_up_to_the_first_year_that_is_not_as_it_was_written(string damage, int sound)
    {
        await WriteAsync();
        Execute(damage);
        await using SqliteResultStore store = SqliteResultStore.OpenOrRenew(File);
        store.LastSoundYear().ShouldBe(sound);
    }

    [Theory]
    [InlineData("UPDATE sqlite_master SET name = 'yeaqs' WHERE name = 'years'")]
    [InlineData("UPDATE sqlite_master SET sql = replace(sql, 'digest', 'dihest') WHERE name = 'years'")]
    [InlineData("UPDATE sqlite_master SET sql = replace(sql, 'CREATE', 'CSEATE') WHERE name = 'cities'")]
    [InlineData("UPDATE sqlite_master SET rootpage = 3000 WHERE name = 'events'")]
    [InlineData("PRAGMA user_version = 0")]
    public async Task A_damaged_schema_is_noticed_and_a_file_begun_anew(string damage)
    {
        await WriteAsync();
        Execute(damage);
        await using SqliteResultStore store = SqliteResultStore.OpenOrRenew(File);
        store.LastSoundYear().ShouldBe(-1);
        await Folders.WriteAsync(store);
        store.LastSoundYear().ShouldBe(2);
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_gives_no_wrong_row()
    {
        await WriteAsync();
        byte[] bytes = System.IO.File.ReadAllBytes(File);
        var random = new Random(20260101);
        for (int i = 0; i < 60; i++)
        {
            int at = i < 12 ? i * 8 : random.Next(bytes.Length);
            byte[] damaged = [.. bytes];
            damaged[at] ^= (byte)(1 << random.Next(8));
            System.IO.File.WriteAllBytes(File, damaged);
            await ShouldHoldOnlyWhatWasWrittenAsync($"byte {at}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(4096)]
    [InlineData(10_000)]
    public async Task A_file_that_is_cut_off_gives_no_wrong_row(int length)
    {
        await WriteAsync();
        byte[] bytes = System.IO.File.ReadAllBytes(File);
        System.IO.File.WriteAllBytes(File, bytes[..length]);
        await ShouldHoldOnlyWhatWasWrittenAsync($"{length} bytes");
    }

    [Fact]
    public void What_is_no_file_of_results_is_refused_by_readers()
    {
        System.IO.File.WriteAllText(File, new string('x', 5000));
        Should.Throw<DamagedResultsException>(() => SqliteResultStore.OpenToRead(File)).Message.ShouldContain("is damaged, or no file of results");
        System.IO.File.WriteAllText(File, "");
        Should.Throw<DamagedResultsException>(() => SqliteResultStore.OpenToRead(File)).Message.ShouldContain("holds no results");
    }

    [Fact]
    public async Task A_newer_version_is_refused_and_not_touched()
    {
        await WriteAsync();
        Execute($"PRAGMA user_version = {SqliteResultStore.SchemaVersion + 1}");
        byte[] before = System.IO.File.ReadAllBytes(File);
        Should.Throw<IOException>(() => SqliteResultStore.OpenOrRenew(File)).Message.ShouldContain("Use a newer one");
        Should.Throw<IOException>(() => SqliteResultStore.OpenToRead(File)).Message.ShouldContain("Use a newer one");
        System.IO.File.ReadAllBytes(File).ShouldBe(before);
    }

    [Fact]
    public async Task An_export_of_damaged_results_is_refused()
    {
        await WriteAsync();
        Execute("UPDATE metrics SET value = 7 WHERE year = 1 AND metric = 'gdp'");
        (await Should.ThrowAsync<DamagedResultsException>(() => ResultExport.WriteAsync(File, "csv", ResultTables.All, _folder.In("out")))).Message.ShouldContain("year 1");
    }

    /// <summary>Opened to go on, it has the years that were written up to one, and lets the rest be written again.</summary>
    private async Task ShouldHoldOnlyWhatWasWrittenAsync(string what)
    {
        SqliteResultStore store;
        try
        {
            store = SqliteResultStore.OpenOrRenew(File);
        }
        catch (IOException newer) when (newer is not DamagedResultsException)
        {
            newer.Message.ShouldContain("Use a newer one", customMessage: what);
            return;
        }

        await using (store)
        {
            int sound = store.LastSoundYear();
            await store.RemoveAfterAsync(sound);
            for (int year = sound + 1; year <= 2; year++) await store.WriteAsync(Records.OfToy[year]);
            store.LastSoundYear().ShouldBe(2, what);
            foreach (ResultTable table in ResultTables.All)
            {
                var rows = new List<string>();
                await foreach (object?[] row in store.ReadAsync(table, 0, int.MaxValue)) rows.Add(string.Join('|', row));
                rows.ShouldBe(Records.OfToy.SelectMany(table.Rows).Select(row => string.Join('|', row)), $"{table.Name}: {what}");
            }
        }
    }

    private async Task WriteAsync()
    {
        await using SqliteResultStore store = SqliteResultStore.Open(File);
        await Folders.WriteAsync(store);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of tests.
        command.CommandText = $"PRAGMA writable_schema = ON; {sql}";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
