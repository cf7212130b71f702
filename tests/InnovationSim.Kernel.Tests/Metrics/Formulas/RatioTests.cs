using InnovationSim.Kernel.Metrics.Formulas;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Formulas;

public sealed class RatioTests
{
    [Fact]
    public void Three_of_four_is_three_quarters() => Ratio.Of(3, 4).ShouldBe(0.75);

    [Fact]
    public void A_negative_numerator_gives_a_negative_ratio() => Ratio.Of(-3, 4).ShouldBe(-0.75);

    [Fact]
    public void Nothing_of_something_is_zero() => Ratio.Of(0, 4).ShouldBe(0);

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-5)]
    public void A_zero_denominator_gives_the_same_NaN_bits_on_every_machine(long numerator) =>
        BitConverter.DoubleToInt64Bits(Ratio.Of(numerator, 0)).ShouldBe(unchecked((long)0xFFF8_0000_0000_0000));

    [Fact]
    public void A_negative_denominator_is_refused_by_name() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Ratio.Of(1, -2)).ParamName.ShouldBe("denominator");

    [Fact]
    public void A_threshold_is_met_exactly_even_where_doubles_are_too_coarse()
    {
        // 2^100 / 3 does not fit into 53 bits, so (double)(5 n) ÷ (double)(4 n) need not be 1.25; the reduced ratio is.
        Int128 third = (Int128.One << 100) / 3;

        for (Int128 n = third; n < third + 200; n++)
            Ratio.Of(5 * n, 4 * n).ShouldBe(1.25);
    }

    [Fact]
    public void Multiplying_both_by_a_constant_changes_no_bit()
    {
        Int128 factor = Int128.Parse("123456789012345678");

        Ratio.Of(355 * factor, 113 * factor).ShouldBe(355.0 / 113.0);
        Ratio.Of(-355 * factor, 113 * factor).ShouldBe(-355.0 / 113.0);
    }

    [Fact]
    public void The_largest_and_the_smallest_numbers_do_not_overflow()
    {
        Ratio.Of(Int128.MaxValue, Int128.MaxValue).ShouldBe(1);
        Ratio.Of(Int128.MinValue, Int128.MaxValue).ShouldBe(-1, 1e-15);
    }
}
