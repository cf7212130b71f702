using InnovationSim.Service.Tests.Building;
using InnovationSim.Storage.Catalogs;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace InnovationSim.Service.Tests.Catalogs;

public sealed class SqliteRunCatalogConformance : RunCatalogConformance
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("innovationsim-");
    private SqliteRunCatalog? _open;

    private string File => Path.Combine(_folder.FullName, "catalogue.db");

    public override async Task DisposeAsync()
    {
        if (_open is not null) await _open.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_file_that_is_no_catalogue_is_refused_by_name()
    {
        string other = File + ".other";
        await System.IO.File.WriteAllTextAsync(other, new string('x', 10_000));
        Should.Throw<IOException>(() => SqliteRunCatalog.Open(other)).Message.ShouldContain(other);
    }

    [Fact]
    public async Task A_catalogue_from_before_there_were_experiments_is_brought_up_to_date_with_its_runs()
    {
        string file = File + ".old";
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync();
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText =
                """
                CREATE TABLE run_catalog (
                    number INTEGER PRIMARY KEY AUTOINCREMENT, run TEXT NOT NULL UNIQUE, input TEXT NOT NULL, scenario TEXT NOT NULL, seed TEXT NOT NULL,
                    years INTEGER NOT NULL, scale REAL NOT NULL, label TEXT, shard_sizes TEXT NOT NULL, parent_run TEXT, parent_year INTEGER,
                    request_hash TEXT NOT NULL, idempotency_key TEXT UNIQUE, created TEXT NOT NULL, epoch INTEGER NOT NULL DEFAULT -1, state TEXT NOT NULL,
                    asked TEXT NOT NULL, year INTEGER NOT NULL DEFAULT -1, digest TEXT, organisations INTEGER, checkpoint_year INTEGER, error TEXT,
                    started TEXT, ended TEXT, removed INTEGER NOT NULL DEFAULT 0);
                CREATE INDEX run_catalog_open ON run_catalog (state, number);
                INSERT INTO run_catalog (run, input, scenario, seed, years, scale, shard_sizes, request_hash, created, state, asked, year)
                VALUES ('old', 'x', 'toy', '1', 3, 0.5, '{}', 'hash', '2026-03-28 18:30:00+00:00', 'complete', 'none', 3);
                PRAGMA user_version = 1;
                """;
            await command.ExecuteNonQueryAsync();
        }

        await using SqliteRunCatalog catalog = SqliteRunCatalog.Open(file);
        RunRecord old = (await catalog.FindAsync("old")).ShouldNotBeNull();
        (old.Year, old.Part).ShouldBe((3, null));
        await catalog.AddExperimentAsync(NewRuns.Experiment("x"));
        (await catalog.ListAsync(new RunFilter())).Count.ShouldBe(5);
    }

    protected override async Task<IRunCatalog> OpenAsync()
    {
        if (_open is not null) await _open.DisposeAsync();
        return _open = SqliteRunCatalog.Open(File);
    }
}
