using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Policies;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Policies;

public class LeversInForceTests
{
    private const int Cities = 3;
    private const int Sectors = 2;

    private static readonly ModelParameters Baseline = Defaults.Parameters;

    [Fact]
    public void Without_measures_the_baseline_holds_everywhere()
    {
        LeversInForce levers = LeversInForce.Without(Baseline);
        levers.IsUniform.ShouldBeTrue();
        levers.Of(AgentKind.PrivateFirm, 2, 1).ShouldBeSameAs(Baseline);
    }

    [Fact]
    public void A_measure_without_a_target_holds_everywhere()
    {
        LeversInForce levers = InForce(Refund(0.1));
        levers.Parameters.ResearchSubsidy.ShouldBe(0.1);
        levers.Of(AgentKind.StateOwnedEnterprise, 1, 0).ResearchSubsidy.ShouldBe(0.1);
        levers.WithoutPolicy.ShouldBeSameAs(Baseline);
    }

    [Fact]
    public void A_measure_with_targets_holds_where_all_of_them_are_met()
    {
        LeversInForce levers = InForce(Refund(0.1) with { Cities = [1], Sectors = [0], Kinds = [AgentKind.PrivateFirm] });
        for (int city = 0; city < Cities; city++)
        {
            for (int sector = -1; sector < Sectors; sector++)
            {
                foreach (AgentKind kind in AgentKinds.All)
                {
                    double expected = city == 1 && sector == 0 && kind == AgentKind.PrivateFirm ? 0.1 : 0;
                    levers.Of(kind, city, sector).ResearchSubsidy.ShouldBe(expected, $"{kind} {city} {sector}");
                }
            }
        }

        levers.Parameters.ResearchSubsidy.ShouldBe(0);
    }

    [Fact]
    public void The_later_of_two_measures_counts_where_both_hold()
    {
        LeversInForce levers = InForce(Refund(0.1) with { Cities = [0, 1] }, Refund(0.3) with { Cities = [1, 2] });
        Enumerable.Range(0, Cities).Select(city => levers.Of(AgentKind.PrivateFirm, city).ResearchSubsidy).ShouldBe([0.1, 0.3, 0.3]);
        Enumerable.Range(0, Cities).Select(city => levers.SourceOf("research-subsidy", AgentKind.PrivateFirm, city, 0)).ShouldBe([0, 1, 1]);
    }

    [Fact]
    public void A_later_measure_for_all_replaces_one_with_a_target() =>
        InForce(Refund(0.1) with { Cities = [0] }, Refund(0.3)).Of(AgentKind.PrivateFirm, 0).ResearchSubsidy.ShouldBe(0.3);

    [Fact]
    public void Measures_of_different_levers_add_up()
    {
        Measure autonomy = Refund(0) with { Lever = "autonomy", Apply = parameters => parameters with { Autonomy = 0.7 }, Cities = [2] };
        ModelParameters both = InForce(Refund(0.1), autonomy).Of(AgentKind.University, 2);
        (both.ResearchSubsidy, both.Autonomy).ShouldBe((0.1, 0.7));
    }

    [Fact]
    public void A_book_gives_the_same_levers_as_long_as_nothing_changes()
    {
        var book = new PolicyBook([Refund(0.1) with { FromYear = 2, ToYear = 4 }], Cities, Sectors);
        LeversInForce second = book.InForce(2, Baseline);
        book.InForce(3, Baseline).ShouldBeSameAs(second);
        book.InForce(5, Baseline).ShouldNotBeSameAs(second);
        book.InForce(1, Baseline).Parameters.ShouldBeSameAs(Baseline);
        book.InForce(4, Baseline with { Autonomy = 0.9 }).Parameters.Autonomy.ShouldBe(0.9);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(Cities, 0)]
    [InlineData(0, Sectors)]
    public void A_place_that_the_region_does_not_have_is_refused(int city, int sector) =>
        Should.Throw<ArgumentException>(() => new PolicyBook([Refund(0.1) with { Cities = [city], Sectors = [sector] }], Cities, Sectors));

    [Theory]
    [InlineData(AccountClass.Firms)]
    [InlineData(AccountClass.Outside)]
    [InlineData(AccountClass.GuideFund)]
    public void Nobody_else_than_province_centre_and_bank_can_fund_a_measure(AccountClass funder) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Refund(0.1) with { Funder = funder });

    [Fact]
    public void Nobody_has_costs_below_zero() => Should.Throw<ArgumentOutOfRangeException>(() => Refund(0.1) with { ProgrammeYuan = -1 });

    private static LeversInForce InForce(params Measure[] measures) => new PolicyBook(measures, Cities, Sectors).InForce(1, Baseline);

    private static Measure Refund(double share) => new()
    {
        Policy = "policy",
        Name = "refund",
        Lever = "research-subsidy",
        Apply = parameters => parameters with { ResearchSubsidy = share },
    };
}
