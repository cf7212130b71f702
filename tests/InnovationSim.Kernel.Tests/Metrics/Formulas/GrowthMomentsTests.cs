using InnovationSim.Kernel.Metrics.Formulas;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Formulas;

public sealed class GrowthMomentsTests
{
    [Fact]
    public void They_are_the_sums_of_the_powers()
    {
        // −2 and 3: absolute 5, sum 1, squares 4 + 9, cubes −8 + 27, fourth powers 16 + 81.
        GrowthMoments.Of([-2, 3]).ShouldBe(new GrowthMoments(Count: 2, Absolute: 5, Sum: 1, Squares: 13, Cubes: 19, FourthPowers: 97));
    }

    [Fact]
    public void Shards_added_in_any_order_give_the_whole()
    {
        GrowthMoments whole = GrowthMoments.Of([-200_000, 30_000, 0, 5_000_000, -1]);
        GrowthMoments one = GrowthMoments.Of([5_000_000, -1]);
        GrowthMoments other = GrowthMoments.Of([0, -200_000, 30_000]);

        (one + other).ShouldBe(whole);
        (other + one).ShouldBe(whole);
    }

    [Fact]
    public void There_is_room_for_27_million_firms_at_the_widest_growth()
    {
        GrowthMoments widest = GrowthMoments.OfOne(-50_000_000);
        GrowthMoments doubled = default;

        // 27,000,000 = 26 binary digits: add up by doubling.
        for (int digit = 25; digit >= 0; digit--)
        {
            doubled += doubled;
            if ((27_000_000 >> digit & 1) == 1)
                doubled += widest;
        }

        doubled.Count.ShouldBe(27_000_000);
        doubled.FourthPowers.ShouldBe(27_000_000 * widest.FourthPowers);
    }

    [Fact]
    public void Beyond_that_it_stops_instead_of_wrapping_round()
    {
        GrowthMoments nearlyFull = GrowthMoments.OfOne(3_600_000_000);

        Should.Throw<OverflowException>(() => nearlyFull + nearlyFull);
        Should.Throw<OverflowException>(() => GrowthMoments.OfOne(3_700_000_000));
    }
}
