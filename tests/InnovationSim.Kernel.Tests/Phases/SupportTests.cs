using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Phases;

/// <summary>Public support of firms, research organisations and pools, one shard at a time.</summary>
public class SupportTests
{
    private static readonly ModelParameters P = Defaults.Parameters with
    {
        UpgradingGain = 0.1, CapabilityCost = 1, DigitalStep = 20, DigitalGrantYuan = 1000, FundTicket = 0.1, HighTechIntensity = 0.03,
        TrainingGain = 0.2, TrainingPromotion = 0.5, TrainingCostYuan = 10, VisitingCostYuan = 100, VisitingPatents = 0.5,
    };

    [Fact]
    public void Without_support_nothing_is_drawn_and_nothing_changes()
    {
        var stage = new Stage(parameters: P);
        FirmShard shard = stage.Firms();
        Digest before = shard.DigestOfState();
        stage.Run(shard, context => SupportPhase.Run(shard, context));
        shard.DigestOfState().ShouldBe(before);
    }

    [Fact]
    public void An_upgraded_firm_is_more_productive_and_has_the_equipment_that_the_grant_paid()
    {
        var stage = new Stage(parameters: P);
        FirmShard shard = stage.Firms();
        stage.Signals.FrontierLog.AsSpan().Fill(1);
        stage.Signals.Upgrading.AsSpan().Fill(1);
        long capital = shard.Firms.CapitalYuan[0];
        stage.Run(shard, context => SupportPhase.Run(shard, context));
        ((double)shard.Firms.LogProductivity[0]).ShouldBe(Math.Log(1.1), 1e-6);
        long grant = (long)(Math.Log(1.1) * 20_000_000);
        ((double)(shard.Firms.CapitalYuan[0] - capital)).ShouldBe(grant, 1);
        stage.Tally.Flow(FlowKind.Subsidies, AccountClass.Province, AccountClass.Firms).ShouldBe(stage.Tally.Total(CellMeasure.UpgradingGrants));
        stage.Tally.Flow(FlowKind.CapitalOrders, AccountClass.Firms, AccountClass.Market).ShouldBe(stage.Tally.Total(CellMeasure.UpgradingGrants));
    }

    [Fact]
    public void Nobody_is_upgraded_beyond_the_frontier()
    {
        var stage = new Stage(parameters: P);
        FirmShard shard = stage.Firms();
        shard.Firms.LogProductivity[0] = 1;
        stage.Signals.FrontierLog.AsSpan().Fill(1);
        stage.Signals.Upgrading.AsSpan().Fill(1);
        stage.Run(shard, context => SupportPhase.Run(shard, context));
        shard.Firms.LogProductivity[0].ShouldBe(1);
        stage.Tally.Total(CellMeasure.UpgradingGrants).ShouldBe(0);
    }

    [Fact]
    public void Digitalisation_ends_at_a_hundred()
    {
        var stage = new Stage(parameters: P);
        FirmShard shard = stage.Firms();
        shard.Firms.Digital[0] = 90;
        stage.Signals.Digitalisation.AsSpan().Fill(1);
        stage.Run(shard, context => SupportPhase.Run(shard, context));
        shard.Firms.Digital[0].ShouldBe((byte)100);
        stage.Tally.Total(CellMeasure.DigitalGrants).ShouldBe(1000);
        stage.Run(shard, context => SupportPhase.Run(shard, context));
        stage.Tally.Total(CellMeasure.DigitalGrants).ShouldBe(1000);
    }

    [Fact]
    public void The_fund_backs_innovative_private_firms_once()
    {
        var stage = new Stage(parameters: P with { GuideFund = 1 });
        FirmShard shard = stage.Firms(firms: 2);
        shard.Firms.ResearchIntensity[0] = 0.05f;
        long cash = shard.Firms.CashYuan[0];
        stage.Run(shard, context => SupportPhase.Run(shard, context));
        stage.Run(shard, context => SupportPhase.Run(shard, context));
        (shard.Firms.CashYuan[0] - cash).ShouldBe(2_000_000);
        shard.Firms.Flags[0].ShouldBe(FirmFlags.FundBacked);
        shard.Firms.Flags[1].ShouldBe(FirmFlags.None);
        stage.Tally.Flow(FlowKind.Equity, AccountClass.GuideFund, AccountClass.Firms).ShouldBe(2_000_000);
        FirmShard state = stage.Firms(ownership: Ownership.State);
        state.Firms.ResearchIntensity[0] = 0.05f;
        stage.Run(state, context => SupportPhase.Run(state, context));
        (state.Firms.Flags[0] & FirmFlags.FundBacked).ShouldBe(FirmFlags.None);
    }

    [Fact]
    public void The_trained_raise_the_skill_of_those_who_look_for_work_and_some_become_engineers()
    {
        var stage = new Stage(parameters: P);
        TalentShard shard = stage.Pools();
        shard.Pools.Searching.At(0)[1] = 100;
        stage.Signals.TrainingSeats[0] = 40;
        stage.Run(shard, context => TrainingPhase.Run(shard, context));
        long trained = stage.Tally.Pools(PoolMeasure.Trained, 0)[0];
        trained.ShouldBeInRange(40, 41);
        shard.Pools.LogSkill[0].ShouldBe(0.2 * trained / 100, 1e-12);
        long promoted = stage.Tally.Pools(PoolMeasure.OutToLevel, 0)[0];
        promoted.ShouldBe((long)(100 * (trained * 0.5 / 100)));
        shard.Pools.Searching.At(0)[1].ShouldBe(100 - promoted);
        stage.Tally.Flow(FlowKind.PublicPurchases, AccountClass.Province, AccountClass.Market).ShouldBe(10 * trained);
    }

    [Fact]
    public void There_are_never_more_trained_than_look_for_work()
    {
        var stage = new Stage(parameters: P);
        TalentShard shard = stage.Pools();
        shard.Pools.Searching.At(0)[0] = 5;
        stage.Signals.TrainingSeats[0] = 1000;
        stage.Run(shard, context => TrainingPhase.Run(shard, context));
        stage.Tally.Pools(PoolMeasure.Trained, 0)[0].ShouldBe(5);
    }

    [Fact]
    public void Visitors_bring_knowledge_and_patents_and_take_their_pay_abroad()
    {
        var stage = new Stage(parameters: P);
        ResearchShard shard = stage.Research();
        stage.Signals.VisitingTalent.AsSpan().Fill(5.0 / 10_000_000);
        double patents = 0;
        stage.Run(shard, context => patents = VisitPhase.Patents(shard, 0, context.World.Universities[0], context));
        long visitors = stage.Tally.Total(ResearchMeasure.Visitors);
        visitors.ShouldBeGreaterThan(0);
        patents.ShouldBe(0.5 * visitors);
        stage.Tally.Flow(FlowKind.PublicPurchases, AccountClass.Province, AccountClass.Outside).ShouldBe(100 * visitors);
        new Kene(shard.Organisations.Knowledge.At(0)[0]).Ability.ShouldBe(8);
    }
}
