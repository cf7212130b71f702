namespace InnovationSim.Kernel.Metrics;

/// <summary>The bins of the integer histograms that shards add up.</summary>
public static class Histograms
{
    /// <summary>Bins of ln A against the sector's frontier.</summary>
    public static HistogramBins Productivity { get; } = new(-4.8, 0.1, 64);

    /// <summary>Bins of ln of sales in yuan.</summary>
    public static HistogramBins Size { get; } = new(4.0, 0.125, 208);

    /// <summary>Bins of the ln growth of sales.</summary>
    public static HistogramBins Growth { get; } = new(-4.0, 0.02, 400);

    /// <summary>Bins of ln of R&amp;D intensity (share of sales).</summary>
    public static HistogramBins Research { get; } = new(-14.0, 0.1, 140);

    /// <summary>
    /// Classes of staff by powers of two: 0, 1, 2 to 3, 4 to 7 … persons; the last holds the larger ones. Class c > 0 begins with 2^(c − 1).
    /// </summary>
    public const int StaffClasses = 21;

    /// <summary>The class of a firm's staff.</summary>
    public static int StaffClass(long persons) =>
        Math.Min(StaffClasses - 1, 64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)persons));

    /// <summary>Fewest persons of a class of staff.</summary>
    public static long FewestOf(int staffClass) => staffClass == 0 ? 0 : 1L << (staffClass - 1);

    /// <summary>Ages that are told apart, in years; the last bin holds the older ones.</summary>
    public const int Ages = 12;
}

/// <summary>Equal bins; what lies beyond the ends is counted in the first or the last.</summary>
/// <param name="Lowest">Lower edge of the first bin.</param>
/// <param name="Width">Width of a bin.</param>
/// <param name="Count">How many bins.</param>
public sealed record HistogramBins(double Lowest, double Width, int Count)
{
    private readonly double _perUnit = 1 / Width;

    /// <summary>The bin of a value.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    public int Of(double value)
    {
        double bin = (value - Lowest) * _perUnit;
        return bin < 0 ? 0 : bin >= Count ? Count - 1 : (int)bin;
    }

    /// <summary>The middle of a bin.</summary>
    public double Middle(int bin) => Lowest + ((bin + 0.5) * Width);
}
