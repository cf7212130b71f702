using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;
using static InnovationSim.Kernel.Tests.Building.TinyWorld;

namespace InnovationSim.Kernel.Tests.Metrics;

/// <summary>
/// Employment (food, electronics, services): 60, 20, 20 in the first city, 20, 60, 20 in the second. Lots in millions: state-owned food of
/// the first city orders 60: 30 of its own city's services, 20 of the second city's electronics, 10 outside; private food of the second
/// orders 40: 10 of its own city's services, 30 outside.
/// </summary>
public sealed class ClusterMetricsTests
{
    private const double Exact = 1e-12;
    private const long Million = 1_000_000;

    private readonly HandMadeYear _year = Region();

    [Theory]
    [InlineData(0, Food, 1.5)]
    [InlineData(0, Electronics, 0.5)]
    [InlineData(0, Services, 1.0)]
    [InlineData(1, Electronics, 1.5)]
    public void The_location_quotient_compares_a_city_with_the_region(int city, int sector, double expected) =>
        _year["location-quotient", city, sector].ShouldBe(expected, Exact);

    [Fact]
    public void The_Herfindahl_index_is_the_sum_of_squared_shares()
    {
        _year["herfindahl-sectors"].ShouldBe(0.16 + 0.16 + 0.04, Exact);
        _year["city-herfindahl-sectors", 0].ShouldBe(0.36 + 0.04 + 0.04, Exact);
    }

    [Fact]
    public void Krugmans_index_is_how_far_a_citys_shares_are_from_the_regions()
    {
        _year["city-krugman-specialisation", 1].ShouldBe(0.2 + 0.2 + 0.0, Exact);
        _year["krugman-specialisation"].ShouldBe(0.4, Exact);
    }

    [Fact]
    public void The_locational_Gini_coefficient_is_that_of_the_Lorenz_curve() =>
        // Shares of food .25 and .75 against .5 and .5 of everything.
        _year["locational-gini", sector: Food].ShouldBe(0.25, Exact);

    [Fact]
    public void Ellison_and_Glaesers_index_takes_off_what_large_firms_give_by_chance() =>
        // G = 2 × .25² = .125, 1 − Σx² = .5, H = .1: (.125 − .05) ÷ (.5 × .9).
        _year["ellison-glaeser", sector: Food].ShouldBe(0.075 / 0.45, Exact);

    [Theory]
    [InlineData(0, Food, 30.0 * 100 / (60 * 30))]
    [InlineData(0, Services, 30.0 * 100 / (60 * 30))]
    [InlineData(1, Food, 10.0 * 100 / (40 * 30))]
    [InlineData(1, Electronics, 0.0)]
    public void Linkage_lift_compares_orders_in_the_city_with_those_at_random(int city, int sector, double expected) =>
        _year["linkage-lift-orders", city, sector].ShouldBe(expected, Exact);

    [Fact]
    public void Linkage_lift_is_undefined_where_nobody_deals() => double.IsNaN(_year["linkage-lift-orders", 0, Electronics]).ShouldBeTrue();

    [Theory]
    [InlineData(28, true)]
    [InlineData(27, false)] // 27 lots of mean value × .18 = 4.86
    public void Linkage_lift_is_undefined_where_fewer_than_five_lots_are_expected(long lots, bool defined) =>
        double.IsNaN(_year.With(CellMeasure.LotsTendered, Ownership.State, 0, Food, lots)["linkage-lift-orders", 0, Food]).ShouldBe(!defined);

    [Fact]
    public void A_firm_is_not_expected_to_order_from_itself()
    {
        // Food of the first city now also supplies 10 to the second city's food; the one firm that orders 60 is the one that supplies them.
        _year.With(CellMeasure.LotsSupplied, Ownership.State, 0, Food, 10 * Million).Now.OrderSelfProducts(0)[Food] = 600;

        _year["linkage-lift-orders", 0, Food].ShouldBe(30.0 * 100 / ((60 * 40) + (60 * 10) - (2 * 600)), Exact);
    }

    [Fact]
    public void Licences_have_a_linkage_lift_of_their_own()
    {
        // Eighteen licences: 9 from the first city's universities to its electronics, 3 to the second city's; 6 within the second city.
        _year.Now.LicenceLinks(0, 0)[Electronics] = 9;
        _year.Now.LicenceLinks(0, 1)[Electronics] = 3;
        _year.Now.LicenceLinks(1, 1)[Food] = 6;

        _year["linkage-lift-licences", 0, Electronics].ShouldBe(9.0 * 18 / (12 * 9), Exact);
        _year["linkage-lift-licences", 1, Electronics].ShouldBe(double.NaN, "of 3 × 6 ÷ 18 expected one licence says nothing");
    }

    [Fact]
    public void Job_moves_have_a_linkage_lift_of_their_own()
    {
        // Of 100 engineers who leave posts of the first city 80 look for others there and 10 in the second city; of 50 of the second 40 and 5.
        // 25 come from outside, 20 of them to the first city, where electronics fills 30 of 60 posts.
        Tally now = _year.Now;
        now.Quit(0, SkillLevel.Engineer)[Electronics] = 40;
        now.Quit(0, SkillLevel.Engineer)[Food] = 60;
        now.Quit(1, SkillLevel.Engineer)[Food] = 50;
        new long[] { 160, 20, 20 }.CopyTo(now.Seekers(0, SkillLevel.Engineer));
        new long[] { 5, 40, 5 }.CopyTo(now.Seekers(1, SkillLevel.Engineer));
        now.Hired(0, SkillLevel.Engineer)[Electronics] = 30;
        now.Hired(0, SkillLevel.Engineer)[now.Sectors] = 30;
        now.Pools(PoolMeasure.InFromOutside, 0)[(int)SkillLevel.Engineer] = 20;
        now.Pools(PoolMeasure.InFromOutside, 1)[(int)SkillLevel.Engineer] = 5;

        const double In = (100 * 0.8) + (50 * 0.1) + 20;
        _year["linkage-lift-job-moves", 0, Electronics].ShouldBe(0.8 * (100 + 50 + 25) / In, Exact);
        _year["linkage-lift-job-moves", 0, Services].ShouldBe(double.NaN, "nobody leaves or takes a post there");
    }

