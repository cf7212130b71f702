using InnovationSim.Kernel.Metrics.Formulas;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Formulas;

public sealed class KrugmanSpecialisationTests
{
    [Fact]
    public void Shares_are_compared_sector_by_sector()
    {
        // City ½, ½, 0; region 0.2, 0.3, 0.5: |0.3| + |0.2| + |−0.5| = 1.0
        KrugmanSpecialisation.Of([50, 50, 0], [200, 300, 500]).ShouldBe(1);
    }

    [Fact]
    public void A_city_that_is_the_region_in_small_has_zero() => KrugmanSpecialisation.Of([2, 3, 5], [200, 300, 500]).ShouldBe(0);

    [Fact]
    public void Places_without_a_common_sector_have_two() => KrugmanSpecialisation.Of([9, 0], [0, 4]).ShouldBe(2);

    [Fact]
    public void One_sector_leaves_nothing_to_specialise_in() => KrugmanSpecialisation.Of([9], [40]).ShouldBe(0);

    [Fact]
    public void An_empty_city_has_no_index() => KrugmanSpecialisation.Of([0, 0], [1, 2]).ShouldBe(double.NaN);

    [Fact]
    public void An_empty_region_has_no_index() => KrugmanSpecialisation.Of([1, 2], [0, 0]).ShouldBe(double.NaN);

    [Fact]
    public void Lists_of_different_length_are_refused() =>
        Should.Throw<ArgumentException>(() => KrugmanSpecialisation.Of([1], [1, 2])).ParamName.ShouldBe("regionBySector");

    [Fact]
    public void A_negative_count_is_refused_by_name() =>
        Should.Throw<ArgumentOutOfRangeException>(() => KrugmanSpecialisation.Of([-1, 2], [1, 2])).ParamName.ShouldBe("cityBySector");

    [Fact]
    public void The_largest_totals_do_not_overflow() => KrugmanSpecialisation.Of([long.MaxValue, 0], [0, long.MaxValue]).ShouldBe(2);

    [Fact]
    public void It_lies_between_zero_and_below_two_for_every_city_of_a_region() =>
        RandomTables.ForAll(table => Enumerable.Range(0, table.Cities).All(city =>
        {
            double index = KrugmanSpecialisation.Of(table.Row(city), table.SectorTotals);
            return double.IsNaN(index) ? table.CityTotals[city] == 0 : index is >= 0 and < 2;
        }));

    [Fact]
    public void It_does_not_matter_which_place_is_named_first() =>
        RandomTables.ForAll(table => KrugmanSpecialisation.Of(table.Row(0), table.SectorTotals)
            .Equals(KrugmanSpecialisation.Of(table.SectorTotals, table.Row(0))));

    [Fact]
    public void Multiplying_the_city_alone_changes_no_bit() =>
        RandomTables.ForAll(table => KrugmanSpecialisation.Of(table.Times(10_007).Row(0), table.SectorTotals)
            .Equals(KrugmanSpecialisation.Of(table.Row(0), table.SectorTotals)));
}
