using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Phases;

/// <summary>The pure rules of the phases against numbers worked by hand.</summary>
public sealed class RuleTests
{
    private static readonly ModelParameters P = Defaults.Parameters with
    {
        CapitalProductivity = 3.5,
        CapitalReserve = 1.4,
        InvestmentSpeed = 0.5,
        DepreciationRate = 0.1,
        CashBuffer = 0.08,
        InvestmentFromSales = 0.08,
        TradeCredit = 0.05,
        WorkingCapitalTurns = 10,
        CreditShare = 0.06,
        PatentPledge = 0.5,
        PatentValueYuan = 300,
        AbsorptionScale = 5,
        FeeShare = 0.5,
        FeeYears = 5,
        LicenceGain = 0.05,
        ProductLineSize = 10,
        ExitSize = 0.04,
        YoungYears = 3,
        YoungExitRate = 0.13,
        ExitRate = 0.04,
        StateExitRate = 0.005,
        HazardSize = 20,
        ResearchSubsidy = 0.5,
    };

    private static readonly Sector Electronics = TinyWorld.Default.Sectors[TinyWorld.Electronics];

    [Theory]
    [InlineData(0.0, 1.7)]
    [InlineData(0.6931472, 1.7 * 1.4142136)] // twice as productive, elasticity ½
    [InlineData(5.0, 1.7 * 2)]
    [InlineData(-5.0, 1.7 * 0.5)]
    public void Wages_follow_productivity_within_half_and_twice_the_pools(float logProductivity, double expected)
    {
        double[] factors = new double[1];
        WageRule.Factors([logProductivity + 0.3f], [0], [0.3], 0.5, 1.7, factors);
        factors[0].ShouldBe(expected, 1e-6);
    }

    [Fact]
    public void The_research_budget_is_a_share_of_sales_and_what_the_province_adds() => new ResearchBudget(P).Yuan(0.25f, 1_000_000).ShouldBe(375_000);

    [Fact]
    public void Capital_allows_its_productivity_in_sales() => new Capacity(P, Ownership.Private).OfCapital(200).ShouldBe(700);

    [Fact]
    public void Money_and_credit_turn_over_in_inputs() =>
        // 10 turns × 2 yuan of sales per yuan of inputs × (−200 + 500 + 5 % of 1000).
        new Capacity(P, Ownership.Private).OfMoney(1000, -200, 500, 2).ShouldBe(7000, 1e-9);

    [Fact]
    public void A_state_owned_enterprise_is_delivered_to_without_money() =>
        new Capacity(P, Ownership.State).OfMoney(1000, -1_000_000, 0, 2).ShouldBe(double.MaxValue);

    [Theory]
    [InlineData(1000.0, 300, 30 + 50.0)] // wear, and half of what is missing to 1.4 ÷ 3.5 × 1000
    [InlineData(1000.0, 420, 42 - 20.0)] // more than needed: less than the wear
    [InlineData(1000.0, 500, 0.0)]
    public void Capital_is_bought_for_wear_and_part_of_what_is_missing(double orders, long capital, double expected) =>
        new Capacity(P, Ownership.Private).Investment(orders, 1000, capital, 1_000_000, 0).ShouldBe(expected, 1e-9);

    [Fact]
    public void It_is_bought_as_far_as_half_the_spare_money_and_a_part_of_sales_go() =>
        // ½ (100 − 80) + .08 × min(2000, 1000).
        new Capacity(P, Ownership.Private).Investment(2000, 1000, 0, 100, 0).ShouldBe(10 + 80, 1e-9);

    [Theory]
    [InlineData(100, 2, 260)] // 6 % of 1000 and half of 2 × 300, less 100
    [InlineData(1000, 0, 0)]
    public void Free_credit_is_the_limit_less_what_is_owed(long debt, int patents, long expected) =>
        new Capacity(P, Ownership.Private).FreeCredit(1000, debt, patents).ShouldBe(expected);

    [Fact]
    public void The_scarcest_of_labour_capital_and_money_limits_a_firm()
    {
        var stage = new Stage(parameters: P);
        FirmColumns firms = stage.Firms().Firms;
        var capacity = new Capacity(P, Ownership.Private);
        // 55 workers of 400,000 yuan; 10 million of capital; money for far more.
        capacity.Of(firms, 0, 400_000, Electronics).ShouldBe(22_000_000, 1);
        firms.CapitalYuan[0] = 4_000_000;
        capacity.Of(firms, 0, 400_000, Electronics).ShouldBe(14_000_000, 1);
        firms.CashYuan[0] = 0;
        firms.DebtYuan[0] = 1_200_000;
        firms.SalesYuan[0] = 7_000_000;
        capacity.Of(firms, 0, 400_000, Electronics).ShouldBe(10 / 0.7 * 0.05 * 7_000_000, 1);
    }

    [Fact]
    public void Labour_is_as_productive_as_the_smaller_of_productivity_and_skill()
    {
        FirmColumns firms = new Stage(parameters: P).Firms().Firms;
        firms.LogProductivity[0] = 3;
        firms.LogSkill[0] = -1;
        new Capacity(P, Ownership.Private).Of(firms, 0, 400_000, Electronics).ShouldBe(22_000_000 * Math.Exp(-1), 10);
    }

