using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Checkpoints;
using InnovationSim.Storage.Postgres;
using InnovationSim.Storage.Results;
using InnovationSim.Storage.Tests.Building;
using Shouldly;

namespace InnovationSim.Storage.Tests.Postgres;

/// <summary>A server that crashes and comes back.</summary>
public sealed class RestartTests
{
    [PostgresFact]
    public async Task What_was_acknowledged_before_a_crash_is_there_and_writing_goes_on_by_itself()
    {
        using var server = new OwnServer();
        // A server that acknowledges before it has written: the stores ask for more.
        await using TestSchema schema = await TestSchema.MigratedAsync(server.ConnectionString + ";Options=-c synchronous_commit=off");
        await using var results = new PostgresResultStore(schema.Database, "run");
        var checkpoints = new PostgresCheckpointStore(schema.Database);
        for (int year = 0; year <= 2; year++)
        {
            await results.WriteAsync(Records.OfToy[year]);
            CrashAndStart();
            await SmallCheckpoints.SaveAsync(checkpoints, Key(year), ("a", [(byte)year]));
            CrashAndStart();
        }

        foreach (ResultTable table in ResultTables.All)
        {
            int rows = 0;
            await foreach (object?[] row in results.ReadAsync(table, 0, 2)) rows++;
            rows.ShouldBe(Records.OfToy.Sum(record => table.Rows(record).Count()), table.Name);
        }

        (await checkpoints.ListAsync("run")).Select(each => each.Manifest!.Year).ShouldBe([2, 1]);
        (await checkpoints.ReadAsync(Key(2), "a")).ToArray().ShouldBe([2]);

        void CrashAndStart()
        {
            server.Crash();
            server.Start();
        }
    }

    [PostgresFact]
    public async Task A_year_that_is_written_while_the_server_is_away_waits_for_it()
    {
        using var server = new OwnServer();
        await using TestSchema schema = await TestSchema.MigratedAsync(server.ConnectionString);
        await using var results = new PostgresResultStore(schema.Database, "run");
        server.Crash();
        Task writing = Task.Run(async () => await results.WriteAsync(Records.OfToy[0]));
        server.Start();
        await writing;
        (await results.LastYearAsync()).ShouldBe(0);
    }

    [PostgresFact]
    public async Task A_server_that_stays_away_is_named_without_the_password()
    {
        using var server = new OwnServer();
        await using PostgresDatabase database = new(server.ConnectionString + ";Password='se;cret'", TimeSpan.FromMilliseconds(200));
        await PostgresSchema.MigrateAsync(database);
        server.Crash();
        await using var results = new PostgresResultStore(database, "run");
        string said = (await Should.ThrowAsync<DatabaseException>(async () => await results.WriteAsync(Records.OfToy[0]))).ToString();
        said.ShouldContain("The PostgreSQL database postgres on 127.0.0.1:");
        said.ShouldContain("cannot be reached");
        said.ShouldNotContain("cret");
        server.Start();
        await results.WriteAsync(Records.OfToy[0]);
        (await results.LastYearAsync()).ShouldBe(0);
    }

    private static CheckpointKey Key(int year) => new("run", year, 0);
}
