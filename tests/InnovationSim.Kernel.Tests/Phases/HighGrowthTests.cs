using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Phases;

/// <summary>High growth: 20 % a year over three years, of firms with ten staff or more at their beginning.</summary>
public sealed class HighGrowthTests
{
    [Theory]
    [InlineData(100, 173, true)]
    [InlineData(100, 172, false)] // 1.2³ = 1.728
    [InlineData(10, 18, true)]
    [InlineData(10, 17, false)]
    public void Growth_is_compounded(int before, long staff, bool isHigh) => HighGrowth.Has((ushort)before, staff).ShouldBe(isHigh);

    [Theory]
    [InlineData(3, 0, 10, true)]
    [InlineData(2, -5, 10, false)] // nothing is known of the year before the first
    [InlineData(3, 1, 10, false)] // founded later
    [InlineData(3, -5, 9, false)]
    [InlineData(3, -5, ushort.MaxValue, false)] // what stands there may be less than it was
    public void Who_was_there_with_ten_staff_three_years_ago_counts(int year, int founded, int before, bool counts) =>
        HighGrowth.Counts(year, founded, (ushort)before).ShouldBe(counts);

    [Fact]
    public void A_firm_is_followed_over_three_years()
    {
        var stage = new Stage();
        FirmShard firms = stage.Firms(2);
        (firms.Firms.Founded[0], firms.Firms.Founded[1]) = (-5, -5);
        for (int year = 1; year <= 5; year++)
        {
            // The first grows from 60 by 24 a year, the second stays: 132 ÷ 60 = 2.2 in year 4, 156 ÷ 84 = 1.86 in year 5.
            firms.Firms.SkilledWorkers[0] = 16 + (24 * year);
            stage.Context.Year = year;
            stage.Tally.Clear();
            stage.Run(firms, context => RecordPhase.Run(firms, context));
            stage.Tally.HighGrowth.ToArray().ShouldBe(year > 3 ? [2L, 1L] : [0L, 0L], $"year {year}");
        }
    }
}
