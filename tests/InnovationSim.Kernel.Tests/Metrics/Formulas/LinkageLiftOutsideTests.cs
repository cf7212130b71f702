using InnovationSim.Kernel.Metrics.Formulas;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Formulas;

/// <summary>The correction for an Outside that has no links to itself.</summary>
public sealed class LinkageLiftOutsideTests
{
    [Theory]
    [InlineData(4, 0, 3)]
    [InlineData(4, 3, 0)]
    [InlineData(4, 0, 0)]
    public void Nothing_is_corrected_unless_links_both_leave_and_enter(long within, long leaving, long entering) =>
        LinkageLift.OutsideCorrection(within, leaving, entering).ShouldBe(1);

    [Fact]
    public void A_region_with_six_links_each_way_and_four_within_is_raised_by_25_16ths()
    {
        // (4 + 6)(4 + 6) ÷ (4 × 16) = 100 ÷ 64
        LinkageLift.OutsideCorrection(withinRegion: 4, regionToOutside: 6, outsideToRegion: 6).ShouldBe(100.0 / 64);
    }

    [Fact]
    public void A_region_without_inner_links_has_no_correction() => LinkageLift.OutsideCorrection(0, 6, 6).ShouldBe(double.NaN);

    [Theory]
    [InlineData(-1, 1, 1, "withinRegion")]
    [InlineData(1, -1, 1, "regionToOutside")]
    [InlineData(1, 1, -1, "outsideToRegion")]
    [InlineData(1, long.MaxValue, 0, "outsideToRegion")]
    public void Weights_out_of_range_are_refused_by_name(long within, long leaving, long entering, string argument) =>
        Should.Throw<ArgumentOutOfRangeException>(() => LinkageLift.OutsideCorrection(within, leaving, entering))
            .ParamName.ShouldBe(argument);

    [Fact]
    public void A_region_with_nothing_but_Outside_trade_as_structure_gets_lift_one()
    {
        // A large region of small, equal organisations, taken as one city (so that their own products vanish): L = 40, I = 50, E = 10.
        // Uncorrected: 2 × 40 × 100 ÷ (2 × 90 × 50) = 8⁄9, below 1 only because links both leave and enter.
        double lift = LinkageLift.Of(40, 40, cellOut: 90, cellIn: 50, cityOut: 90, cityIn: 50, cellSelfProducts: 0, total: 100);

        lift.ShouldBe(8.0 / 9, 1e-15);
        (lift * LinkageLift.OutsideCorrection(40, 50, 10)).ShouldBe(1, 1e-15);
    }

    [Fact]
    public void The_corrected_expectation_is_the_table_that_fits_all_strengths_with_Outside_to_Outside_empty()
    {
        // Strengths of three organisations and Outside: L = 7 + 8 + 9 − 10 = 14 links within, I = 10 leaving, E = 5 entering, W = 29.
        double[] leaving = [7, 8, 9, 5];
        double[] entering = [2, 12, 5, 10];
        double[] fitted = FitByIterativeProportions(leaving, entering);
        double correction = LinkageLift.OutsideCorrection(withinRegion: 14, regionToOutside: 10, outsideToRegion: 5);

        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
                fitted[(i * 4) + j].ShouldBe(leaving[i] * entering[j] / 29 / correction, 1e-9);
        }
    }

    // Deming and Stephan's iterative proportional fitting: start from 1 in every cell allowed, scale rows, scale columns, repeat.
    private static double[] FitByIterativeProportions(double[] rows, double[] columns)
    {
        double[] cells = [.. Enumerable.Range(0, 16).Select(cell => cell == 15 ? 0.0 : 1.0)];
        for (int round = 0; round < 500; round++)
        {
            for (int row = 0; row < 4; row++)
                Scale(cells, [.. Enumerable.Range(0, 4).Select(k => (row * 4) + k)], rows[row]);
            for (int column = 0; column < 4; column++)
                Scale(cells, [.. Enumerable.Range(0, 4).Select(k => (k * 4) + column)], columns[column]);
        }

        return cells;
    }

    private static void Scale(double[] cells, int[] line, double sum)
    {
        double present = line.Sum(cell => cells[cell]);
        foreach (int cell in line)
            cells[cell] *= sum / present;
    }
}
