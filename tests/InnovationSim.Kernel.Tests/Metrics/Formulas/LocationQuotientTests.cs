using InnovationSim.Kernel.Metrics.Formulas;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Formulas;

public sealed class LocationQuotientTests
{
    [Fact]
    public void A_sector_with_twice_its_regional_share_has_quotient_two()
    {
        // (30 ÷ 100) ÷ (150 ÷ 1000) = 0.30 ÷ 0.15 = 2
        LocationQuotient.Of(cell: 30, city: 100, sector: 150, total: 1000).ShouldBe(2);
    }

    [Fact]
    public void A_table_is_filled_cell_by_cell()
    {
        // Cities 40 and 60 of 100; sectors 50 and 50.
        // (30 ÷ 40) ÷ ½ = 1.5, (10 ÷ 40) ÷ ½ = 0.5, (20 ÷ 60) ÷ ½ = ⅔, (40 ÷ 60) ÷ ½ = 4⁄3
        var quotients = new double[4];
        LocationQuotient.Fill([30, 10, 20, 40], cities: 2, sectors: 2, quotients);

        quotients.ShouldBe([1.5, 0.5, 2.0 / 3, 4.0 / 3]);
    }

    [Fact]
    public void The_only_city_of_a_region_has_quotient_one() => LocationQuotient.Of(7, 20, 7, 20).ShouldBe(1);

    [Fact]
    public void A_sector_found_in_one_city_only_has_the_inverse_of_the_citys_share() => LocationQuotient.Of(5, 20, 5, 100).ShouldBe(5);

    [Fact]
    public void An_absent_sector_has_quotient_zero() => LocationQuotient.Of(0, 20, 5, 100).ShouldBe(0);

    [Theory]
    [InlineData(0, 0, 5, 100)]
    [InlineData(0, 20, 0, 100)]
    [InlineData(0, 0, 0, 0)]
    public void An_empty_city_or_sector_has_no_quotient(long cell, long city, long sector, long total) =>
        LocationQuotient.Of(cell, city, sector, total).ShouldBe(double.NaN);

    [Theory]
    [InlineData(-1, 20, 5, 100, "cell")]
    [InlineData(6, 5, 9, 100, "cell")]
    [InlineData(6, 9, 5, 100, "cell")]
    [InlineData(1, 101, 5, 100, "city")]
    [InlineData(1, 20, 101, 100, "sector")]
    public void A_part_that_is_negative_or_exceeds_its_whole_is_refused_by_name(
        long cell, long city, long sector, long total, string argument) =>
        Should.Throw<ArgumentOutOfRangeException>(() => LocationQuotient.Of(cell, city, sector, total)).ParamName.ShouldBe(argument);

    [Fact]
    public void A_table_of_another_shape_is_refused() =>
        Should.Throw<ArgumentException>(() => LocationQuotient.Fill(new long[5], 2, 3, new double[6])).ParamName.ShouldBe("cityBySector");

    [Fact]
    public void A_result_span_of_another_length_is_refused() =>
        Should.Throw<ArgumentException>(() => LocationQuotient.Fill(new long[6], 2, 3, new double[5])).ParamName.ShouldBe("quotients");

    [Fact]
    public void A_negative_count_is_refused_with_its_place_and_value()
    {
        var refusal = Should.Throw<ArgumentOutOfRangeException>(() => LocationQuotient.Fill([1, 2, -3, 4], 2, 2, new double[4]));

        refusal.ActualValue.ShouldBe(-3L);
        refusal.Message.ShouldContain("Entry 2 of cityBySector");
    }

    [Fact]
    public void Yuan_too_large_to_multiply_as_long_are_no_problem()
    {
        // (¼ ÷ ½) ÷ (½ ÷ 1) = 1 with all of the order 2^62, whose products need 124 bits.
        const long quarter = 1L << 60;
        LocationQuotient.Of(quarter, 2 * quarter, 2 * quarter, 4 * quarter).ShouldBe(1);
    }

    [Fact]
    public void A_total_beyond_long_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => LocationQuotient.Fill([long.MaxValue, 1], 1, 2, new double[2]))
            .ParamName.ShouldBe("cityBySector");

    [Fact]
    public void The_mean_over_cities_weighted_by_their_size_is_one_for_every_sector() =>
        RandomTables.ForAll(table =>
        {
            double[] quotients = Fill(table);
            for (int sector = 0; sector < table.Sectors; sector++)
            {
                if (table.SectorTotals[sector] == 0)
                    continue;
                double mean = 0;
                for (int city = 0; city < table.Cities; city++)
                {
                    if (table.CityTotals[city] > 0)
                        mean += table.CityTotals[city] * quotients[(city * table.Sectors) + sector] / table.Total;
                }

                mean.ShouldBe(1, 1e-12);
            }
        });

    [Fact]
    public void Multiplying_the_table_changes_no_bit() =>
        RandomTables.ForAll(table => Fill(table.Times(3_000_000_007)).ShouldBe(Fill(table)));

    private static double[] Fill(RandomTable table)
    {
        var quotients = new double[table.CityBySector.Length];
        LocationQuotient.Fill(table.CityBySector, table.Cities, table.Sectors, quotients);
        return quotients;
    }
}
