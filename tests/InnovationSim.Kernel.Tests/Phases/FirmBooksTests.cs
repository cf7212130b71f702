using FsCheck;
using FsCheck.Fluent;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Phases;

/// <summary>Production and the year's accounts of a firm of 20 million yuan of sales.</summary>
public sealed class FirmBooksTests
{
    private static readonly ModelParameters P = Defaults.Parameters with
    {
        CapitalProductivity = 3.5,
        CapitalReserve = 1.4,
        InvestmentSpeed = 0.5,
        DepreciationRate = 0.08,
        CashBuffer = 0.08,
        CashCeiling = 0.4,
        CreditShare = 0.06,
        PatentPledge = 0,
        InterestRate = 0.05,
        ProfitTaxRate = 0.25,
        HighTechTaxRate = 0.15,
        DividendShare = 0.5,
        ResearchSubsidy = 0,
        ExitSize = 0.04,
        ExitRate = 0,
        YoungExitRate = 0,
        StateExitRate = 0,
        StateWagePremium = 1,
    };

    private static readonly Arbitrary<(long Cash, long Debt, long Capital, long Demand, int Staff, bool State, double Rescue)> Firms = Arb.From(
        from cash in Laws.Longs(0, 8_000_000)
        from debt in Laws.Longs(0, 3_000_000)
        from capital in Laws.Longs(0, 20_000_000)
        from demand in Laws.Longs(0, 40_000_000)
        from staff in Gen.Choose(0, 150)
        from state in Gen.Elements(true, false)
        from rescue in Gen.Elements(0.0, 0.5, 1.0)
        select (cash, debt, capital, demand, staff, state, rescue));

    [Theory]
    [InlineData(false, 4_400_000, 400_000)]
    [InlineData(true, 4_480_000, 240_000)]
    public void A_good_year_pays_everybody_and_the_bank(bool highTech, long cash, long tax)
    {
        var stage = new Stage(parameters: P);
        FirmShard shard = stage.Firms();
        shard.Firms.DebtYuan[0] = 1_000_000;
        if (highTech) shard.Firms.Flags[0] |= FirmFlags.HighTech;
        stage.Run(shard, context => ProducePhase.Run(shard, context));

        // Sales 20 m − inputs 14 m − wages 3.55 m − interest .05 m − wear .8 m = profit of 1.6 m; half of it after tax goes to the owners.
        Flow(stage, FlowKind.Trade, AccountClass.Market, AccountClass.Firms).ShouldBe(20_000_000);
        Flow(stage, FlowKind.InputOrders, AccountClass.Firms, AccountClass.Market).ShouldBeInRange(13_999_999, 14_000_000);
        Flow(stage, FlowKind.Wages, AccountClass.Firms, AccountClass.Households).ShouldBe(3_550_000);
        Flow(stage, FlowKind.Interest, AccountClass.Firms, AccountClass.Bank).ShouldBe(50_000);
        Flow(stage, FlowKind.Taxes, AccountClass.Firms, AccountClass.Province).ShouldBeInRange(tax - 1, tax);
        Flow(stage, FlowKind.Dividends, AccountClass.Firms, AccountClass.Households).ShouldBeInRange(((1_600_000 - tax) / 2) - 1, ((1_600_000 - tax) / 2) + 1);
        Flow(stage, FlowKind.Repayments, AccountClass.Firms, AccountClass.Bank).ShouldBe(1_000_000);
        shard.Firms.CashYuan[0].ShouldBeInRange(cash - 3, cash + 3);
        shard.Firms.DebtYuan[0].ShouldBe(0);
        shard.Firms.CapitalYuan[0].ShouldBe(9_200_000);
        stage.Tally.Total(CellMeasure.ValueAdded).ShouldBeInRange(6_000_000, 6_000_001);
    }

