using System.Globalization;
using InnovationSim.Cli.Tests.Running;
using InnovationSim.Storage.Runs;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Resuming;

/// <summary>A complete run of 20 years with checkpoints at 15 and 20, to branch off from.</summary>
public sealed class ParentRun : IDisposable
{
    public ParentRun() => Innosim.Run(Folder, ["run", "toy", .. How, "--out", "parent", "--no-progress"]).ShouldBeDone();

    public static string[] How { get; } = ["--years", "20", "--scale", "0.02", "--checkpoint-every", "5"];

    public TempFolder Folder { get; } = new();

    public string Path => Folder.In("parent");

    public void Dispose() => Folder.Dispose();
}

public sealed class ForkTests(ParentRun parent) : IClassFixture<ParentRun>, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(15)]
    [InlineData(17)]
    [InlineData(3)]
    [InlineData(0)]
    public void A_fork_shares_history_up_to_its_year_and_differs_after_and_leaves_its_parent_alone(int year)
    {
        string[] before = Copies.Hashes(parent.Path);
        Fork(parent.Path, "x", "--at-year", Text(year), "--set", "entry-rate=0.3").ShouldBeDone();
        Copies.Hashes(parent.Path).ShouldBe(before);
        ResultFiles fork = Results("x");
        string[] theirs = [.. Results(parent.Path).Manifest.Digests];
        string[] ours = [.. fork.Manifest.Digests];
        ours.Length.ShouldBe(21);
        ours.Take(year + 1).ShouldBe(theirs.Take(year + 1));
        for (int later = year + 1; later <= 20; later++) ours[later].ShouldNotBe(theirs[later]);
        fork.Csv("years").Column("year").ShouldBe(Enumerable.Range(0, 21).Select(Text));
        fork.Manifest.Parent.ShouldNotBeNull().AtYear.ShouldBe(year);
        fork.Manifest.Parent.Run.ShouldBe(Results(parent.Path).Manifest.Run);
        fork.Manifest.Changes.ShouldHaveSingleItem().FromYear.ShouldBe(year + 1);
    }

    [Fact]
    public void A_fork_that_sets_what_holds_already_equals_its_parent()
    {
        double rate = Results(parent.Path).Manifest.Parameters["entry-rate"];
        Fork(parent.Path, "x", "--at-year", "7", "--set", $"entry-rate={rate.ToString("R", CultureInfo.InvariantCulture)}").ShouldBeDone();
        Whole.Of(ParentRun.How).ShouldBeIn(_folder.In("x"));
    }

    [Fact]
    public void A_fork_of_a_fork_has_the_changes_of_both_each_from_its_year()
    {
        Fork(parent.Path, "a", "--at-year", "5", "--set", "entry-rate=0.3").ShouldBeDone();
        Fork("a", "b", "--at-year", "10", "--set", "no-such-lever=0.2", "--years", "12").ExitCode.ShouldBe(2);
        Fork("a", "b", "--at-year", "10", "--set", "entry-rate=0.1", "--years", "12").ShouldBeDone();
        ResultFiles b = Results("b");
        b.Manifest.Changes.Select(change => change.FromYear).ShouldBe([6, 11]);
        b.Manifest.Digests.Take(11).ShouldBe(Results("a").Manifest.Digests.Take(11));
        b.Manifest.Digests[11].ShouldNotBe(Results("a").Manifest.Digests[11]);
        b.Manifest.Digests.Count.ShouldBe(13);
        // Before the first fork's change it shares the history of all three.
        Fork("a", "c", "--at-year", "2", "--set", "entry-rate=0.2").ShouldBeDone();
        Results("c").Manifest.Changes.ShouldHaveSingleItem().FromYear.ShouldBe(3);
        Results("c").Manifest.Digests.Take(3).ShouldBe(Results(parent.Path).Manifest.Digests.Take(3));
    }

    [Fact]
    public void A_fork_that_is_verified_is_simulated_with_its_changes()
    {
        Fork(parent.Path, "x", "--at-year", "5", "--set", "entry-rate=0.3").ShouldBeDone();
        Innosim.Run(_folder, "verify", "x", "--no-progress").ShouldBeDone();
    }

    [Fact]
    public void A_fork_may_adopt_a_policy_whose_years_count_from_then()
    {
        Fork(parent.Path, "x", "--at-year", "15", "--policy", "trading-platform@0.5").ShouldBeDone();
        RunPolicySummary policy = Results("x").Manifest.Policies.ShouldHaveSingleItem();
        (policy.Name, policy.FromYear, policy.Intensity).ShouldBe(("trading-platform", 16, 0.5));
        Results("x").Csv("spending").Column("year").ShouldBe(["16", "17", "18", "19", "20"]);
        Innosim.Run(_folder, "verify", "x", "--no-progress").ShouldBeDone();
    }

    [UnixFact]
    public void A_run_that_was_killed_can_be_branched_off_and_taken_up_nevertheless()
    {
        string[] how = ["--years", "100", "--scale", "0.1", "--checkpoint-every", "10"];
        Signal.Send(Innosim.Start(_folder, ["run", "toy", .. how, "--out", "killed"]), Signal.Kill, "year 50/100").ExitCode.ShouldBe(137);
        string[] before = Copies.Hashes(_folder.In("killed"));
        Fork("killed", "fork", "--at-year", "45", "--years", "47", "--set", "entry-rate=0.3").ShouldBeDone();
        Copies.Hashes(_folder.In("killed")).ShouldBe(before);
        Results("fork").Manifest.Digests.Take(46).ShouldBe(Whole.Of(how).Digests.Take(46));
        Results("fork").Manifest.Digests[46].ShouldNotBe(Whole.Of(how).Digests[46]);
        Innosim.Run(_folder, "resume", "killed", "--no-progress").ShouldBeDone();
        Whole.Of(how).ShouldBeIn(_folder.In("killed"));
    }

    [Theory]
    [InlineData("--at-year is '-1'", "--at-year", "-1", "--set", "entry-rate=0.3")]
    [InlineData("--at-year is 20; the fork has 20 years, so it takes 0 to 19", "--at-year", "20", "--set", "entry-rate=0.3")]
    [InlineData("--at-year is 5; the fork has 5 years, so it takes 0 to 4", "--at-year", "5", "--years", "5", "--set", "entry-rate=0.3")]
    [InlineData("'--at-year' is required", "--set", "entry-rate=0.3")]
    [InlineData("needs something that differs", "--at-year", "5")]
    [InlineData("entry-rat is not a parameter", "--at-year", "5", "--set", "entry-rat=0.3")]
    [InlineData("entry-rate is 7", "--at-year", "5", "--set", "entry-rate=7")]
    public void What_cannot_be_is_refused_and_makes_nothing(string says, params string[] how)
    {
        Fork(parent.Path, "x", how).ShouldBeRefused(says);
        Directory.GetFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    private Outcome Fork(string run, string name, params string[] how) => Innosim.Run(_folder, ["fork", run, .. how, "--out", name, "--no-progress"]);

    private ResultFiles Results(string name) => new(_folder.In(name));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
