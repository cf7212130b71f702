using System.Collections.Concurrent;
using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Scenarios.Documents;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Policies;

/// <summary>Levers whose doing is seen in several regions of some size only, or over several years: what they are meant to move moves.</summary>
public class LeverDirectionTests
{
    private const int Seeds = 6;

    private static readonly SmallRegion Region = new("heilongjiang", 0.02, 12);

    private static readonly ConcurrentDictionary<string, Lazy<Task<YearRecord[]>>> Runs = new(StringComparer.Ordinal);

    [Fact]
    public async Task Where_topics_are_set_by_demand_more_results_find_a_firm() =>
        Ratio(await With("demand-set-topics", 0.9), Licences, Successes).ShouldBeGreaterThan(Ratio(await With("demand-set-topics", 0), Licences, Successes));

    [Fact]
    public async Task Of_parallel_teams_more_topics_end_in_a_success_and_fewer_successes_go_on()
    {
        YearRecord[] three = await With("parallel-teams", 3);
        YearRecord[] one = await With("parallel-teams", 1);
        const int Teams = 3;
        (Teams * Ratio(three, Licences, Projects)).ShouldBeGreaterThan(Ratio(one, Licences, Projects), "licences of a topic");
        Ratio(three, Licences, Successes).ShouldBeLessThan(Ratio(one, Licences, Successes), "licences of a success");
    }

    [Fact]
    public async Task Longer_grants_bring_ability_and_ability_success() =>
        Ratio(await With("grant-years", 10), Successes, Projects).ShouldBeGreaterThan(Ratio(await With("grant-years", 1), Successes, Projects));

    [Fact]
    public async Task The_more_related_industries_count_the_closer_entry_follows_them() =>
        (await With("relatedness-weight", 4)).Average(year => year["entry-relatedness-correlation"])
            .ShouldBeGreaterThan((await With("relatedness-weight", 1)).Average(year => year["entry-relatedness-correlation"]));

    [Fact]
    public async Task Pledged_patents_bring_credit() =>
        Ratio(await With("patent-pledge", 0.5), Debt, Sales).ShouldBeGreaterThan(Ratio(await With("patent-pledge", 0), Debt, Sales));

    private static double Licences(YearRecord year) => year.Tally.Total(ResearchMeasure.ProjectLicences);

    private static double Successes(YearRecord year) => year.Tally.Total(ResearchMeasure.ProjectsSuccessful);

    private static double Projects(YearRecord year) => year.Tally.Total(ResearchMeasure.Projects);

    private static double Debt(YearRecord year) => year.Tally.Total(CellMeasure.Debt);

    private static double Sales(YearRecord year) => year.Tally.Total(CellMeasure.Sales);

    private static double Ratio(YearRecord[] years, Func<YearRecord, double> above, Func<YearRecord, double> below) => years.Sum(above) / years.Sum(below);

    /// <summary>All years after the first state of some runs with a measure.</summary>
    private static Task<YearRecord[]> With(string lever, double value) =>
        Runs.GetOrAdd(FormattableString.Invariant($"{lever}={value}"), _ => new Lazy<Task<YearRecord[]>>(() => RunAllAsync(lever, value))).Value;

    private static async Task<YearRecord[]> RunAllAsync(string lever, double value)
    {
        PolicyDocument policy = PolicyRun.Setting(lever, value);
        var runs = new IReadOnlyList<YearRecord>[Seeds];
        await Parallel.ForAsync(0, Seeds, async (run, _) => runs[run] = await PolicyRun.RecordsAsync(Region, (ulong)run + 1, policy));
        return [.. runs.SelectMany(run => run.Skip(1))];
    }
}