    [Fact]
    public void Levels_of_skill_are_added_up_before_they_are_compared()
    {
        Tally now = _year.Now;
        foreach (SkillLevel level in new[] { SkillLevel.SkilledWorker, SkillLevel.Engineer })
        {
            now.Quit(0, level)[Food] = 100;
            now.Quit(1, level)[Food] = 100;
        }

        new long[] { 10, 0, 0 }.CopyTo(now.Seekers(0, SkillLevel.SkilledWorker));
        new long[] { 0, 10, 0 }.CopyTo(now.Seekers(1, SkillLevel.SkilledWorker));
        new long[] { 5, 5, 0 }.CopyTo(now.Seekers(0, SkillLevel.Engineer));
        new long[] { 5, 5, 0 }.CopyTo(now.Seekers(1, SkillLevel.Engineer));

        // Workers: 100 of 100 stay where 50 are expected. Engineers: 50 of 100, as at random.
        _year["linkage-lift-job-moves", 0, Food].ShouldBe((100.0 + 50) / (50 + 50), Exact);
    }

    [Fact]
    public void A_cluster_without_links_is_hollow()
    {
        _year["hollow-cluster", 1, Electronics].ShouldBe(1);
        _year["hollow-cluster", 0, Food].ShouldBe(0, "it is linked");
        double.IsNaN(_year["hollow-cluster", 0, Electronics]).ShouldBeTrue("it is no cluster");
    }

    [Fact]
    public void Clusters_and_hollow_ones_are_counted()
    {
        _year["clusters"].ShouldBe(2);
        _year["hollow-clusters"].ShouldBe(1);
    }

    [Fact]
    public void Of_clusters_that_state_owned_enterprises_lead_the_hollow_share_is_given()
    {
        _year.With(CellMeasure.Sales, Ownership.State, 1, Electronics, 5).With(CellMeasure.Sales, Ownership.Private, 1, Electronics, 4);
        _year["hollow-share-of-state-led-cells"].ShouldBe(1, Exact);

        _year.With(CellMeasure.Sales, Ownership.State, 0, Food, 1);
        _year["hollow-share-of-state-led-cells"].ShouldBe(0.5, Exact);
    }

    [Fact]
    public void Without_clusters_led_by_the_state_their_hollow_share_is_undefined() =>
        double.IsNaN(_year["hollow-share-of-state-led-cells"]).ShouldBeTrue();

    [Fact]
    public void Entry_follows_relatedness_if_it_is_where_density_is_high()
    {
        // Density is 0 where no other sector of the city has an advantage that goes along, and higher where one has.
        for (int city = 0; city < 2; city++)
        {
            for (int sector = 0; sector < Sectors; sector++)
            {
                _year.Last.Cells(CellMeasure.Firms, Ownership.Private, city)[sector] = 100;
                double density = _year["relatedness-density", city, sector];
                _year.With(CellMeasure.Entries, Ownership.Private, city, sector, double.IsNaN(density) ? 3 : (long)(100 * density));
            }
        }

        _year["entry-relatedness-correlation"].ShouldBe(1, 1e-3);
    }

    private static HandMadeYear Region()
    {
        HandMadeYear year = new HandMadeYear()
            .With(CellMeasure.LotsTendered, Ownership.State, 0, Food, 100)
            .With(CellMeasure.SkilledWorkers, Ownership.State, 0, Food, 30)
            .With(CellMeasure.Engineers, Ownership.Private, 0, Food, 20)
            .With(CellMeasure.Researchers, Ownership.Private, 0, Food, 10)
            .With(CellMeasure.SkilledWorkers, Ownership.Private, 0, Electronics, 20)
            .With(CellMeasure.SkilledWorkers, Ownership.Private, 0, Services, 20)
            .With(CellMeasure.SkilledWorkers, Ownership.Private, 1, Food, 20)
            .With(CellMeasure.SkilledWorkers, Ownership.Private, 1, Electronics, 60)
            .With(CellMeasure.SkilledWorkers, Ownership.Private, 1, Services, 20);
        // Squares of the food firms' staff: H = 640 ÷ 80² = .1.
        year.With(CellMeasure.SquaredStaff, Ownership.Private, 0, Food, 600).With(CellMeasure.SquaredStaff, Ownership.State, 1, Food, 40);
        year.With(CellMeasure.LotsOrdered, Ownership.State, 0, Food, 60 * Million)
            .With(CellMeasure.LotsOrderedInCity, Ownership.State, 0, Food, 30 * Million)
            .With(CellMeasure.LotsSupplied, Ownership.Private, 0, Services, 30 * Million)
            .With(CellMeasure.LotsSuppliedInCity, Ownership.Private, 0, Services, 30 * Million)
            .With(CellMeasure.LotsSupplied, Ownership.Private, 1, Electronics, 20 * Million);
        return year.With(CellMeasure.LotsOrdered, Ownership.Private, 1, Food, 40 * Million)
            .With(CellMeasure.LotsOrderedInCity, Ownership.Private, 1, Food, 10 * Million)
            .With(CellMeasure.LotsSupplied, Ownership.State, 1, Services, 10 * Million)
            .With(CellMeasure.LotsSuppliedInCity, Ownership.State, 1, Services, 10 * Million);
    }
}
