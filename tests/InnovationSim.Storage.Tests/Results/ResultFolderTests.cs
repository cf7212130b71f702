using InnovationSim.Kernel.Metrics;
using InnovationSim.Storage.Results;
using InnovationSim.Storage.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Storage.Tests.Results;

public sealed class ResultFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Out => _folder.In("out");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Before_completion_no_file_has_its_name()
    {
        using ResultFolder results = Written();
        ResultFolder.Files.ShouldAllBe(file => !File.Exists(Path.Combine(Out, file)));
        Path.GetFileName(Directory.GetFileSystemEntries(Out).ShouldHaveSingleItem()).ShouldStartWith(".partial-");
    }

    [Fact]
    public void After_completion_all_files_have_theirs_and_nothing_else_is_there()
    {
        using (ResultFolder results = Written()) results.Complete(Manifests.Some);
        Directory.GetFileSystemEntries(Out).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
            .ShouldBe(ResultFolder.Files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_manifest_is_the_last_to_get_its_name() => ResultFolder.Files[^1].ShouldBe(ResultFolder.ManifestFile);

    [Fact]
    public void Thrown_away_it_takes_along_the_folder_that_it_made()
    {
        Written().Dispose();
        _folder.Entries.ShouldBeEmpty();
    }

    [Fact]
    public void Thrown_away_it_leaves_a_folder_that_was_there_even_if_it_is_empty()
    {
        Directory.CreateDirectory(Out);
        Written().Dispose();
        _folder.Entries.ShouldBe(["out"]);
    }

    [Fact]
    public void Thrown_away_it_leaves_files_of_others()
    {
        Directory.CreateDirectory(Out);
        File.WriteAllText(Path.Combine(Out, "thesis.txt"), "mine");
        Written().Dispose();
        _folder.Entries.ShouldBe(["out", Path.Combine("out", "thesis.txt")]);
    }

    [Fact]
    public void Thrown_away_twice_is_thrown_away_once()
    {
        ResultFolder results = Written();
        results.Dispose();
        Directory.CreateDirectory(Out);
        results.Dispose();
        _folder.Entries.ShouldBe(["out"]);
    }

    [Fact]
    public void Thrown_away_after_completion_it_stays()
    {
        ResultFolder results = Written();
        results.Complete(Manifests.Some);
        results.Dispose();
        ResultFolder.Files.ShouldAllBe(file => File.Exists(Path.Combine(Out, file)));
    }

    [Theory]
    [InlineData("years.csv")]
    [InlineData("results.db")]
    [InlineData("run.json")]
    public void A_folder_with_a_result_is_refused_by_its_name(string file)
    {
        Directory.CreateDirectory(Out);
        File.WriteAllText(Path.Combine(Out, file), "mine");
        Should.Throw<IOException>(() => ResultFolder.Create(Out)).Message.ShouldContain($"holds {file} already; results are never overwritten");
        File.ReadAllText(Path.Combine(Out, file)).ShouldBe("mine");
    }

    [Fact]
    public void A_folder_called_like_a_result_is_refused_too()
    {
        Directory.CreateDirectory(Path.Combine(Out, "cities.csv"));
        Should.Throw<IOException>(() => ResultFolder.Create(Out)).Message.ShouldContain("holds cities.csv already");
    }

    [Fact]
    public void A_file_is_refused()
    {
        File.WriteAllText(Out, "mine");
        Should.Throw<IOException>(() => ResultFolder.Create(Out)).Message.ShouldContain("is a file; results go into a folder");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void No_name_is_refused(string path) => Should.Throw<ArgumentException>(() => ResultFolder.Create(path));

    [Fact]
    public void A_result_that_appeared_meanwhile_is_not_overwritten_and_nothing_is_left_beside_it()
    {
        ResultFolder results = Written();
        // Among the last to be moved, so that others have been moved before.
        File.WriteAllText(Path.Combine(Out, "run.json"), "another run's");
        Should.Throw<IOException>(() => results.Complete(Manifests.Some));
        results.Dispose();
        _folder.Entries.ShouldBe(["out", Path.Combine("out", "run.json")]);
        File.ReadAllText(Path.Combine(Out, "run.json")).ShouldBe("another run's");
    }

    [Fact]
    public void Two_runs_into_one_folder_do_not_mix()
    {
        using ResultFolder first = Written();
        using ResultFolder second = Written();
        first.Complete(Manifests.Some);
        byte[] before = File.ReadAllBytes(Path.Combine(Out, "years.csv"));
        Should.Throw<IOException>(() => second.Complete(Manifests.Some));
        File.ReadAllBytes(Path.Combine(Out, "years.csv")).ShouldBe(before);
    }

    [Fact]
    public void The_same_records_give_the_same_tables_to_the_byte()
    {
        using (ResultFolder results = Written()) results.Complete(Manifests.Some);
        using (ResultFolder results = Written("again")) results.Complete(Manifests.Some);
        foreach (string file in ResultFolder.Files.Where(file => file != ResultFolder.DatabaseFile))
            File.ReadAllBytes(_folder.In("again", file)).ShouldBe(File.ReadAllBytes(Path.Combine(Out, file)), file);
    }

    private ResultFolder Written(string name = "out")
    {
        ResultFolder results = ResultFolder.Create(_folder.In(name));
        foreach (YearRecord record in Records.OfToy) results.Write(record);
        return results;
    }
}
