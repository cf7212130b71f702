using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Phases;

/// <summary>Careers, moves and households.</summary>
public sealed class PeopleTests
{
    private const int Workers = (int)SkillLevel.SkilledWorker;

    private static readonly ModelParameters P = Defaults.Parameters with
    {
        ConsumptionShare = 0.8,
        WageCurveElasticity = 0.1,
        NormalUnemployment = 0.05,
        MoverRate = 1,
        DependantsPerMover = 0.5,
    };

    [Fact]
    public void Nobody_is_lost_in_a_year_of_careers()
    {
        (Stage stage, TalentShard pools) = City();
        long before = People(pools);
        Sent sent = stage.Run(pools, context => CareerPhase.Run(pools, context));

        People(pools).ShouldBe(before + stage.Tally.Total(PoolMeasure.Births) - stage.Tally.Total(PoolMeasure.Deaths)
            - stage.Tally.Total(PoolMeasure.OutToOutside) - sent.Messages<MoveMessage>().Sum(move => move.Persons));
        (stage.Tally.Total(PoolMeasure.OutToRegion) + stage.Tally.Total(PoolMeasure.OutToLevel))
            .ShouldBe(sent.Messages<MoveMessage>().Sum(move => move.Persons));
    }

    [Fact]
    public void Separations_come_back_to_the_pool_or_retire()
    {
        (Stage stage, TalentShard pools) = City();
        stage.Signals.Quit[1] = 7;
        stage.Signals.Retired[1] = 3;
        stage.Run(pools, context => CareerPhase.TakeBack(pools.Pools, Workers, 0, context));

        pools.Pools.Employed.At(Workers)[1].ShouldBe(2000 - 10);
        pools.Pools.Searching.At(Workers)[1].ShouldBe(300 + 7);
        pools.Pools.Dependants[Workers].ShouldBe(5000 + 3);
    }

    [Fact]
    public void More_separations_than_employees_are_an_error()
    {
        (Stage stage, TalentShard pools) = City();
        stage.Signals.Quit[1] = 2001;
        Should.Throw<InvalidOperationException>(() => stage.Run(pools, context => CareerPhase.TakeBack(pools.Pools, Workers, 0, context)))
            .Message.ShouldContain("more have left than were employed");
    }

    [Theory]
    [InlineData(95, 5, 50_000)] // unemployment as normal
    [InlineData(80, 20, 43_527)] // four times as high: 4^−.1
    [InlineData(100, 0, 62_946)] // at least half a percent is taken: 10^.1
    public void The_wage_follows_the_wage_curve(long employed, long searching, long wage)
    {
        var stage = new Stage(parameters: P);
        TalentShard pools = stage.Pools();
        pools.Pools.Employed.At(Workers)[0] = employed;
        pools.Pools.Searching.At(Workers)[0] = searching;
        CareerPhase.Wage(pools.Pools, Workers, stage.Context).ShouldBe(wage);
    }

    [Fact]
    public void Who_moves_goes_where_the_weights_lead()
    {
        (Stage stage, TalentShard pools) = City();
        // From the first city: half to the second, half outside, nobody stays.
        double[] weights = stage.Signals.MoveWeights;
        for (int level = 0; level < SkillLevels.Count; level++) (weights[level * 6], weights[(level * 6) + 1], weights[(level * 6) + 2]) = (0, 1, 1);
        long before = People(pools);
        Sent sent = stage.Run(pools, context => MigrationPhase.Leave(pools, context));

        pools.Pools.Searching.At(Workers).ToArray().Sum().ShouldBe(0, "all of them think of moving");
        long moved = sent.Messages<MoveMessage>().Sum(move => move.Persons);
        sent.Of<MoveMessage>().ShouldAllBe(move => move.To.City == 1);
        stage.Tally.Total(PoolMeasure.OutToRegion).ShouldBe(moved);
        People(pools).ShouldBe(before - moved - stage.Tally.Total(PoolMeasure.OutToOutside));
        ((double)moved / (moved + stage.Tally.Total(PoolMeasure.OutToOutside))).ShouldBe(0.5, 0.1);
        sent.Messages<MoveMessage>().Where(move => move.Status == MoveStatus.Dependant).Sum(move => move.Persons).ShouldBeGreaterThan(0, "families go along");
    }

    [Fact]
    public void Who_likes_it_at_home_stays()
    {
        (Stage stage, TalentShard pools) = City();
        Sent sent = stage.Run(pools, context => MigrationPhase.Leave(pools, context));

        sent.Messages<MoveMessage>().Where(move => move.Status != MoveStatus.Dependant).ShouldBeEmpty();
        stage.Tally.Total(PoolMeasure.OutToOutside).ShouldBe(0);
    }

    [Fact]
    public void Movers_arrive_in_the_status_they_have()
    {
        var stage = new Stage(parameters: P);
        TalentShard pools = stage.Pools(city: 1);
        const SkillLevel Level = SkillLevel.Engineer;
        stage.Post(new ShardId(AgentKind.TalentPool, 0, 0), pools.Id,
            new MoveMessage(Level, Level, MoveStatus.Searching, 2, 10), new MoveMessage(Level, Level, MoveStatus.Elsewhere, 0, 20),
            new MoveMessage(SkillLevel.SkilledWorker, Level, MoveStatus.Student, 0, 30), new MoveMessage(Level, Level, MoveStatus.Dependant, 0, 40));
        stage.Run(pools, context => MigrationPhase.Arrive(pools, context));

        (pools.Pools.Searching.At(1)[2], pools.Pools.Elsewhere[1], pools.Pools.Students[1], pools.Pools.Dependants[1]).ShouldBe((10L, 20L, 30L, 40L));
        stage.Tally.Pools(PoolMeasure.InFromRegion, 1)[1].ShouldBe(70);
        stage.Tally.Pools(PoolMeasure.InFromLevel, 1)[1].ShouldBe(30);
    }

    [Fact]
    public void Households_spend_four_fifths_of_their_income()
    {
        var stage = new Stage(parameters: P);
        TalentShard pools = stage.Pools();
        stage.Signals.Income[Workers] = 1000;
        stage.Run(pools, context => HouseholdPhase.Run(pools, context));

        pools.Pools.CashYuan[Workers].ShouldBe(200);
        stage.Tally.Flow(FlowKind.Consumption, AccountClass.Households, AccountClass.Market).ShouldBe(800);
        stage.Tally.Total(PoolMeasure.Income).ShouldBe(1000);
    }

    private static (Stage Stage, TalentShard Pools) City()
    {
        var stage = new Stage(parameters: P);
        stage.Signals.DeathRate[0] = 0.02;
        stage.Signals.Births[0] = 50;
        TalentShard pools = stage.Pools();
        for (int level = 0; level < SkillLevels.Count; level++)
        {
            pools.Pools.Employed.At(level).Fill(2000);
            pools.Pools.Searching.At(level).Fill(300);
            (pools.Pools.Elsewhere[level], pools.Pools.Students[level], pools.Pools.Dependants[level]) = (400, 200, 5000);
        }

        return (stage, pools);
    }

    private static long People(TalentShard pools) => Enumerable.Range(0, SkillLevels.Count).Sum(level =>
        pools.Pools.Employed.At(level).ToArray().Sum() + pools.Pools.Searching.At(level).ToArray().Sum()
        + pools.Pools.Elsewhere[level] + pools.Pools.Students[level] + pools.Pools.Dependants[level]);
}
