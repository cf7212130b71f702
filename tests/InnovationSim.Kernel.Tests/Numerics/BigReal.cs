using System.Numerics;
using Shouldly;

namespace InnovationSim.Kernel.Tests.Numerics;

/// <summary>A binary floating-point number of 256 bits: the independent arithmetic the kernel's functions are measured against.</summary>
internal readonly record struct BigReal(BigInteger Mantissa, int Exponent)
{
    private const int Bits = 256;

    public static BigReal Of(BigInteger whole) => Rounded(whole, 0);

    /// <summary>Exactly the double.</summary>
    public static BigReal Of(double x)
    {
        double.IsFinite(x).ShouldBeTrue();
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) & 0x7FF;
        long fraction = bits & 0xFFFFFFFFFFFFF;
        long mantissa = exponent == 0 ? fraction : fraction | 0x10000000000000;
        return new BigReal(x < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075);
    }

    public static BigReal operator +(BigReal a, BigReal b)
    {
        if (a.Mantissa.IsZero) return b;
        if (b.Mantissa.IsZero) return a;
        if (a.Exponent < b.Exponent) (a, b) = (b, a);

        // A far smaller summand is below the last bit kept.
        if (a.Top - b.Top > Bits + 8) return a;
        return Rounded((a.Mantissa << (a.Exponent - b.Exponent)) + b.Mantissa, b.Exponent);
    }

    public static BigReal operator -(BigReal a) => new(-a.Mantissa, a.Exponent);

    public static BigReal operator -(BigReal a, BigReal b) => a + -b;

    public static BigReal operator *(BigReal a, BigReal b) => Rounded(a.Mantissa * b.Mantissa, a.Exponent + b.Exponent);

    public static BigReal operator /(BigReal a, BigReal b)
    {
        int shift = Math.Max(0, Bits + 8 + (int)b.Mantissa.GetBitLength() - (int)a.Mantissa.GetBitLength());
        return Rounded((a.Mantissa << shift) / b.Mantissa, a.Exponent - b.Exponent - shift);
    }

    public BigReal TimesPowerOfTwo(int power) => new(Mantissa, Exponent + power);

    /// <summary>The nearest double but for double rounding, good to 1 ulp.</summary>
    public double ToDouble()
    {
        int excess = (int)Mantissa.GetBitLength() - 62;
        return excess <= 0 ? Math.ScaleB((double)Mantissa, Exponent) : Math.ScaleB((double)(Mantissa >> excess), Exponent + excess);
    }

    /// <summary>How far a double is from this number, in units of the last place a double of this size has.</summary>
    public double UlpsFrom(double actual)
    {
        int ulp = Math.Max(Top - 53, -1074);
        return Math.Abs((Of(actual) - this).TimesPowerOfTwo(-ulp).ToDouble());
    }

    // The number is in [2^(Top − 1), 2^Top).
    public int Top => (int)BigInteger.Abs(Mantissa).GetBitLength() + Exponent;

    private static BigReal Rounded(BigInteger mantissa, int exponent)
    {
        int excess = (int)mantissa.GetBitLength() - Bits;
        return excess <= 0 ? new BigReal(mantissa, exponent) : new BigReal(mantissa >> excess, exponent + excess);
    }
}