    [Fact]
    public void The_quality_of_a_match_is_cosine_times_absorption_times_nearness()
    {
        // Fields 2 and 3 are asked for; half of the need in 2 is met. Patent: .8 of field 2, .6 of field 3.
        ushort[] knowledge = [new Kene(2, 5, 3, true).Packed, 0, 0, 0, 0, 0, 0, 0];
        double cosine = ((0.8 * 0.5) + (0.6 * 1)) / Math.Sqrt(0.25 + 1);
        TransferQuality.Of(Electronics, knowledge, 5, 2, 3, 0.8, P).ShouldBe(cosine * (1 - Math.Exp(-1)) * 0.8, 1e-12);
    }

    [Theory]
    [InlineData(0, 2)] // nobody to take it in
    [InlineData(5, 5)] // a field that the sector does not ask for
    public void There_is_no_match_without_researchers_or_need(int researchers, int field) =>
        TransferQuality.Of(Electronics, new ushort[8], researchers, field, field, 1, P).ShouldBe(0);

    [Fact]
    public void A_fee_is_half_of_five_years_expected_gain() =>
        // .5 × 5 × .05 × q .4 × value added .3 × 20 million.
        TransferQuality.Fee(0.4, 20_000_000, 4_000_000, Electronics, P).ShouldBeInRange(299_999, 300_000);

    [Fact]
    public void A_giant_pays_and_gains_for_one_product_line()
    {
        TransferQuality.Fee(0.4, 100_000_000, 4_000_000, Electronics, P).ShouldBeInRange(599_999, 600_000);
        TransferQuality.Gain(0.4, 100_000_000, 4_000_000, P).ShouldBe(0.05 * 0.4 * 0.4, 1e-12);
        TransferQuality.Gain(0.4, 1_000_000, 4_000_000, P).ShouldBe(0.05 * 0.4, 1e-12);
    }

    [Theory]
    [InlineData(-1, 20_000_000, -10, uint.MaxValue, true)] // cannot pay
    [InlineData(0, 159_999, -10, uint.MaxValue, true)] // below .04 of 4 million
    [InlineData(0, 160_000, -10, uint.MaxValue, false)]
    [InlineData(0, 20_000_000, -10, 171_000_000u, true)] // 171 million ÷ 2^32 = .0398 < .04
    [InlineData(0, 20_000_000, -10, 173_000_000u, false)] // .0403
    [InlineData(0, 20_000_000, 0, 173_000_000u, true)] // founded a year ago: .13
    public void A_private_firm_leaves_when_it_cannot_pay_is_too_small_or_gives_up(long cash, long sales, int founded, uint word, bool leaves) =>
        new ExitRule(new Stage(parameters: P).Context, Ownership.Private).Leaves(cash, sales, founded, word).ShouldBe(leaves);

    [Theory]
    [InlineData(20.0, 0.04)]
    [InlineData(40.0, 0.02)]
    [InlineData(2000.0, 0.0004)]
    public void Beyond_its_size_the_hazard_falls_in_inverse_proportion(double medians, double hazard)
    {
        var stage = new Stage(parameters: P);
        var rule = new ExitRule(stage.Context, Ownership.Private);
        long sales = (long)(medians * stage.Context.Signals.PrivateMedianYuan);
        rule.Leaves(0, sales, -10, (uint)(0.99 * hazard * uint.MaxValue)).ShouldBeTrue();
        rule.Leaves(0, sales, -10, (uint)(1.01 * hazard * uint.MaxValue)).ShouldBeFalse();
    }

    [Fact]
    public void A_state_owned_enterprise_may_be_as_small_as_it_likes()
    {
        var rule = new ExitRule(new Stage(parameters: P).Context, Ownership.State);
        rule.Leaves(0, 0, -10, uint.MaxValue).ShouldBeFalse();
        rule.Leaves(-1, 0, -10, uint.MaxValue).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, 6, 4)]
    [InlineData(100, 12, 8)]
    [InlineData(55, 10, 6)] // 15.5 is 16
    public void A_digital_buyer_looks_at_more_candidates(byte digital, int local, int outside) =>
        ProcurementPhase.Candidates(digital, P with { Candidates = 10, LocalCandidateShare = 0.6 }).ShouldBe((local, outside));

    [Fact]
    public void Needs_are_put_out_in_lots()
    {
        ModelParameters p = P with { LotYuan = 1_000_000, SmallestLot = 0.2, MostLots = 5, LotInputShare = 1 };
        var stage = new Stage(parameters: p);
        FirmShard shard = stage.Firms(ownership: Ownership.State);
        int[] lots = new int[3];
        int[] thousands = new int[3];

        // .7 of 20 million: 1.4, 8.4 and 4.2 million of the three sectors.
        var plan = new LotPlan(shard, 0, stage.Context, lots, thousands);

        lots.ShouldBe([1, 5, 4]);
        thousands.ShouldBe([1400, 1680, 1050]);
        plan.Count.ShouldBe(10);
    }

    [Fact]
    public void Small_needs_are_met_on_the_pooled_market()
    {
        var stage = new Stage(parameters: P with { LotYuan = 10_000_000, SmallestLot = 0.2, LotInputShare = 1, MostLots = 5 });
        int[] lots = new int[3];
        _ = new LotPlan(stage.Firms(ownership: Ownership.State), 0, stage.Context, lots, new int[3]);
        lots.ShouldBe([0, 1, 1], "1.4 million is less than a fifth of a lot");
    }
}
