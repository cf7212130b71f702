using InnovationSim.Kernel.Metrics.Formulas;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Formulas;

public sealed class LocationalGiniTests
{
    [Fact]
    public void It_is_twice_the_area_between_the_diagonal_and_the_Lorenz_curve()
    {
        // Shares of all employment ½, 0.3, 0.2; of the sector 0.1, 0.3, 0.6: quotients 0.2, 1, 3, already rising.
        // Curve through (0, 0), (0.5, 0.1), (0.8, 0.4), (1, 1). Area below it by trapezes:
        // 0.5 × 0.05 + 0.3 × 0.25 + 0.2 × 0.70 = 0.025 + 0.075 + 0.14 = 0.24. Twice (0.5 − 0.24) = 0.52.
        LocationalGini.Of([1, 3, 6], [50, 30, 20]).ShouldBe(0.52, 1e-15);
    }

    [Fact]
    public void A_sector_spread_like_all_employment_has_zero() => LocationalGini.Of([5, 3, 2], [50, 30, 20]).ShouldBe(0);

    [Fact]
    public void A_sector_in_one_city_has_one_minus_that_citys_share() => LocationalGini.Of([0, 0, 9], [50, 30, 20]).ShouldBe(0.8);

    [Fact]
    public void A_region_of_one_city_has_zero() => LocationalGini.Of([4], [10]).ShouldBe(0);

    [Fact]
    public void A_city_without_employment_does_not_matter() =>
        LocationalGini.Of([1, 3, 0, 6], [50, 30, 0, 20]).ShouldBe(LocationalGini.Of([1, 3, 6], [50, 30, 20]));

    [Fact]
    public void An_empty_sector_has_no_coefficient() => LocationalGini.Of([0, 0], [5, 5]).ShouldBe(double.NaN);

    [Fact]
    public void An_empty_region_has_no_coefficient() => LocationalGini.Of([], []).ShouldBe(double.NaN);

    [Fact]
    public void Lists_of_different_length_are_refused() =>
        Should.Throw<ArgumentException>(() => LocationalGini.Of([1], [1, 2])).ParamName.ShouldBe("totalByCity");

    [Fact]
    public void A_negative_count_is_refused_by_name() =>
        Should.Throw<ArgumentOutOfRangeException>(() => LocationalGini.Of([1, -1], [1, 2])).ParamName.ShouldBe("sectorByCity");

    [Fact]
    public void The_pairwise_sum_is_the_shoelace_sum_over_cities_sorted_by_quotient() =>
        RandomTables.ForAll(table =>
        {
            double coefficient = LocationalGini.Of(table.Column(0), table.CityTotals);
            if (table.SectorTotals[0] > 0)
                coefficient.ShouldBe(ShoelaceGini(table.Column(0), table.CityTotals), 1e-12);
            else
                coefficient.ShouldBe(double.NaN);
        });

    [Fact]
    public void The_order_of_the_cities_changes_no_bit() =>
        RandomTables.ForAll(table => LocationalGini.Of(table.Column(0), table.CityTotals)
            .Equals(LocationalGini.Of([.. table.Column(0).Reverse()], [.. table.CityTotals.Reverse()])));

    [Fact]
    public void Multiplying_the_table_changes_no_bit() =>
        RandomTables.ForAll(table => LocationalGini.Of(table.Times(10_007).Column(0), table.Times(10_007).CityTotals)
            .Equals(LocationalGini.Of(table.Column(0), table.CityTotals)));

    // As the definition says: sort by quotient, cumulate, add up X_{i−1} Y_i − X_i Y_{i−1}.
    private static double ShoelaceGini(long[] sector, long[] total)
    {
        var cities = Enumerable.Range(0, total.Length)
            .Where(city => total[city] > 0)
            .OrderBy(city => (double)sector[city] / total[city]);
        (double x, double y, double area) = (0, 0, 0);
        foreach (int city in cities)
        {
            double nextX = x + ((double)total[city] / total.Sum());
            double nextY = y + ((double)sector[city] / sector.Sum());
            area += (x * nextY) - (nextX * y);
            (x, y) = (nextX, nextY);
        }

        return area;
    }
}
