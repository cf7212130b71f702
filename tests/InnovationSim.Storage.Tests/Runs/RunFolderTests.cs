using System.Security.Cryptography;
using InnovationSim.Storage.Results;
using InnovationSim.Storage.Runs;
using InnovationSim.Storage.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Storage.Tests.Runs;

public sealed class RunFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Out => _folder.In("out");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Before_completion_no_file_has_its_name()
    {
        await using RunFolder run = await Folders.WrittenAsync(Out);
        Path.GetFileName(Directory.GetFileSystemEntries(Out).ShouldHaveSingleItem()).ShouldBe(".run");
        RunFolder.ManifestOf(Out).ShouldBeNull();
    }

    [Fact]
    public async Task After_completion_all_files_have_theirs_and_beside_them_is_only_the_hidden_folder()
    {
        await Folders.CompleteAsync(Out);
        Directory.GetFileSystemEntries(Out).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
            .ShouldBe(RunFolder.Files.Append(".run").Order(StringComparer.Ordinal));
        RunManifest manifest = RunFolder.ManifestOf(Out).ShouldNotBeNull();
        (manifest with { Files = Manifests.Some.Files }).ToJson().ShouldBe(Manifests.Some.ToJson());
    }

    [Fact]
    public async Task The_manifest_of_a_run_that_has_ended_has_the_checksum_of_every_table()
    {
        await Folders.CompleteAsync(Out);
        RunFolder.ManifestOf(Out).ShouldNotBeNull().Files.ShouldBe(
            RunFolder.Files.Where(file => file.EndsWith(".csv", StringComparison.Ordinal)).Select(file => KeyValuePair.Create(
                file, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Out, file)))))),
            ignoreOrder: true);
        RunFolder.DamagedFiles(Out).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("years.csv")]
    [InlineData("cities.csv")]
    [InlineData("metrics.csv")]
    [InlineData("events.csv")]
    public async Task A_table_that_was_flipped_cut_or_removed_is_named(string file)
    {
        await Folders.CompleteAsync(Out);
        string path = Path.Combine(Out, file);
        byte[] bytes = File.ReadAllBytes(path);
        byte[] flipped = [.. bytes];
        flipped[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, flipped);
        RunFolder.DamagedFiles(Out).ShouldBe([file]);
        File.WriteAllBytes(path, bytes[..^1]);
        RunFolder.DamagedFiles(Out).ShouldBe([file]);
        File.Delete(path);
        RunFolder.DamagedFiles(Out).ShouldBe([file]);
        File.WriteAllBytes(path, bytes);
        RunFolder.DamagedFiles(Out).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_run_that_has_not_ended_no_file_is_damaged()
    {
        await using RunFolder run = await Folders.WrittenAsync(Out);
        RunFolder.DamagedFiles(Out).ShouldBeEmpty();
    }

    [Fact]
    public void The_manifest_is_the_last_to_get_its_name() => RunFolder.Files[^1].ShouldBe(RunFolder.ManifestFile);

    [Fact]
    public async Task Thrown_away_it_takes_along_the_folder_that_it_made()
    {
        (await Folders.WrittenAsync(Out)).Discard();
        _folder.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Thrown_away_it_leaves_a_folder_that_was_there_even_if_it_is_empty()
    {
        Directory.CreateDirectory(Out);
        (await Folders.WrittenAsync(Out)).Discard();
        _folder.Entries.ShouldBe(["out"]);
    }

    [Fact]
    public async Task Thrown_away_it_leaves_files_of_others()
    {
        Foreign("thesis.txt");
        (await Folders.WrittenAsync(Out)).Discard();
        _folder.Entries.ShouldBe(["out", Path.Combine("out", "thesis.txt")]);
    }

    [Fact]
    public async Task Thrown_away_twice_is_thrown_away_once()
    {
        RunFolder run = await Folders.WrittenAsync(Out);
        run.Discard();
        Directory.CreateDirectory(Path.Combine(Out, "new"));
        run.Discard();
        _folder.Entries.ShouldBe(["out", Path.Combine("out", "new")]);
    }

    [Fact]
    public async Task Closed_it_stays_and_can_be_taken_up_again()
    {
        await (await Folders.WrittenAsync(Out)).DisposeAsync();
        await using RunFolder again = RunFolder.Open(Out);
        again.Epoch.ShouldBe(1);
        again.Input.ScenarioText.ShouldBe(Folders.Input.ScenarioText);
        again.Input.InputHash.ShouldBe(Folders.Input.InputHash);
        (await again.Results.LastYearAsync()).ShouldBe(2);
    }

    [Theory]
    [InlineData("years.csv")]
    [InlineData("results.db")]
    [InlineData("run.json")]
    public void A_folder_with_a_result_is_refused_by_its_name(string file)
    {
        Foreign(file);
        Should.Throw<IOException>(() => RunFolder.Create(Out, Folders.Input)).Message.ShouldContain($"holds {file} already; results are never overwritten");
        File.ReadAllText(Path.Combine(Out, file)).ShouldBe("mine");
        _folder.Entries.Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_folder_with_a_run_that_has_not_ended_is_refused()
    {
        await (await Folders.WrittenAsync(Out)).DisposeAsync();
        Should.Throw<IOException>(() => RunFolder.Create(Out, Folders.Input)).Message.ShouldContain("already; results are never overwritten");
        RunFolder.IsRun(Out).ShouldBeTrue();
    }

    [Fact]
    public void A_folder_called_like_a_result_is_refused_too()
    {
        Directory.CreateDirectory(Path.Combine(Out, "cities.csv"));
        Should.Throw<IOException>(() => RunFolder.Create(Out, Folders.Input)).Message.ShouldContain("holds cities.csv already");
    }

    [Fact]
    public void A_file_is_refused()
    {
        File.WriteAllText(Out, "mine");
        Should.Throw<IOException>(() => RunFolder.Create(Out, Folders.Input)).Message.ShouldContain("is a file; results go into a folder");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void No_name_is_refused(string path) => Should.Throw<ArgumentException>(() => RunFolder.Create(path, Folders.Input));

    [Fact]
    public async Task A_result_that_appeared_meanwhile_is_not_overwritten_and_nothing_is_left_beside_it()
    {
        RunFolder run = await Folders.WrittenAsync(Out);
        // Among the last to be moved, so that others have been moved before.
        Foreign("run.json");
        await Should.ThrowAsync<IOException>(() => run.CompleteAsync(Manifests.Some));
        Folders.Results(Out).ShouldBe(["run.json"]);
        run.Discard();
        _folder.Entries.ShouldBe(["out", Path.Combine("out", "run.json")]);
        File.ReadAllText(Path.Combine(Out, "run.json")).ShouldBe("mine");
    }

    [Fact]
    public async Task A_result_that_appeared_meanwhile_is_not_taken_for_the_runs_own_when_it_is_taken_up_again()
    {
        await (await Folders.WrittenAsync(Out)).DisposeAsync();
        Foreign("years.csv");
        Should.Throw<IOException>(() => RunFolder.Open(Out)).Message.ShouldContain("holds years.csv, which is not of this run");
        RunFolder.Remove(Out);
        _folder.Entries.ShouldBe(["out", Path.Combine("out", "years.csv")]);
    }

    [Fact]
    public async Task Killed_while_files_get_their_names_it_is_taken_up_with_those_that_had_theirs()
    {
        await Folders.CompleteAsync(Out);
        // As it is left by a process that has moved all but the last two.
        foreach (string late in RunFolder.Files.TakeLast(2)) File.Move(Path.Combine(Out, late), Path.Combine(Out, ".run", late));
        await using (RunFolder again = RunFolder.Open(Out))
        {
            Folders.Results(Out).ShouldBeEmpty();
            again.Results.LastSoundYear().ShouldBe(2);
            await again.CompleteAsync(Manifests.Some);
        }

        Folders.Results(Out).ShouldBe(RunFolder.Files);
    }

    [Fact]
    public async Task The_same_records_give_the_same_tables_to_the_byte()
    {
        await Folders.CompleteAsync(Out);
        await Folders.CompleteAsync(_folder.In("again"));
        foreach (string file in RunFolder.Files.Where(file => file != RunFolder.DatabaseFile))
            File.ReadAllBytes(_folder.In("again", file)).ShouldBe(File.ReadAllBytes(Path.Combine(Out, file)), file);
    }

    [Fact]
    public async Task What_a_removal_that_was_killed_left_does_not_get_into_a_new_run()
    {
        await using (RunFolder old = await Folders.WrittenAsync(Out)) File.Delete(Path.Combine(Out, ".run", "input.json"));
        await using RunFolder run = RunFolder.Create(Out, Folders.Input);
        (await run.Results.LastYearAsync()).ShouldBe(-1);
    }

    [Fact]
    public async Task Removed_it_takes_what_is_its_own_and_leaves_the_rest()
    {
        Foreign("thesis.txt");
        await Folders.CompleteAsync(Out);
        RunFolder.Remove(Out);
        _folder.Entries.ShouldBe(["out", Path.Combine("out", "thesis.txt")]);
    }

    private void Foreign(string name)
    {
        Directory.CreateDirectory(Out);
        File.WriteAllText(Path.Combine(Out, name), "mine");
    }
}
