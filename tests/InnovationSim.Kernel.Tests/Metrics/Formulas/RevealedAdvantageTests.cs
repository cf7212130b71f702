using InnovationSim.Kernel.Metrics.Formulas;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Formulas;

public sealed class RevealedAdvantageTests
{
    [Fact]
    public void A_quotient_of_exactly_one_counts_and_one_just_below_does_not()
    {
        // (1 ÷ 3) ÷ (4 ÷ 12) = 1, though a third is not a double. With one person more in the city: (1 ÷ 4) ÷ (4 ÷ 13) = 13⁄16.
        Of([1, 2, 3, 6], 2, 2).ShouldBe([true, true, true, true]);
        Of([1, 3, 3, 6], 2, 2)[0].ShouldBeFalse();
    }

    [Fact]
    public void It_agrees_with_the_location_quotient_in_every_cell() =>
        RandomTables.ForAll(table =>
        {
            // A product of two totals up to 30,000 is exact in a double, so that comparing the quotient with 1 is exact too.
            var quotients = new double[table.CityBySector.Length];
            LocationQuotient.Fill(table.CityBySector, table.Cities, table.Sectors, quotients);
            return Of(table.CityBySector, table.Cities, table.Sectors).SequenceEqual(quotients.Select(quotient => quotient >= 1));
        });

    [Fact]
    public void Empty_cities_and_sectors_have_no_advantage() => Of([0, 0, 0, 4], 2, 2).ShouldBe([false, false, false, true]);

    [Fact]
    public void A_table_of_another_shape_is_refused() =>
        Should.Throw<ArgumentException>(() => Of(new long[5], 2, 3)).ParamName.ShouldBe("cityBySector");

    private static bool[] Of(long[] cityBySector, int cities, int sectors)
    {
        var advantage = new bool[cityBySector.Length];
        RevealedAdvantage.Fill(cityBySector, cities, sectors, advantage);
        return advantage;
    }
}
