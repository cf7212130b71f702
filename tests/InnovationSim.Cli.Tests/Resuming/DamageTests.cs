using System.Security.Cryptography;
using System.Text;
using InnovationSim.Cli.Tests.Running;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Resuming;

/// <summary>Files of a run that waits, damaged: it falls back to an older checkpoint or to its start, or says why it cannot; it is never wrong.</summary>
public sealed class DamageTests(HalfRun half) : IClassFixture<HalfRun>, IDisposable
{
    private const string NewestManifest = "*year-*.json";
    private const string NewestParts = "*year-*.parts";

    private readonly TempFolder _folder = new();

    private string Out => _folder.In("x");

    public static TheoryData<string> Files => [NewestManifest, NewestParts, "results.db", "epoch"];

    public void Dispose() => _folder.Dispose();

    [UnixTheory]
    [MemberData(nameof(Files))]
    public void With_a_flipped_bit_it_ends_like_a_whole_run(string file)
    {
        Damage(file, bytes => bytes[bytes.Length / 2] ^= 4);
        ShouldEndWhole();
    }

    [UnixTheory]
    [MemberData(nameof(Files))]
    public void Cut_off_it_ends_like_a_whole_run(string file)
    {
        string path = Copy(file);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..(int)(new FileInfo(path).Length * 2 / 3)]);
        ShouldEndWhole();
    }

    [UnixTheory]
    [MemberData(nameof(Files))]
    public void Emptied_it_ends_like_a_whole_run(string file)
    {
        File.WriteAllBytes(Copy(file), []);
        ShouldEndWhole();
    }

    [UnixTheory]
    [MemberData(nameof(Files))]
    public void Removed_it_ends_like_a_whole_run(string file)
    {
        string path = Copy(file);
        File.Delete(path);
        ShouldEndWhole();
    }

    [UnixFact]
    public void Undamaged_it_goes_on_from_the_newest_checkpoint()
    {
        Copies.Copy(half.Path, Out);
        ShouldEndWhole().ShouldContain($"goes on after year {half.Checkpoints[0]} of 40");
    }

    [UnixFact]
    public void The_older_checkpoint_serves_where_the_newest_is_damaged_and_the_reason_is_told()
    {
        Damage(NewestParts, bytes => bytes[bytes.Length / 3] ^= 1);
        string said = ShouldEndWhole();
        said.ShouldContain($"goes on after year {half.Checkpoints[1]} of 40");
        said.ShouldMatch(@"The checkpoint \S*year-\S+ cannot be used: ");
    }

    [UnixFact]
    public void Where_all_checkpoints_are_damaged_it_begins_again()
    {
        Copies.Copy(half.Path, Out);
        foreach (string parts in Directory.EnumerateFiles(Out, NewestParts, SearchOption.AllDirectories)) Flip(parts, bytes => bytes[^40] ^= 1);
        ShouldEndWhole().ShouldContain("The run begins again; the same seed gives the same bits.");
    }

    [UnixFact]
    public void A_checkpoint_of_a_newer_version_is_passed_over_and_told()
    {
        string path = Copy(NewestManifest);
        string json = File.ReadAllText(path).Split("\nsha256 ")[0];
        json.ShouldContain("\"format\": 1");
        json = json.Replace("\"format\": 1", "\"format\": 99", StringComparison.Ordinal);
        File.WriteAllText(path, $"{json}\nsha256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))}\n");
        string said = ShouldEndWhole();
        said.ShouldContain("format 99");
        said.ShouldContain("Use a newer one");
        said.ShouldContain($"goes on after year {half.Checkpoints[1]} of 40");
    }

    [UnixTheory]
    [InlineData("UPDATE metrics SET value = value * 1.000001 WHERE year = 3 AND metric = 'gdp'", "begins again")]
    [InlineData("UPDATE cities SET firms = firms + 1 WHERE year = 24 AND rowid = (SELECT min(rowid) FROM cities WHERE year = 24)", "goes on after year 20 of 40")]
    [InlineData("DELETE FROM events WHERE year = 24", "goes on after year 20 of 40")]
    public void Results_that_are_not_those_that_were_written_are_written_again(string damage, string says)
    {
        string path = Copy("results.db");
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of tests.
            command.CommandText = damage;
#pragma warning restore CA2100
            command.ExecuteNonQuery().ShouldBePositive();
        }

        ShouldEndWhole().ShouldContain(says);
    }

    [UnixFact]
    public void A_flipped_bit_in_the_header_of_a_page_is_noticed()
    {
        Damage("results.db", bytes => bytes[(4096 * 40) + 3] ^= 1);
        ShouldEndWhole();
    }

    [UnixTheory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(-1)]
    public void Without_knowing_what_was_asked_for_it_says_so_and_changes_nothing(int length)
    {
        string path = Copy("input.json");
        if (length < 0) Flip(path, bytes => bytes[bytes.Length / 2] ^= 1);
        else File.WriteAllBytes(path, File.ReadAllBytes(path)[..length]);
        string[] before = Copies.Hashes(Out);
        Innosim.Run(_folder, "resume", "x").ShouldHaveFailed("input.json is ");
        Innosim.Run(_folder, "verify", "x").ShouldHaveFailed("input.json is ");
        Innosim.Run(_folder, "runs", "--runs-dir", ".").ShouldBeDone().Out.ShouldContain("damaged");
        Copies.Hashes(Out).ShouldBe(before);
        Innosim.Run(_folder, "rm", "x").ShouldBeDone();
        Directory.Exists(Out).ShouldBeFalse();
    }

    [UnixTheory]
    [InlineData("run.json", 0)]
    [InlineData("run.json", 500)]
    [InlineData("run.json", -1)]
    [InlineData("run.json", -2)]
    [InlineData("results.db", -2)]
    [InlineData("years.csv", -2)]
    public void A_file_of_a_run_that_was_complete_is_made_again(string file, int length)
    {
        Innosim.Run(_folder, ["run", "toy", .. HalfRun.How, "--out", "x", "--no-progress"]).ShouldBeDone();
        string path = Path.Combine(Out, file);
        // A digit of a digest: the text still is a manifest.
        if (length == -1) File.WriteAllText(path, File.ReadAllText(path).Replace($"\"digest\": \"{Whole.Of(HalfRun.How).Digests[^1][..8]}", "\"digest\": \"00000000", StringComparison.Ordinal));
        else if (length == -2) File.Delete(path);
        else File.WriteAllBytes(path, File.ReadAllBytes(path)[..length]);
        ShouldEndWhole();
    }

    private string ShouldEndWhole()
    {
        Outcome outcome = Innosim.Run(_folder, "resume", "x", "--threads", "2").ShouldBeDone();
        Whole.Of(HalfRun.How).ShouldBeIn(Out);
        return outcome.Error;
    }

    private string Copy(string file)
    {
        Copies.Copy(half.Path, Out);
        return file == "epoch" ? WithEpoch() : Copies.Find(Out, file);
    }

    /// <summary>A run that has been taken up before has an epoch.</summary>
    private string WithEpoch()
    {
        Signal.Send(Innosim.Start(_folder, "resume", "x"), Signal.Terminate, "Run ").ShouldBeDone();
        return Copies.Find(Out, "epoch");
    }

    private void Damage(string file, Action<byte[]> how) => Flip(Copy(file), how);

    private static void Flip(string path, Action<byte[]> how)
    {
        byte[] bytes = File.ReadAllBytes(path);
        how(bytes);
        File.WriteAllBytes(path, bytes);
    }
}
