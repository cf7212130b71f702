using InnovationSim.Kernel.Metrics.Formulas;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Formulas;

public sealed class EllisonGlaeserIndexTests
{
    [Fact]
    public void Concentration_beyond_plant_size_is_what_remains()
    {
        // s = ¾, ¼; x = ½, ½: G = 2 × 0.25² = 0.125; 1 − Σ x² = 0.5; H = 0.1.
        // γ = (0.125 − 0.5 × 0.1) ÷ (0.5 × 0.9) = 0.075 ÷ 0.45 = 1⁄6.
        // Without the factor 1 − Σ x² before H it would be 0.025 ÷ 0.45 = 1⁄18.
        EllisonGlaeserIndex.Of([75, 25], [500, 500], plantHerfindahl: 0.1).ShouldBe(1.0 / 6, 1e-15);
    }

    [Fact]
    public void Unequal_cities_enter_by_their_share_of_all_employment()
    {
        // s = 0.2, 0.2, 0.6; x = 0.5, 0.3, 0.2: G = 0.09 + 0.01 + 0.16 = 0.26; Σ x² = 0.25 + 0.09 + 0.04 = 0.38; H = 0.25.
        // γ = (0.26 − 0.62 × 0.25) ÷ (0.62 × 0.75) = 0.105 ÷ 0.465 = 7⁄31.
        EllisonGlaeserIndex.Of([10, 10, 30], [50, 30, 20], plantHerfindahl: 0.25).ShouldBe(7.0 / 31, 1e-15);
    }

    [Fact]
    public void All_of_many_plants_in_one_of_several_equal_cities_give_one()
    {
        // G = (1 − ¼)² + 3 × (¼)² = 0.75 = 1 − Σ x², so numerator and denominator are both 0.75 × (1 − H).
        EllisonGlaeserIndex.Of([40, 0, 0, 0], [100, 100, 100, 100], plantHerfindahl: 0.2).ShouldBe(1, 1e-15);
    }

    [Fact]
    public void A_sector_spread_exactly_like_all_employment_is_below_zero()
    {
        // G = 0: γ = −H ÷ (1 − H) = −0.2 ÷ 0.8
        EllisonGlaeserIndex.Of([5, 3, 2], [50, 30, 20], plantHerfindahl: 0.2).ShouldBe(-0.25, 1e-15);
    }

    [Fact]
    public void Infinitely_many_small_plants_leave_raw_concentration()
    {
        // H = 0: γ = G ÷ (1 − Σ x²) = 0.125 ÷ 0.5
        EllisonGlaeserIndex.Of([75, 25], [500, 500], plantHerfindahl: 0).ShouldBe(0.25);
    }

    [Fact]
    public void A_single_city_has_no_index() => EllisonGlaeserIndex.Of([5], [50], 0.1).ShouldBe(double.NaN);

    [Fact]
    public void Employment_all_in_one_of_two_cities_leaves_no_index() => EllisonGlaeserIndex.Of([2, 3], [50, 0], 0.1).ShouldBe(double.NaN);

    [Fact]
    public void A_single_plant_has_no_index() => EllisonGlaeserIndex.Of([5, 0, 0], [50, 30, 20], 1).ShouldBe(double.NaN);

    [Fact]
    public void An_empty_sector_has_no_index() => EllisonGlaeserIndex.Of([0, 0], [50, 50], 0.1).ShouldBe(double.NaN);

    [Fact]
    public void An_empty_region_has_no_index() => EllisonGlaeserIndex.Of([5, 0], [0, 0], 0.1).ShouldBe(double.NaN);

    [Fact]
    public void An_undefined_plant_index_leaves_it_undefined() => EllisonGlaeserIndex.Of([5, 0], [50, 50], double.NaN).ShouldBe(double.NaN);

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    public void A_plant_index_outside_its_range_is_refused_by_name(double plantHerfindahl) =>
        Should.Throw<ArgumentOutOfRangeException>(() => EllisonGlaeserIndex.Of([5, 0], [50, 50], plantHerfindahl))
            .ParamName.ShouldBe("plantHerfindahl");

    [Fact]
    public void Lists_of_different_length_are_refused() =>
        Should.Throw<ArgumentException>(() => EllisonGlaeserIndex.Of([1], [1, 2], 0.1)).ParamName.ShouldBe("totalByCity");

    [Fact]
    public void Plants_thrown_like_darts_give_zero_on_average()
    {
        // 20 plants of sizes 1 … 20 fall on cities with probabilities 0.5, 0.3, 0.15, 0.05; γ has mean 0 in theory.
        // Its standard deviation here is about 0.065, so that of the mean of 20,000 throws is 0.00046; allow five of them.
        // Without the factor 1 − Σ x² before H the mean would be about −0.04.
        long[] employment = [500_000, 300_000, 150_000, 50_000];
        long[] plants = [.. Enumerable.Range(1, 20).Select(size => (long)size)];
        double plantHerfindahl = HerfindahlIndex.Of(plants);
        var darts = new System.Random(20_260_101);

        const int throws = 20_000;
        double sum = 0;
        for (int i = 0; i < throws; i++)
        {
            var sector = new long[4];
            foreach (long plant in plants)
                sector[darts.Next(100) switch { < 50 => 0, < 80 => 1, < 95 => 2, _ => 3 }] += plant;
            sum += EllisonGlaeserIndex.Of(sector, employment, plantHerfindahl);
        }

        (sum / throws).ShouldBe(0, 0.0023);
    }

    [Fact]
    public void It_never_exceeds_that_of_a_sector_wholly_in_the_smallest_city() =>
        RandomTables.ForAll(table =>
        {
            // Σ (s − x)² is convex in s, so its maximum is at a corner, and the corner farthest from x is the smallest city.
            long[] totals = table.CityTotals;
            var corner = new long[table.Cities];
            corner[Array.IndexOf(totals, totals.Min())] = 1;

            double index = EllisonGlaeserIndex.Of(table.Column(0), totals, 0.3);
            return double.IsNaN(index) || index <= EllisonGlaeserIndex.Of(corner, totals, 0.3) + 1e-12;
        });

    [Fact]
    public void Multiplying_the_table_changes_no_bit() =>
        RandomTables.ForAll(table =>
            EllisonGlaeserIndex.Of(table.Times(10_007).Column(0), table.Times(10_007).CityTotals, 0.2)
                .Equals(EllisonGlaeserIndex.Of(table.Column(0), table.CityTotals, 0.2)));
}
