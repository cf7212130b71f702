using FsCheck;
using FsCheck.Fluent;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Ledger;

public sealed class AllotmentTests
{
    private static readonly Arbitrary<(long Amount, double[] Shares)> Cases = Arb.From(
        from amount in Gen.Frequency((1, Gen.Elements(0L, 1L, 2L)), (2, Laws.Longs(0, 1_000_000)), (2, Laws.Longs(0, 1L << 52)))
        from shares in Gen.NonEmptyListOf(Gen.Frequency((1, Gen.Constant(0.0)), (4, from n in Gen.Choose(1, 1_000_000) select n / 1000.0)))
        select (amount, shares.All(share => share == 0) ? [1.0] : shares.ToArray()));

    [Fact]
    public void Parts_sum_to_the_amount() => Prop.ForAll(Cases, c => Split(c.Amount, c.Shares).Sum() == c.Amount).Holds(500);

    [Fact]
    public void Amounts_that_doubles_cannot_hold_are_still_split_to_the_yuan() =>
        Prop.ForAll(Laws.Longs(1L << 53, long.MaxValue - 1).ToArbitrary(), Cases, (amount, c) =>
        {
            long[] parts = Split(amount, c.Shares);
            return parts.Sum() == amount && parts.All(part => part >= 0);
        }).Holds(300);

    [Fact]
    public void No_part_is_negative() => Prop.ForAll(Cases, c => Split(c.Amount, c.Shares).All(part => part >= 0)).Holds(500);

    [Fact]
    public void Nothing_goes_to_a_share_of_zero() => Prop.ForAll(Cases, c =>
        Split(c.Amount, c.Shares).Zip(c.Shares).All(pair => pair.Second > 0 || pair.First == 0)).Holds(500);

    [Fact]
    public void No_part_is_a_whole_unit_off_its_exact_share() => Prop.ForAll(Cases, c =>
    {
        double total = c.Shares.Sum();
        // Beyond some 2^50 the exact share itself is only known to a fraction of a unit.
        double tolerance = 1 + (c.Amount * 1e-15);
        return Split(c.Amount, c.Shares).Zip(c.Shares).All(pair => Math.Abs(pair.First - (c.Amount * (pair.Second / total))) <= tolerance);
    }).Holds(500);

    [Fact]
    public void A_larger_share_never_gets_less() => Prop.ForAll(Cases, c =>
    {
        long[] parts = Split(c.Amount, c.Shares);
        for (int i = 0; i < parts.Length; i++)
        {
            for (int j = 0; j < parts.Length; j++)
            {
                if (c.Shares[i] > c.Shares[j] && parts[i] < parts[j]) return false;
            }
        }

        return true;
    }).Holds(500);

    [Theory]
    [InlineData(7, new[] { 0.5, 0.3, 0.2 }, new long[] { 4, 2, 1 })] // exactly 3.5, 2.1, 1.4
    [InlineData(10, new[] { 0.15, 0.45, 0.4 }, new long[] { 2, 4, 4 })] // exactly 1.5, 4.5, 4: the tie goes to the first
    [InlineData(100, new[] { 2.0, 3.0, 5.0 }, new long[] { 20, 30, 50 })]
    [InlineData(10, new[] { 1.0, 1.0, 1.0 }, new long[] { 4, 3, 3 })]
    [InlineData(1, new[] { 0.0, 1.0, 1.0 }, new long[] { 0, 1, 0 })]
    [InlineData(0, new[] { 0.0, 0.0 }, new long[] { 0, 0 })]
    public void What_rounding_leaves_goes_to_the_largest_remainders_and_of_equal_ones_to_the_first(long amount, double[] shares, long[] parts) =>
        Split(amount, shares).ShouldBe(parts);

    [Fact]
    public void More_shares_than_the_stack_takes_are_split_as_well() => Split(1000, [.. Enumerable.Repeat(1.0, 300)]).Sum().ShouldBe(1000);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(double.PositiveInfinity)]
    public void A_share_that_is_none_is_refused(double share) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Split(5, [1, share])).Message.ShouldContain("A share is a finite number");

    [Fact]
    public void An_amount_that_nobody_takes_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Split(5, [0, 0])).Message.ShouldContain("All shares are zero");

    [Fact]
    public void A_negative_amount_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => Split(-1, [1])).ParamName.ShouldBe("amount");

    private static long[] Split(long amount, double[] shares)
    {
        // Whatever was there before must not matter.
        long[] parts = [.. Enumerable.Repeat(99L, shares.Length)];
        Allotment.Split(amount, shares, parts);
        return parts;
    }
}
