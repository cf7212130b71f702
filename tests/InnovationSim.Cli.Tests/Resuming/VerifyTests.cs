using InnovationSim.Cli.Tests.Running;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Resuming;

public sealed class VerifyTests(ParentRun run) : IClassFixture<ParentRun>, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_as_it_was_is_verified_with_other_threads_and_shards_and_not_touched()
    {
        string[] before = Copies.Hashes(run.Path);
        Innosim.Run(_folder, "verify", run.Path, "--threads", "1", "--shard-size", "private-firm=7", "--no-progress").ShouldBeDone().Out
            .ShouldContain($"all 20 years and the first state have the digests they had. Last: {new ResultFiles(run.Path).Manifest.Digest}");
        Copies.Hashes(run.Path).ShouldBe(before);
    }

    [Fact]
    public void A_year_with_another_digest_is_named_though_its_checksum_is_right()
    {
        // The results of a run with another seed, whole in themselves, under the name of this one.
        Copies.Copy(run.Path, _folder.In("x"));
        Innosim.Run(_folder, [.. "run toy --years 20 --scale 0.02 --seed 2 --out other --no-progress".Split(' ')]).ShouldBeDone();
        File.Copy(_folder.In("other", "results.db"), _folder.In("x", "results.db"), overwrite: true);
        Innosim.Run(_folder, "verify", "x", "--no-progress").ShouldHaveFailed("Year 0 of run ", "differs: it has digest ", "simulated once more ");
    }

    [Fact]
    public void The_first_year_that_differs_is_named()
    {
        // A fork's years after its change, under the name of its parent.
        Copies.Copy(run.Path, _folder.In("x"));
        Innosim.Run(_folder, "fork", "x", "--at-year", "12", "--set", "entry-rate=0.3", "--out", "other", "--no-progress").ShouldBeDone();
        File.Copy(_folder.In("other", "results.db"), _folder.In("x", "results.db"), overwrite: true);
        Innosim.Run(_folder, "verify", "x", "--no-progress").ShouldHaveFailed("Year 13 of run ", "differs");
    }

    [Fact]
    public void Rows_that_are_not_those_that_were_written_are_damage_not_a_difference()
    {
        Copies.Copy(run.Path, _folder.In("x"));
        Execute("UPDATE metrics SET value = 1 WHERE year = 9 AND metric = 'gdp'");
        Innosim.Run(_folder, "verify", "x", "--no-progress").ShouldHaveFailed("are damaged: the rows of year 9 are not those that were written");
        Innosim.Run(_folder, "export", "x", "--out", "out").ShouldHaveFailed("the rows of year 9 are not those that were written");
        Directory.Exists(_folder.In("out")).ShouldBeTrue();
        Directory.EnumerateFileSystemEntries(_folder.In("out")).ShouldBeEmpty();
    }

    [Fact]
    public void A_table_that_is_not_what_was_written_is_named_and_made_again()
    {
        Copies.Copy(run.Path, _folder.In("x"));
        string file = _folder.In("x", "metrics.csv");
        byte[] bytes = File.ReadAllBytes(file);
        byte[] other = [.. bytes];
        other[^3] ^= 1;
        File.WriteAllBytes(file, other);
        Innosim.Run(_folder, "verify", "x", "--no-progress").ShouldHaveFailed("metrics.csv is not what was written");
        Innosim.Run(_folder, "resume", "x", "--no-progress").ShouldBeDone().Error.ShouldContain("metrics.csv");
        File.ReadAllBytes(file).ShouldBe(bytes);
        Innosim.Run(_folder, "verify", "x", "--no-progress").ShouldBeDone();
    }

    [UnixFact]
    public void It_stops_when_it_is_asked_to_terminate()
    {
        Innosim.Run(_folder, [.. "run toy --years 300 --scale 0.1 --checkpoint-every 0 --out x --no-progress".Split(' ')]).ShouldBeDone();
        Signal.Send(Innosim.Start(_folder, "verify", "x"), Signal.Terminate, "year 30/300").ExitCode.ShouldBe(130);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.In("x", "results.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery().ShouldBePositive();
    }
}
