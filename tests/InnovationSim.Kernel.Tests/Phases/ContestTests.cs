using FsCheck.Fluent;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Phases;

/// <summary>A contest is decided by a histogram and the marginal ones as a ranking of all would decide it.</summary>
public sealed class ContestTests
{
    private const int Topics = 3;

    private static readonly FsCheck.Arbitrary<(Contestant[] All, int Teams)> Any = FsCheck.Fluent.Arb.From(
        from number in Gen.Choose(0, 40)
        from all in Gen.ArrayOf(
            from topic in Gen.Choose(0, Topics - 1)
            from expertise in Gen.Choose(3, 30)
            from match in Gen.Choose(0, 8)
            from lottery in Gen.Choose(0, 2)
            select (topic, expertise, match, lottery), number)
        from teams in Gen.Choose(1, 5)
        select (all.Select((one, i) => new Contestant(one.topic, Contest.Score(one.expertise, one.match, 3), (uint)one.lottery, i)).ToArray(), teams));

    [Fact]
    public void Exactly_as_many_win_as_there_are_places_and_they_are_the_best() =>
        Prop.ForAll(Any, contest =>
        {
            Signals signals = Decide(contest.All, contest.Teams);
            foreach (IGrouping<int, Contestant> topic in contest.All.GroupBy(one => one.Topic))
            {
                Contestant[] ranked = [.. topic.OrderByDescending(one => one.Score).ThenByDescending(one => one.Lottery).ThenBy(one => one.Identity)];
                Contestant[] winners = [.. topic.Where(one => Contest.Wins(signals, one.Topic, one.Score, one.Lottery, one.Identity))];
                winners.Select(one => one.Number).Order().ShouldBe(ranked.Take(contest.Teams).Select(one => one.Number).Order());
            }
        }).Holds();

    [Fact]
    public void The_order_in_which_marginal_ones_are_heard_changes_nothing() =>
        Prop.ForAll(Any, contest =>
        {
            Signals one = Decide(contest.All, contest.Teams);
            Signals other = Decide([.. contest.All.Reverse()], contest.Teams);
            return one.ContestRank.SequenceEqual(other.ContestRank) && one.ContestIdentity.SequenceEqual(other.ContestIdentity);
        }).Holds();

    [Fact]
    public void Mean_expertise_comes_before_match_and_means_are_exact()
    {
        Contest.Score(18, 0, 3).ShouldBeGreaterThan(Contest.Score(23, 8 * 4, 4), "6 against 5.75");
        Contest.Score(24, 6, 4).ShouldBe(Contest.Score(30, 15 / 2, 5) + ((6 * 15) - (7 * 12)), "both 6; match 1.5 against 1.4");
        Contest.Score(50, 40, 5).ShouldBeLessThan(Contest.ScoreEnd);
        Contest.Bin(Contest.Score(50, 40, 5)).ShouldBe(Contest.Bins - 1);
        Contest.Bin(0).ShouldBe(0);
    }

    private static Signals Decide(Contestant[] all, int teams)
    {
        World world = new TinyWorld { Parameters = Defaults.Parameters with { ParallelTeams = teams } }.Build();
        var region = new Region(world);
        region.BeginGenesis();
        var map = new Partition(world.Cities.Length, [64, 64, 64, 64, 3], new int[AgentKinds.Count * world.Cities.Length]);
        var tally = new Tally(world.Cities.Length, world.Sectors.Length);
        foreach (Contestant one in all) tally.ContestScores[(one.Topic * Contest.Bins) + Contest.Bin(one.Score)]++;
        region.Finish(Step.Award, tally, map, [], []);
        ReportRecord[] marginal =
        [
            .. all.Where(one => Contest.IsMarginal(region.Signals, one.Topic, one.Score))
                .Select(one => new ReportRecord((ulong)one.Topic, Contest.Rank(one.Score, one.Lottery), one.Identity)),
        ];
        tally.Clear();
        region.Finish(Step.Tender, tally, map, [], marginal);
        return region.Signals;
    }

    private sealed record Contestant(int Topic, int Score, uint Lottery, int Number)
    {
        public ulong Identity => (ulong)Number;
    }
}
