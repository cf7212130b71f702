using System.Runtime.CompilerServices;

namespace InnovationSim.Kernel.Numerics;

// The method is the classic one (Cody and Waite, "Software Manual for the Elementary Functions", 1980; also in Muller,
// "Elementary Functions", 2016, ch. 11): x = k ln 2 + r with |r| ≤ ½ ln 2, e^x = 2^k e^r. ln 2 is split in two so that k · Ln2High
// is exact. e^r = 1 + r + r²(½ + …), the coefficients minimising the largest relative error (Remez exchange in 60 digits:
// 2^-57.4). The leading 1 + r is summed with its rounding error (Dekker), which is what keeps the result within 0.75 ulp.
public static partial class DeterministicMath
{
    internal const double Log2E = 1.4426950408889634;
    internal const double Ln2High = 0.693147180559663; // the first 41 bits of ln 2: times |k| < 2^11 exact
    internal const double Ln2Low = 2.8235290563031577e-13;

    // 1.5 · 2^52: adding it rounds to an integer, which then stands in the low bits of the sum.
    internal const double RoundingShift = 6755399441055744.0;

    // Inside ±708 neither e^x nor 2^k leaves the normal numbers.
    internal const double ExpCommonLimit = 708.0;

    internal const double E3 = 0.16666666666666433;
    internal const double E4 = 0.041666666666603985;
    internal const double E5 = 0.008333333333499941;
    internal const double E6 = 0.001388888892678295;
    internal const double E7 = 0.00019841269466386508;
    internal const double E8 = 2.480150870078636e-05;
    internal const double E9 = 2.7557640761770173e-06;
    internal const double E10 = 2.762517903816785e-07;
    internal const double E11 = 2.497839678482474e-08;

    /// <summary>e to the power x.</summary>
    /// <param name="x">Any double.</param>
    /// <returns>e^x; ∞ above 709.79, subnormal below −708.4 and 0 below −745.14; NaN for NaN.</returns>
    /// <remarks>Largest error measured over 10⁸ points: 0.74 ulp for normal results, 0.82 ulp for subnormal ones.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exp(double x)
    {
        if (!(Math.Abs(x) < ExpCommonLimit)) return ExpOutsideCommonRange(x);
        ReduceExp(x, out double shifted, out double head, out double tail);
        long exponent = BitConverter.DoubleToInt64Bits(shifted) << 52;
        return BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(OnePlus(head, tail)) + exponent);
    }

    /// <summary>e to the power x, less 1, without the loss of digits for small x.</summary>
    /// <param name="x">Any double.</param>
    /// <returns>e^x − 1, in [−1, ∞]; x itself for x = ±0; NaN for NaN.</returns>
    /// <remarks>Largest error measured over 2 · 10⁷ points: 1.20 ulp.</remarks>
    public static double Expm1(double x)
    {
        // Beyond ±40 either the power or the 1 is less than half an ulp of the other.
        if (!(Math.Abs(x) < 40.0)) return Exp(x) - 1.0;
        if (x == 0.0) return x;
        ReduceExp(x, out double shifted, out double head, out double tail);
        double scale = PowerOfTwo(shifted - RoundingShift);
        double whole = scale - 1.0;
        double scaledHead = scale * head;
        double sum = whole + scaledHead;
        return sum + (((whole - sum) + scaledHead) + scale * tail);
    }

    // e^x = 2^k (1 + head + tail) with k = shifted − RoundingShift, |head| ≤ 0.35 exact and |tail| < 0.08.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReduceExp(double x, out double shifted, out double head, out double tail)
    {
        shifted = x * Log2E + RoundingShift;
        double k = shifted - RoundingShift;
        head = x - k * Ln2High;
        double low = k * Ln2Low;
        double r = head - low;
        double r2 = r * r;
        double r4 = r2 * r2;
        double q = ((0.5 + r * E3) + (E4 + r * E5) * r2) + (((E6 + r * E7) + (E8 + r * E9) * r2) + (E10 + r * E11) * r4) * r4;
        tail = r2 * q - low;
    }

    // 1 + head + tail with the rounding error of the first sum carried into the second.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double OnePlus(double head, double tail)
    {
        double sum = 1.0 + head;
        return sum + (((1.0 - sum) + head) + tail);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double ExpOutsideCommonRange(double x)
    {
        if (double.IsNaN(x)) return double.NaN;
        if (x > 710.0) return double.PositiveInfinity;
        if (x < -746.0) return 0.0;

        // 2^k itself may overflow or be subnormal, so it is applied in two halves: only the last product rounds.
        ReduceExp(x, out double shifted, out double head, out double tail);
        double k = shifted - RoundingShift;
        double half = Math.Floor(0.5 * k);
        return OnePlus(head, tail) * PowerOfTwo(half) * PowerOfTwo(k - half);
    }

    // 2^k for an integer k in [−1022, 1023].
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double PowerOfTwo(double k) => BitConverter.Int64BitsToDouble(((long)k + 1023) << 52);
}
