using InnovationSim.Kernel.Numerics;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Numerics;

public class LogFactorialTests
{
    [Fact]
    public void The_logarithm_of_a_factorial_is_rounded_right_below_128_and_right_to_2_point_5_ulp_beyond()
    {
        BigReal sum = BigReal.Of(0.0);
        double largestInTable = 0.0;
        double largestBeyond = 0.0;
        for (int n = 1; n <= 3000; n++)
        {
            sum += BigMath.Log(BigReal.Of((double)n));
            double error = sum.UlpsFrom(DeterministicMath.LogFactorial(n));
            if (n < 128) largestInTable = Math.Max(largestInTable, error);
            else largestBeyond = Math.Max(largestBeyond, error);
        }

        largestInTable.ShouldBeInRange(0.4, 0.5);
        largestBeyond.ShouldBeInRange(0.5, 2.5);
    }

    // From mpmath 1.3 with 80 digits.
    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(1, 0.0)]
    [InlineData(2, 0.6931471805599453)]
    [InlineData(10_000, 82108.92783681436)]
    [InlineData(100_000, 1051299.2218991218)]
    [InlineData(1_000_000, 12815518.384658169)]
    [InlineData(123_456_789, 2176716257.854672)]
    [InlineData(1_000_000_000, 19723265848.226982)]
    [InlineData(1_000_000_000_000, 26631021115943.28)]
    [InlineData(1_000_000_000_000_000, 3.3538776394910704e+16)]
    [InlineData(9_007_199_254_740_992, 3.2188848345802304e+17)]
    [InlineData(long.MaxValue, 3.9354535028702885e+20)]
    public void Large_factorials_have_their_known_logarithms(long n, double expected) =>
        BigReal.Of(expected).UlpsFrom(DeterministicMath.LogFactorial(n)).ShouldBeLessThanOrEqualTo(3.0);

    [Fact]
    public void A_negative_number_is_refused()
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(() => DeterministicMath.LogFactorial(-3));
        error.ParamName.ShouldBe("n");
        error.Message.ShouldContain("n is -3 and must be 0 or more");
    }

    [Fact]
    public void The_tail_of_Stirlings_formula_is_what_is_missing_from_it()
    {
        BigReal factorial = BigReal.Of(0.0);
        BigReal halfLogTwoPi = BigMath.Log(BigMath.Pi.TimesPowerOfTwo(1)).TimesPowerOfTwo(-1);
        for (int n = 1; n <= 200; n++)
        {
            BigReal logarithm = BigMath.Log(BigReal.Of((double)n));
            factorial += logarithm;
            BigReal formula = BigReal.Of(n + 0.5) * logarithm - BigReal.Of((double)n) + halfLogTwoPi;
            DeterministicMath.StirlingTail(n).ShouldBe((factorial - formula).ToDouble(), 2e-16);
        }
    }
}
