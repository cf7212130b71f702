using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace InnovationSim.Kernel.Numerics;

// The vector forms do, lane by lane, the operations of the scalar forms in the same order, so they give the same bits; a test
// compares them. A group of lanes with an uncommon value is left to the scalar form. No fused multiply-add: it would round once
// where the scalar form rounds twice.
public static partial class DeterministicMath
{
    /// <summary><see cref="Exp(double)"/> of every element: the same bits, several at a time.</summary>
    /// <param name="source">The exponents.</param>
    /// <param name="destination">At least as long as <paramref name="source"/>; may be the same memory, but not overlap otherwise.</param>
    /// <exception cref="ArgumentException">The destination is shorter than the source.</exception>
    public static void Exp(ReadOnlySpan<double> source, Span<double> destination)
    {
        CheckLength(source.Length, destination.Length);
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= source.Length - Vector256<double>.Count; i += Vector256<double>.Count)
            {
                Vector256<double> x = Vector256.Create(source[i..]);
                if (Vector256.LessThanAll(Vector256.Abs(x), Vector256.Create(ExpCommonLimit))) ExpLanes(x).CopyTo(destination[i..]);
                else ExpEach(source.Slice(i, Vector256<double>.Count), destination[i..]);
            }
        }

        ExpEach(source[i..], destination[i..]);
    }

    /// <summary><see cref="Log(double)"/> of every element: the same bits, several at a time.</summary>
    /// <param name="source">The arguments.</param>
    /// <param name="destination">At least as long as <paramref name="source"/>; may be the same memory, but not overlap otherwise.</param>
    /// <exception cref="ArgumentException">The destination is shorter than the source.</exception>
    public static void Log(ReadOnlySpan<double> source, Span<double> destination)
    {
        CheckLength(source.Length, destination.Length);
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<double> smallest = Vector256.Create(BitConverter.Int64BitsToDouble(SmallestNormalBits));
            Vector256<double> largest = Vector256.Create(double.MaxValue);
            for (; i <= source.Length - Vector256<double>.Count; i += Vector256<double>.Count)
            {
                Vector256<double> x = Vector256.Create(source[i..]);
                bool common = Vector256.GreaterThanOrEqualAll(x, smallest) && Vector256.LessThanOrEqualAll(x, largest);
                if (common) LogLanes(x).CopyTo(destination[i..]);
                else LogEach(source.Slice(i, Vector256<double>.Count), destination[i..]);
            }
        }

        LogEach(source[i..], destination[i..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ExpLanes(Vector256<double> x)
    {
        Vector256<double> shifted = x * Log2E + Vector256.Create(RoundingShift);
        Vector256<double> k = shifted - Vector256.Create(RoundingShift);
        Vector256<double> head = x - k * Ln2High;
        Vector256<double> low = k * Ln2Low;
        Vector256<double> r = head - low;
        Vector256<double> r2 = r * r;
        Vector256<double> r4 = r2 * r2;
        Vector256<double> q0 = (Vector256.Create(0.5) + r * E3) + (Vector256.Create(E4) + r * E5) * r2;
        Vector256<double> q1 = (Vector256.Create(E6) + r * E7) + (Vector256.Create(E8) + r * E9) * r2;
        Vector256<double> q = q0 + (q1 + (Vector256.Create(E10) + r * E11) * r4) * r4;
        Vector256<double> tail = r2 * q - low;
        Vector256<double> sum = Vector256<double>.One + head;
        Vector256<double> fraction = sum + (((Vector256<double>.One - sum) + head) + tail);
        return (fraction.AsInt64() + (shifted.AsInt64() << 52)).AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> LogLanes(Vector256<double> x)
    {
        Vector256<long> bits = x.AsInt64();
        Vector256<long> folded = bits + Vector256.Create(FoldAtSqrtTwo);
        Vector256<double> k = ((folded >>> 52) | Vector256.Create(TwoTo52Bits)).AsDouble() - Vector256.Create(ExponentBias);
        Vector256<long> fraction = bits - (folded & Vector256.Create(ExponentMask)) + Vector256.Create(OneBits);
        Vector256<double> f = fraction.AsDouble() - Vector256<double>.One;

        Vector256<double> s = f / (Vector256.Create(2.0) + f);
        Vector256<double> z = s * s;
        Vector256<double> w = z * z;
        Vector256<double> r1 = Vector256.Create(L1) + z * L2;
        Vector256<double> r3 = Vector256.Create(L3) + z * L4;
        Vector256<double> r5 = (Vector256.Create(L5) + z * L6) + w * L7;
        Vector256<double> r = z * (r1 + (r3 + r5 * w) * w);
        Vector256<double> halfSquare = f * 0.5 * f;
        Vector256<double> tail = (s * (halfSquare + r) + k * Ln2Low) - halfSquare;

        Vector256<double> whole = k * Ln2High;
        Vector256<double> sum = whole + f;
        return sum + (((whole - sum) + f) + tail);
    }

    private static void ExpEach(ReadOnlySpan<double> source, Span<double> destination)
    {
        for (int i = 0; i < source.Length; i++) destination[i] = Exp(source[i]);
    }

    private static void LogEach(ReadOnlySpan<double> source, Span<double> destination)
    {
        for (int i = 0; i < source.Length; i++) destination[i] = Log(source[i]);
    }

    private static void CheckLength(int source, int destination)
    {
        if (destination >= source) return;
        throw new ArgumentException($"destination has room for {destination} values and must have room for {source}.", nameof(destination));
    }
}
