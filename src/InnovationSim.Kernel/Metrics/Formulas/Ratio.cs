namespace InnovationSim.Kernel.Metrics.Formulas;

/// <summary>The quotient of two whole numbers: a share, a rate, an intensity.</summary>
/// <remarks>
/// Undefined, hence <see cref="double.NaN"/>, when the denominator is zero, whatever the numerator: an empty region has no rate.
/// </remarks>
public static class Ratio
{
    // Whole numbers up to here are doubles without rounding.
    private static readonly Int128 ExactAsDouble = (Int128)1 << 53;

    /// <summary>numerator ÷ denominator.</summary>
    /// <param name="numerator">Any whole number.</param>
    /// <param name="denominator">Zero or more.</param>
    /// <returns>The quotient; <see cref="double.NaN"/> when <paramref name="denominator"/> is zero.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="denominator"/> is negative.</exception>
    public static double Of(Int128 numerator, Int128 denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(denominator);

        // 0.0 / 0.0 is also a NaN, but one whose sign bit differs between x64 and Arm: the constant is the same bits everywhere.
        if (denominator == 0)
            return double.NaN;

        // Large numbers are first reduced to lowest terms. So 5n ÷ 4n is exactly 1.25 for every n, a threshold decides alike for a
        // table and its multiples, and multiplying a whole table by a constant changes no bit of the result.
        if (denominator > ExactAsDouble || numerator > ExactAsDouble || numerator < -ExactAsDouble)
        {
            Int128 divisor = GreatestCommonDivisor(denominator, numerator % denominator);
            numerator /= divisor;
            denominator /= divisor;
        }

        return (double)numerator / (double)denominator;
    }

    private static Int128 GreatestCommonDivisor(Int128 positive, Int128 remainder)
    {
        while (remainder != 0)
            (positive, remainder) = (Int128.Abs(remainder), positive % remainder);
        return positive;
    }
}