    [Fact]
    public void The_books_of_any_year_balance() => Prop.ForAll(Firms, firm =>
    {
        (Stage stage, FirmShard shard) = Year(firm);
        long change = shard.Firms.CashYuan[0] - firm.Cash;
        change.ShouldBe(Histories.Net(stage.Tally, AccountClass.Firms), "money");
        (shard.Firms.DebtYuan[0] - firm.Debt).ShouldBe(
            Flow(stage, FlowKind.Loans, AccountClass.Bank, AccountClass.Firms) - Flow(stage, FlowKind.Repayments, AccountClass.Firms, AccountClass.Bank)
            - stage.Tally.Total(CellMeasure.WrittenOff), "debt");
        (shard.Firms.CapitalYuan[0] - firm.Capital).ShouldBe(
            stage.Tally.Total(CellMeasure.Investment) - stage.Tally.Total(CellMeasure.Depreciation) - stage.Tally.Total(CellMeasure.CapitalScrapped), "capital");
    }).Holds(300);

    [Fact]
    public void No_firm_ends_a_year_in_the_red() => Prop.ForAll(Firms, firm =>
    {
        FirmShard shard = Year(firm).Shard;
        return shard.Firms.CashYuan[0] >= 0 && shard.Firms.DebtYuan[0] >= 0 && shard.Firms.CapitalYuan[0] >= 0;
    }).Holds(300);

    [Fact]
    public void Owners_are_paid_from_money_that_the_firm_can_spare() => Prop.ForAll(Firms, firm =>
    {
        (Stage stage, FirmShard shard) = Year(firm);
        long dividends = Flow(stage, FlowKind.Dividends, AccountClass.Firms, firm.State ? AccountClass.Province : AccountClass.Households);
        bool stays = (shard.Firms.Flags[0] & FirmFlags.Exiting) == 0;
        return !stays || dividends == 0 || shard.Firms.CashYuan[0] >= (long)(P.CashBuffer * shard.Firms.SalesYuan[0]);
    }).Holds(300);

    [Fact]
    public void Money_beyond_the_ceiling_is_paid_out()
    {
        var stage = new Stage(parameters: P);
        FirmShard shard = stage.Firms();
        shard.Firms.CashYuan[0] = 50_000_000;
        stage.Run(shard, context => ProducePhase.Run(shard, context));
        shard.Firms.CashYuan[0].ShouldBe(8_000_000, "40 % of sales");
    }

    [Fact]
    public void A_loan_covers_a_loss_up_to_the_credit_limit()
    {
        var stage = new Stage(parameters: P);
        FirmShard shard = stage.Firms();
        Lossmaking(shard, cash: 1_000_000);
        stage.Run(shard, context => ProducePhase.Run(shard, context));

        long loan = Flow(stage, FlowKind.Loans, AccountClass.Bank, AccountClass.Firms);
        loan.ShouldBeInRange(1, 1_200_000);
        shard.Firms.DebtYuan[0].ShouldBe(loan);
        shard.Firms.CashYuan[0].ShouldBe(0);
        shard.Firms.Flags[0].ShouldBe(FirmFlags.None);
    }

    [Fact]
    public void Beyond_the_limit_a_private_firm_closes_and_hands_its_staff_back()
    {
        var stage = new Stage(parameters: P);
        FirmShard shard = stage.Firms();
        Lossmaking(shard, cash: 0, researchers: 60);
        stage.Run(shard, context => ProducePhase.Run(shard, context));

        shard.Firms.Flags[0].ShouldBe(FirmFlags.Exiting);
        stage.Tally.Quit(0, SkillLevel.SkilledWorker)[TinyWorld.Electronics].ShouldBe(40);
        stage.Tally.Quit(0, SkillLevel.Engineer)[TinyWorld.Electronics].ShouldBe(15);
        stage.Tally.Quit(0, SkillLevel.Scientist)[TinyWorld.Electronics].ShouldBe(60);
        (shard.Firms.SkilledWorkers[0], shard.Firms.CashYuan[0], shard.Firms.DebtYuan[0], shard.Firms.CapitalYuan[0]).ShouldBe((0, 0L, 0L, 0L));
        stage.Tally.Total(CellMeasure.Exits).ShouldBe(1);
        stage.Tally.Total(CellMeasure.WrittenOff).ShouldBe(Flow(stage, FlowKind.Loans, AccountClass.Bank, AccountClass.Firms));
    }

