using System.Runtime.InteropServices;

namespace InnovationSim.Kernel.Metrics.Formulas;

/// <summary>Sums over firms of powers of the log growth rate g, in micro-units (g = 0.05 counts as 50,000).</summary>
/// <remarks>
/// Whole numbers, so shards may add theirs in any order. With |g| up to 50 (a factor of 10^21) there is room for 27 million firms.
/// </remarks>
/// <param name="Count">Number of firms, n.</param>
/// <param name="Absolute">Σ |g|.</param>
/// <param name="Sum">Σ g.</param>
/// <param name="Squares">Σ g².</param>
/// <param name="Cubes">Σ g³.</param>
/// <param name="FourthPowers">Σ g⁴.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GrowthMoments(
    long Count, Int128 Absolute, Int128 Sum, Int128 Squares, Int128 Cubes, Int128 FourthPowers)
{
    /// <summary>Micro-units in one.</summary>
    public const int MicroPerUnit = 1_000_000;

    /// <summary>The moments of the growth rates given, in micro-units.</summary>
    /// <exception cref="OverflowException">A sum leaves the range of <see cref="Int128"/>.</exception>
    public static GrowthMoments Of(ReadOnlySpan<long> growthMicro)
    {
        GrowthMoments moments = default;
        foreach (long growth in growthMicro)
            moments += OfOne(growth);
        return moments;
    }

    /// <summary>The moments of a single growth rate, in micro-units.</summary>
    /// <exception cref="OverflowException">Its fourth power leaves the range of <see cref="Int128"/>.</exception>
    public static GrowthMoments OfOne(long growthMicro)
    {
        Int128 growth = growthMicro;
        Int128 square = growth * growth;
        return new GrowthMoments(1, Int128.Abs(growth), growth, square, checked(square * growth), checked(square * square));
    }

    /// <summary>The moments of two groups of firms together.</summary>
    /// <exception cref="OverflowException">A sum leaves its range.</exception>
    public static GrowthMoments operator +(GrowthMoments one, GrowthMoments other) => checked(new GrowthMoments(
        one.Count + other.Count,
        one.Absolute + other.Absolute,
        one.Sum + other.Sum,
        one.Squares + other.Squares,
        one.Cubes + other.Cubes,
        one.FourthPowers + other.FourthPowers));
}
