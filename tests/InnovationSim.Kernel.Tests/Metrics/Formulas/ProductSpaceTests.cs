using InnovationSim.Kernel.Metrics.Formulas;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Formulas;

public sealed class ProductSpaceTests
{
    // Four cities of 20; sectors of 40, 20, 20. Quotients of the cells with 10: 10 × 80 ÷ (20 × 40) = 1 in the first sector, 2 in the
    // others; of the cell with 20: 2. So M is 1 wherever the table is not 0.
    // Specialised in the sectors: 3 (a, b, d), 2 (a, c), 2 (b, c) cities; in each pair: one city (a, b, c in turn).
    private static readonly long[] FourCities =
    [
        10, 10, 0,
        10, 0, 10,
        0, 10, 10,
        20, 0, 0,
    ];

    [Fact]
    public void Proximity_is_joint_cities_over_the_larger_number_of_cities()
    {
        ProximityOf(FourCities, 4, 3).ShouldBe(
        [
            0, 1.0 / 3, 1.0 / 3,
            1.0 / 3, 0, 1.0 / 2,
            1.0 / 3, 1.0 / 2, 0,
        ]);
    }

    [Fact]
    public void Density_is_the_share_of_related_sectors_that_are_present()
    {
        // First city, second sector: φ_21 × 1 + φ_23 × 0 over φ_21 + φ_23 = ⅓ ÷ ⅚ = 0.4; and so on.
        DensityOf(FourCities, 4, 3).ShouldBe(
        [
            0.5, 0.4, 1,
            0.5, 1, 0.4,
            1, 0.6, 0.6,
            0, 0.4, 0.4,
        ],
        tolerance: 1e-15);
    }

    [Fact]
    public void Sectors_in_which_no_city_is_specialised_have_proximity_zero()
    {
        // An empty second sector; the first and the third are both found in the only city.
        ProximityOf([5, 0, 5], 1, 3).ShouldBe([0, 0, 1, 0, 0, 0, 1, 0, 0]);
    }

    [Fact]
    public void A_sector_related_to_none_has_no_density_in_any_city()
    {
        // Each city has a sector of its own, so none is related to another.
        DensityOf([5, 0, 0, 5], 2, 2).ShouldAllBe(density => double.IsNaN(density));
    }

    [Fact]
    public void A_single_sector_has_no_density() => DensityOf([5, 7], 2, 1).ShouldAllBe(density => double.IsNaN(density));

    [Fact]
    public void An_empty_region_has_no_density() => DensityOf(new long[6], 2, 3).ShouldAllBe(density => double.IsNaN(density));

    [Fact]
    public void A_single_city_is_specialised_in_all_its_sectors_and_close_to_each() =>
        DensityOf([5, 1, 7], 1, 3).ShouldBe([1, 1, 1]);

    [Fact]
    public void Density_takes_the_proximity_it_is_given()
    {
        // From elsewhere: the first two sectors are fully related, the third to none. The city has the second and third only.
        var density = new double[6];
        ProductSpace.Density([0, 5, 5, 10, 0, 0], 2, 3, [0, 1, 0, 1, 0, 0, 0, 0, 0], density);

        density.ShouldBe([1, 0, double.NaN, 0, 1, double.NaN]);
    }

    [Fact]
    public void A_proximity_outside_its_range_is_refused_by_name()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => ProductSpace.Density([1, 1], 1, 2, [0, 1.5, 1.5, 0], new double[2]))
            .ParamName.ShouldBe("proximity");
        Should.Throw<ArgumentOutOfRangeException>(() => ProductSpace.Density([1, 1], 1, 2, [0, double.NaN, 1, 0], new double[2]))
            .ParamName.ShouldBe("proximity");
    }

    [Fact]
    public void Spans_of_another_length_are_refused()
    {
        Should.Throw<ArgumentException>(() => ProductSpace.Proximity([1, 1], 1, 2, new double[3])).ParamName.ShouldBe("proximity");
        Should.Throw<ArgumentException>(() => ProductSpace.Density([1, 1], 1, 2, new double[4], new double[3]))
            .ParamName.ShouldBe("density");
    }

    [Fact]
    public void Proximity_is_symmetric_without_diagonal_and_the_smaller_conditional_probability() =>
        RandomTables.ForAll(table =>
        {
            double[] proximity = ProximityOf(table.CityBySector, table.Cities, table.Sectors);
            for (int one = 0; one < table.Sectors; one++)
            {
                for (int other = 0; other < table.Sectors; other++)
                {
                    proximity[(one * table.Sectors) + other].ShouldBe(proximity[(other * table.Sectors) + one]);
                    proximity[(one * table.Sectors) + other].ShouldBe(one == other ? 0 : SmallerConditional(table, one, other), 1e-15);
                }
            }
        });

    [Fact]
    public void Density_lies_between_zero_and_one_or_is_undefined_in_every_city_alike() =>
        RandomTables.ForAll(table =>
        {
            double[] density = DensityOf(table.CityBySector, table.Cities, table.Sectors);
            for (int cell = 0; cell < density.Length; cell++)
            {
                double inFirstCity = density[cell % table.Sectors];
                if (double.IsNaN(inFirstCity))
                    density[cell].ShouldBe(double.NaN);
                else
                    density[cell].ShouldBeInRange(0, 1);
            }
        });

    [Fact]
    public void Multiplying_the_table_changes_no_bit() =>
        RandomTables.ForAll(table => DensityOf(table.Times(10_007).CityBySector, table.Cities, table.Sectors)
            .ShouldBe(DensityOf(table.CityBySector, table.Cities, table.Sectors)));

    private static double[] ProximityOf(long[] cityBySector, int cities, int sectors)
    {
        var proximity = new double[sectors * sectors];
        ProductSpace.Proximity(cityBySector, cities, sectors, proximity);
        return proximity;
    }

    private static double[] DensityOf(long[] cityBySector, int cities, int sectors)
    {
        var density = new double[cityBySector.Length];
        ProductSpace.Density(cityBySector, cities, sectors, ProximityOf(cityBySector, cities, sectors), density);
        return density;
    }

    // min(P(one | other), P(other | one)), as the paper has it; 0 where both conditions never occur.
    private static double SmallerConditional(RandomTable table, int one, int other)
    {
        var advantage = new bool[table.CityBySector.Length];
        RevealedAdvantage.Fill(table.CityBySector, table.Cities, table.Sectors, advantage);
        bool Has(int city, int sector) => advantage[(city * table.Sectors) + sector];

        var cities = Enumerable.Range(0, table.Cities).ToList();
        double both = cities.Count(city => Has(city, one) && Has(city, other));
        return both == 0 ? 0 : Math.Min(both / cities.Count(city => Has(city, one)), both / cities.Count(city => Has(city, other)));
    }
}