    [Theory]
    [InlineData(1.0, FirmFlags.ChainLeader)]
    [InlineData(0.0, FirmFlags.ChainLeader | FirmFlags.Exiting)]
    public void Beyond_the_limit_a_state_owned_enterprise_is_rescued_or_closes(double chance, FirmFlags flags)
    {
        var stage = new Stage(parameters: P with { RescueProbability = chance });
        FirmShard shard = stage.Firms(ownership: Ownership.State);
        Lossmaking(shard, cash: 0, researchers: 90);
        stage.Run(shard, context => ProducePhase.Run(shard, context));

        shard.Firms.Flags[0].ShouldBe(flags);
        stage.Tally.Total(CellMeasure.Rescues).ShouldBe((long)chance);
        (Flow(stage, FlowKind.Rescues, AccountClass.Province, AccountClass.Firms) > 0).ShouldBe(chance > 0);
        shard.Firms.CashYuan[0].ShouldBe(0);
    }

    [Fact]
    public void Lots_are_delivered_first_and_customers_not_served_are_gone()
    {
        var stage = new Stage(parameters: P);
        FirmShard shard = stage.Firms();
        shard.Firms.LotsThousandYuan[0] = 9_000;
        // 22 million is what 55 workers make; 29 million are ordered.
        stage.Run(shard, context => ProducePhase.Run(shard, context));

        shard.Firms.SalesYuan[0].ShouldBe(22_000_000);
        shard.Firms.DemandYuan[0].ShouldBe(13_000_000);
        stage.Tally.Total(CellMeasure.LotsDelivered).ShouldBe(9_000_000);
        stage.Tally.Total(CellMeasure.PooledSales).ShouldBe(13_000_000);
    }

    [Fact]
    public void Whoever_works_alone_takes_home_what_is_left()
    {
        var stage = new Stage(parameters: P with { ExitSize = 0 });
        FirmShard shard = stage.Firms();
        FirmColumns firms = shard.Firms;
        (firms.SkilledWorkers[0], firms.Engineers[0], firms.Researchers[0]) = (1, 0, 0);
        (firms.DemandYuan[0], firms.SalesYuan[0]) = (100_000, 100_000);
        stage.Run(shard, context => ProducePhase.Run(shard, context));

        Flow(stage, FlowKind.Wages, AccountClass.Firms, AccountClass.Households).ShouldBeInRange(29_998, 30_001, "100,000 less inputs of 70 %");
    }

    private static (Stage Stage, FirmShard Shard) Year((long Cash, long Debt, long Capital, long Demand, int Staff, bool State, double Rescue) firm)
    {
        var stage = new Stage(parameters: P with { RescueProbability = firm.Rescue });
        FirmShard shard = stage.Firms(ownership: firm.State ? Ownership.State : Ownership.Private);
        FirmColumns firms = shard.Firms;
        (firms.CashYuan[0], firms.DebtYuan[0], firms.CapitalYuan[0], firms.DemandYuan[0]) = (firm.Cash, firm.Debt, firm.Capital, firm.Demand);
        (firms.SkilledWorkers[0], firms.Engineers[0], firms.Researchers[0]) = (firm.Staff, firm.Staff / 3, firm.Staff / 9);
        stage.Run(shard, context => ProducePhase.Run(shard, context));
        return (stage, shard);
    }

    /// <summary>More researchers than the sales of the year carry.</summary>
    private static void Lossmaking(FirmShard shard, long cash, int researchers = 45)
    {
        shard.Firms.CashYuan[0] = cash;
        shard.Firms.Researchers[0] = researchers;
    }

    private static long Flow(Stage stage, FlowKind kind, AccountClass from, AccountClass to) => stage.Tally.Flow(kind, from, to);
}
