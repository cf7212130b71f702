using InnovationSim.Kernel.Metrics.Formulas;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Formulas;

public sealed class HerfindahlIndexTests
{
    [Fact]
    public void Shares_of_a_half_and_two_quarters_give_three_eighths()
    {
        // ½² + ¼² + ¼² = 0.25 + 0.0625 + 0.0625 = 0.375
        HerfindahlIndex.Of([200, 100, 100]).ShouldBe(0.375);
    }

    [Fact]
    public void Ten_equal_parts_give_a_tenth() => HerfindahlIndex.Of([7, 7, 7, 7, 7, 7, 7, 7, 7, 7]).ShouldBe(0.1);

    [Fact]
    public void One_part_with_everything_gives_one() => HerfindahlIndex.Of([0, 42, 0]).ShouldBe(1);

    [Fact]
    public void The_largest_total_does_not_overflow() => HerfindahlIndex.Of([long.MaxValue - 1, 1]).ShouldBe(1, 1e-15);

    [Fact]
    public void No_parts_have_no_index() => HerfindahlIndex.Of([]).ShouldBe(double.NaN);

    [Fact]
    public void Parts_that_are_all_zero_have_no_index() => HerfindahlIndex.Of([0, 0]).ShouldBe(double.NaN);

    [Fact]
    public void A_negative_size_is_refused_by_name() =>
        Should.Throw<ArgumentOutOfRangeException>(() => HerfindahlIndex.Of([3, -1])).ParamName.ShouldBe("sizes");

    [Fact]
    public void Sums_give_the_index_of_the_sizes()
    {
        // 200, 100, 100: Σ = 400, Σ² = 60,000, and 60,000 ÷ 160,000 = 0.375
        HerfindahlIndex.OfSums(400, 60_000).ShouldBe(0.375);
        HerfindahlIndex.OfSums(0, 0).ShouldBe(double.NaN);
    }

    [Theory]
    [InlineData(-1, 1, "total")]
    [InlineData(10, 101, "sumOfSquares")]
    [InlineData(10, 9, "sumOfSquares")]
    public void Sums_that_no_sizes_have_are_refused_by_name(long total, long sumOfSquares, string argument) =>
        Should.Throw<ArgumentOutOfRangeException>(() => HerfindahlIndex.OfSums(total, sumOfSquares)).ParamName.ShouldBe(argument);

    [Fact]
    public void It_lies_between_one_over_the_number_of_parts_and_one() =>
        RandomTables.ForAll(table =>
        {
            double index = HerfindahlIndex.Of(table.CityBySector);
            return double.IsNaN(index) ? table.Total == 0 : index >= (1.0 / table.CityBySector.Length) - 1e-15 && index <= 1;
        });

    [Fact]
    public void Merging_two_parts_never_lowers_it() =>
        RandomTables.ForAll(table =>
        {
            long[] sizes = [.. table.CityBySector, 5, 8];
            long[] merged = [.. table.CityBySector, 13];
            return HerfindahlIndex.Of(merged) > HerfindahlIndex.Of(sizes);
        });

    [Fact]
    public void Multiplying_all_sizes_changes_no_bit() =>
        RandomTables.ForAll(table =>
            HerfindahlIndex.Of(table.Times(1_000_003).CityBySector).Equals(HerfindahlIndex.Of(table.CityBySector)));
}
