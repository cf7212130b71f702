namespace InnovationSim.Kernel.Tests.Numerics;

/// <summary>Elementary functions in 256 bits by their power series: slow, plain, and sharing nothing with the kernel's own.</summary>
internal static class BigMath
{
    public static readonly BigReal One = BigReal.Of(1.0);
    public static readonly BigReal LnTwo = ArTanh(One / BigReal.Of(3.0)).TimesPowerOfTwo(1);

    // Machin, 1706.
    public static readonly BigReal Pi =
        (ArcTan(5).TimesPowerOfTwo(2) - ArcTan(239)).TimesPowerOfTwo(2);

    private static readonly BigReal RootTwoPiInverse = Exp(-Log(Pi.TimesPowerOfTwo(1)).TimesPowerOfTwo(-1));

    public static BigReal Exp(BigReal x)
    {
        int k = (int)Math.Round((x / LnTwo).ToDouble());
        BigReal r = (x - LnTwo * BigReal.Of((double)k)).TimesPowerOfTwo(-12);
        BigReal term = One;
        BigReal sum = One;
        for (int i = 1; i <= 20; i++)
        {
            term = term * r / BigReal.Of((double)i);
            sum += term;
        }

        for (int i = 0; i < 12; i++) sum *= sum;
        return sum.TimesPowerOfTwo(k);
    }

    /// <summary>By Halley's iteration on <see cref="Exp"/>, from a double's worth of digits: each step triples them.</summary>
    public static BigReal Log(BigReal x)
    {
        if (x == One) return BigReal.Of(0.0);
        int top = x.Top;
        BigReal fraction = x.TimesPowerOfTwo(-top);
        BigReal y = BigReal.Of(Math.Log(fraction.ToDouble()));
        for (int i = 0; i < 3; i++)
        {
            BigReal power = Exp(y);
            y += ((fraction - power) / (fraction + power)).TimesPowerOfTwo(1);
        }

        return y + LnTwo * BigReal.Of((double)top);
    }

    /// <summary>Sine for |x| ≤ 2.</summary>
    public static BigReal Sin(BigReal x)
    {
        BigReal term = x;
        BigReal sum = x;
        BigReal square = -(x * x);
        for (int i = 1; i <= 35; i++)
        {
            term = term * square / BigReal.Of((double)(2 * i * (2 * i + 1)));
            sum += term;
        }

        return sum;
    }

    public static BigReal NormalDensity(BigReal z) => RootTwoPiInverse * Exp(-(z * z).TimesPowerOfTwo(-1));

    /// <summary>Φ(z) for |z| ≤ 9: ½ + φ(z) (z + z³/3 + z⁵/(3·5) + …), all terms of one sign.</summary>
    public static BigReal NormalProbability(BigReal z)
    {
        BigReal term = z;
        BigReal sum = z;
        BigReal square = z * z;
        for (int i = 1; i <= 400 && term.Top > sum.Top - 256; i++)
        {
            term = term * square / BigReal.Of((double)(2 * i + 1));
            sum += term;
        }

        return BigReal.Of(0.5) + NormalDensity(z) * sum;
    }

    private static BigReal ArTanh(BigReal x)
    {
        BigReal power = x;
        BigReal sum = x;
        for (int i = 3; i < 180; i += 2)
        {
            power = power * x * x;
            sum += power / BigReal.Of((double)i);
        }

        return sum;
    }

    // arctan(1 / n)
    private static BigReal ArcTan(int n)
    {
        BigReal power = One / BigReal.Of((double)n);
        BigReal sum = power;
        BigReal square = -(power * power);
        for (int i = 3; i < 130; i += 2)
        {
            power *= square;
            sum += power / BigReal.Of((double)i);
        }

        return sum;
    }
}
