using System.Text.Json;
using InnovationSim.Cli.Tests.Running;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Resuming;

/// <summary>Runs found, listed and removed.</summary>
public sealed class RunsTests(ParentRun run) : IClassFixture<ParentRun>, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Runs_are_listed_with_state_year_and_size()
    {
        Copies.Copy(run.Path, _folder.In("results", "20260101-000000-aaaa"));
        Directory.CreateDirectory(_folder.In("results", "no run"));
        string text = Innosim.Run(_folder, "runs").ShouldBeDone().Out;
        text.ShouldMatch(@"toy +1 +complete +20/20 +\d+\.\d MB");
        JsonElement listed = JsonDocument.Parse(Innosim.Run(_folder, "runs", "--format", "json").ShouldBeDone().Out).RootElement.EnumerateArray().ShouldHaveSingleItem();
        listed.EnumerateObject().Select(field => field.Name).ShouldBe(["run", "folder", "scenario", "seed", "state", "years", "yearsDone", "bytes"]);
        listed.GetProperty("run").GetString().ShouldBe(new ResultFiles(run.Path).Manifest.Run);
        listed.GetProperty("yearsDone").GetInt32().ShouldBe(20);
        listed.GetProperty("bytes").GetInt64().ShouldBe(
            new DirectoryInfo(_folder.In("results")).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length));
    }

    [Fact]
    public void Without_runs_there_is_nothing_to_list()
    {
        Innosim.Run(_folder, "runs").ShouldBeDone().Error.ShouldContain("There is no run in 'results'.");
        Innosim.Run(_folder, "runs", "--format", "json").ShouldBeDone().Out.ShouldBe("[]\n");
    }

    [Fact]
    public void A_run_is_found_by_the_beginning_of_its_name_if_that_is_enough()
    {
        foreach (string name in (string[])["20260101-000000-aaaa", "20260101-000000-aabb", "20260202-000000-cccc"]) Copies.Copy(run.Path, _folder.In("results", name));
        Innosim.Run(_folder, "resume", "20260101").ShouldBeRefused("'20260101' is the beginning of 2 runs: 20260101-000000-aaaa, 20260101-000000-aabb; say more of it.");
        Innosim.Run(_folder, "rm", "202602").ShouldBeDone();
        Directory.Exists(_folder.In("results", "20260202-000000-cccc")).ShouldBeFalse();
        Innosim.Run(_folder, "rm", "20260101-000000-aabb").ShouldBeDone();
        _folder.Below("results").Where(path => !path.Contains('/', StringComparison.Ordinal)).ShouldBe(["20260101-000000-aaaa"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("nowhere")]
    [InlineData("../../..")]
    [InlineData("/")]
    [InlineData("*")]
    [InlineData("[red]")]
    [InlineData("\u001b[2J")]
    [InlineData("a\nb")]
    [InlineData("'; rm -rf x")]
    [InlineData("东北")]
    public void What_is_no_run_is_refused_whatever_it_is_called(string id)
    {
        Copies.Copy(run.Path, _folder.In("results", "20260101-000000-aaaa"));
        string[] before = Copies.Hashes(_folder.Path);
        Outcome outcome = Innosim.Run(_folder, "rm", id);
        outcome.ShouldBeRefused();
        outcome.Error.ShouldNotContain("\u001b");
        Copies.Hashes(_folder.Path).ShouldBe(before);
    }

    [Fact]
    public void A_name_that_is_too_long_for_a_file_is_refused() => Innosim.Run(_folder, "resume", new string('x', 5000)).ShouldBeRefused("is neither a run");

    [Fact]
    public void A_runs_folder_may_have_any_name()
    {
        foreach (string name in (string[])["[red]?mode=memory#1", "with space", "东北%20"])
        {
            Copies.Copy(run.Path, _folder.In("results", name));
            Innosim.Run(_folder, "verify", name, "--no-progress").ShouldBeDone();
            Innosim.Run(_folder, "fork", name, "--at-year", "15", "--years", "16", "--set", "entry-rate=0.3", "--out", "fork " + name, "--no-progress").ShouldBeDone();
        }

        Innosim.Run(_folder, "runs").ShouldBeDone();
    }

    [Fact]
    public void Removed_a_run_leaves_what_others_put_into_its_folder()
    {
        Copies.Copy(run.Path, _folder.In("x"));
        _folder.Write("x/thesis.txt", "mine");
        Innosim.Run(_folder, "rm", "x").ShouldBeDone();
        _folder.Below("x").ShouldBe(["thesis.txt"]);
        Innosim.Run(_folder, "rm", "x").ShouldBeRefused("'x' is neither a run");
    }

    [Fact]
    public void A_folder_that_is_no_runs_is_not_removed()
    {
        Directory.CreateDirectory(_folder.In("x"));
        _folder.Write("x/run.json", "{}");
        Innosim.Run(_folder, "rm", "x").ShouldBeRefused("'x' is neither a run");
        _folder.Below("x").ShouldBe(["run.json"]);
    }
}
