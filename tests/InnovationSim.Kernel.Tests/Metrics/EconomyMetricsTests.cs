using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;
using static InnovationSim.Kernel.Tests.Building.TinyWorld;

namespace InnovationSim.Kernel.Tests.Metrics;

public sealed class EconomyMetricsTests
{
    private const double Exact = 1e-12;

    private readonly HandMadeYear _year = new() { Accounts = new NationalAccounts { Production = 1000, Exports = 300, Imports = 200, Investment = 90 } };

    [Fact]
    public void Gross_domestic_product_is_that_by_production() => _year["gdp"].ShouldBe(1000);

    [Fact]
    public void It_grows_against_the_year_before()
    {
        _year.State.GdpYuan = 800;
        _year["gdp-growth"].ShouldBe(0.25, Exact);
    }

    [Fact]
    public void A_head_is_a_resident()
    {
        _year.With(PoolMeasure.People, 0, SkillLevel.Engineer, 30).With(PoolMeasure.People, 1, SkillLevel.Scientist, 20);
        _year["gdp-per-head"].ShouldBe(20, Exact);
    }

    [Fact]
    public void Value_added_is_shared_between_state_and_private_firms()
    {
        _year.With(CellMeasure.ValueAdded, Ownership.Private, 0, Food, 400).With(CellMeasure.ValueAdded, Ownership.Private, 1, Services, 50)
            .With(CellMeasure.ValueAdded, Ownership.State, 1, Electronics, 250);

        _year["private-value-added-share"].ShouldBe(0.45, Exact);
        _year["state-value-added-share"].ShouldBe(0.25, Exact);
    }

    [Fact]
    public void The_share_of_emerging_sectors_leaves_services_out()
    {
        _year.With(CellMeasure.Sales, Ownership.Private, 0, Food, 90).With(CellMeasure.Sales, Ownership.State, 1, Electronics, 30)
            .With(CellMeasure.Sales, Ownership.Private, 0, Services, 5000);

        _year["emerging-sales-share"].ShouldBe(0.25, Exact);
    }

    [Fact]
    public void Trade_and_investment_are_those_of_the_accounts()
    {
        _year["exports"].ShouldBe(300);
        _year["imports"].ShouldBe(200);
        _year["investment"].ShouldBe(90);
    }

    [Fact]
    public void Rescues_are_counted_and_their_outlays_added()
    {
        _year.With(CellMeasure.Rescues, Ownership.State, 0, Food, 2).Now.Post(FlowKind.Rescues, AccountClass.Province, AccountClass.Firms, 77);

        _year["rescues"].ShouldBe(2);
        _year["rescue-outlays"].ShouldBe(77);
    }

    [Fact]
    public void Mean_productivity_is_weighted_by_sales()
    {
        // ln A of .1 with weight 3, of .5 with weight 1, in millionths.
        _year.With(CellMeasure.WeightedLogProductivity, Ownership.Private, 0, Food, 300_000).With(CellMeasure.ProductivityWeight, Ownership.Private, 0, Food, 3)
            .With(CellMeasure.WeightedLogProductivity, Ownership.State, 1, Food, 500_000).With(CellMeasure.ProductivityWeight, Ownership.State, 1, Food, 1);

        _year["mean-log-productivity"].ShouldBe(0.2, Exact);
    }

    [Fact]
    public void A_citys_product_is_that_of_its_firms_its_public_research_and_what_is_not_modelled()
    {
        _year.With(CellMeasure.ValueAdded, Ownership.Private, 1, Food, 100).With(CellMeasure.ValueAdded, Ownership.State, 1, Services, 20)
            .With(CellMeasure.ValueAdded, Ownership.State, 0, Services, 5000)
            .With(ResearchMeasure.Wages, AgentKind.University, 1, 7).With(ResearchMeasure.Wages, AgentKind.ResearchInstitute, 1, 3);
        _year.State.RemainderYuan[1] = 50;

        _year["city-gdp", 1].ShouldBe(180);
    }

    [Theory]
    [InlineData("gdp")]
    [InlineData("gdp-growth")]
    [InlineData("rd-intensity")]
    [InlineData("entry-rate")]
    [InlineData("net-migration-rate")]
    [InlineData("mean-wage-private")]
    public void In_year_0_what_flows_is_undefined(string metric) => double.IsNaN(new HandMadeYear { Year = 0 }[metric]).ShouldBeTrue();

    [Fact]
    public void In_year_0_what_is_there_is_counted() => new HandMadeYear { Year = 0 }.With(CellMeasure.Debt, Ownership.State, 0, Food, 8)["firm-debt"].ShouldBe(8);
}
