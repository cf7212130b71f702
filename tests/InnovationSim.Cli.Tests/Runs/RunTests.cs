using InnovationSim.Cli.Tests.Running;
using Shouldly;
using Xunit;

namespace InnovationSim.Cli.Tests.Runs;

public sealed class RunTests(UsualRun usual) : IClassFixture<UsualRun>, IDisposable
{
    private static readonly string[] Small = UsualRun.Command;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--threads", "1")]
    [InlineData("--threads", "5")]
    [InlineData("--shard-size", "private-firm=7")]
    [InlineData("--shard-size", "university=1", "--shard-size", "research-institute=1", "--shard-size", "state-owned-enterprise=2", "--shard-size", "talent-pool=3")]
    public void Threads_and_shard_sizes_change_no_digest(params string[] how) => Digests(how).ShouldBe(usual.Digests);

    [Theory]
    [InlineData("--seed", "2")]
    [InlineData("--set", "entry-rate=0.2")]
    [InlineData("--scale", "0.03")]
    public void Seed_parameters_and_scale_change_it(params string[] how) => Digests(how)[^1].ShouldNotBe(usual.Digests[^1]);

    [Fact]
    public void A_file_runs_like_the_built_in_scenario_that_it_is_a_copy_of()
    {
        _folder.Write("copy.yaml", ToyText.Whole);
        Innosim.Run(_folder, "run", "./copy.yaml", "--years", "2", "--scale", "0.02", "--out", "copy").ShouldBeDone();
        Results("copy").Manifest.Digests.ShouldBe(usual.Digests);
    }

    [Fact]
    public void A_parameter_set_twice_has_the_last_value()
    {
        Innosim.Run(_folder, [.. Small, "--set", "entry-rate=0.3", "--set", "entry-rate=0.2", "--out", "x"]).ShouldBeDone();
        Results("x").Manifest.Parameters["entry-rate"].ShouldBe(0.2);
    }

    [Fact]
    public void The_text_answer_has_first_middle_and_last_year_clusters_place_rate_and_digest()
    {
        string text = Innosim.Run(_folder, "run", "toy", "--years", "5", "--scale", "0.02", "--out", "x").ShouldBeDone().Out;
        text.ShouldContain("year 1 (2001)   year 3 (2003)   year 5 (2005)");
        text.ShouldContain("GDP, bn yuan");
        text.ShouldContain("Top clusters of year 5 by location quotient");
        text.ShouldContain("linkage lift");
        text.ShouldContain($"Results: {_folder.In("x")}");
        text.ShouldMatch(@"[\d,]+ organisation-years in [\d.]+ s: [1-9][\d,]* a second on \d+ thread\(s\); peak memory \d+ MB\.");
        text.ShouldContain($"Digest {Results("x").Manifest.Digest} (scenario toy, seed 1, model version ");
        text.ShouldNotContain("\u001b");
        text.ShouldNotContain("NaN");
    }

    [Fact]
    public void The_text_answer_of_one_year_shows_it_once() =>
        Innosim.Run(_folder, "run", "toy", "--years", "1", "--scale", "0.02", "--out", "x").ShouldBeDone().Out.Split("year 1 (2001)").Length.ShouldBe(2);

    [Fact]
    public void Progress_goes_to_standard_error_line_by_line_where_there_is_no_terminal()
    {
        string[] lines = Innosim.Run(_folder, [.. Small, "--out", "x"]).ShouldBeDone().Error.TrimEnd().Split('\n');
        lines.Length.ShouldBe(3);
        lines[0].ShouldStartWith("year 0/2: first state: 120 private firms, ");
        lines[2].ShouldMatch(@"^year 2/2: GDP \d+ bn yuan \([+-][\d.]+ %\), [\d,]+ firms, unemployment [\d.]+ %, conversion (–|[\d.]+ %), local lots \d+ %, hollow \d+/\d+$");
    }

    [Fact]
    public void Without_progress_standard_error_is_silent() => Innosim.Run(_folder, [.. Small, "--out", "x", "--no-progress"]).ShouldBeDone().Error.ShouldBeEmpty();

    [Fact]
    public void Facts_outside_their_bands_are_named()
    {
        _folder.Write("facts.yaml", ToyText.With((
            "facts: []",
            """
            facts:
              - { id: many-people, name: Population of millions, metric: population, low: 1.0e+6, high: 2.0e+6, source: Made up. }
              - { id: some-people, name: Population above nothing, metric: population, low: 1, high: 1.0e+9, source: Made up. }
            """)));
        string text = Innosim.Run(_folder, "run", "facts.yaml", "--years", "3", "--scale", "0.02", "--out", "x").ShouldBeDone().Out;
        text.ShouldContain("Facts: 1 of 2 inside their bands (means of years 3 to 12); outside:");
        text.ShouldMatch(@"\n  Population of millions: \d+, band 1E\+06 to 2E\+06 \(Made up\.\)\n");
        text.ShouldNotContain("Population above nothing");
        System.Text.Json.JsonElement answer =
            Innosim.Run(_folder, "run", "facts.yaml", "--years", "3", "--scale", "0.02", "--out", "y", "--format", "json", "--no-progress").ShouldBeDone().Json();
        answer.GetProperty("factsInside").GetInt32().ShouldBe(1);
        answer.GetProperty("factsOutside").EnumerateArray().Select(id => id.GetString()).ShouldBe(["many-people"]);
    }

    [Fact]
    public void Facts_of_too_short_a_run_are_not_measured()
    {
        _folder.Write("facts.yaml", ToyText.With((
            "facts: []", "facts:\n  - { id: people, name: People, metric: population, low: 1, high: 2, source: Made up. }")));
        Innosim.Run(_folder, "run", "facts.yaml", "--years", "2", "--scale", "0.02", "--out", "x").ShouldBeDone().Out
            .ShouldContain("Facts: none of 1 can be measured in a run of fewer than 3 years.");
    }

    private IReadOnlyList<string> Digests(string[] how)
    {
        // An option given twice is an error: what a test changes is left out of the usual ones.
        string[] command = [.. Small.Where((_, i) => Small[i] != how[0] && (i == 0 || Small[i - 1] != how[0]))];
        Innosim.Run(_folder, [.. command, .. how, "--out", "x", "--no-progress"]).ShouldBeDone();
        return Results("x").Manifest.Digests;
    }

    private ResultFiles Results(string folder) => new(_folder.In(folder));
}

/// <summary>The digests of the small run as everybody would do it.</summary>
public sealed class UsualRun
{
    public UsualRun()
    {
        using var folder = new TempFolder();
        Innosim.Run(folder, [.. Command, "--out", "usual", "--no-progress"]).ShouldBeDone();
        Digests = new ResultFiles(folder.In("usual")).Manifest.Digests;
    }

    public static string[] Command { get; } = ["run", "toy", "--years", "2", "--scale", "0.02"];

    public IReadOnlyList<string> Digests { get; }
}
