namespace InnovationSim.Kernel.Metrics.Formulas;

/// <summary>Quantiles of a quantity known by a histogram, its units taken as evenly spread within each bin.</summary>
/// <remarks>
/// The inverse of the piecewise linear distribution function: the lowest x below which there is the share p of the units. The error is less
/// than a bin's width. Undefined, hence <see cref="double.NaN"/>, without units.
/// Source for p90 − p10 of ln productivity: C. Syverson (2004), "Product substitutability and productivity dispersion", Review of Economics
/// and Statistics 86(2), 534–550.
/// </remarks>
public static class HistogramQuantile
{
    /// <summary>The quantile at p.</summary>
    /// <param name="counts">Units in each bin, in rising order.</param>
    /// <param name="lowest">Lower edge of the first bin.</param>
    /// <param name="width">Width of each bin, above zero.</param>
    /// <param name="p">Share of units below, in [0, 1]; 0 and 1 give the ends of the bins that have units.</param>
    /// <returns>The quantile, in the unit of <paramref name="lowest"/>; <see cref="double.NaN"/> without units.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or another argument is out of range.</exception>
    public static double Of(ReadOnlySpan<long> counts, double lowest, double width, double p)
    {
        if (!double.IsFinite(lowest))
            throw new ArgumentOutOfRangeException(nameof(lowest), lowest, "The lower edge is finite.");
        if (!double.IsFinite(width) || width <= 0)
            throw new ArgumentOutOfRangeException(nameof(width), width, "A bin's width is above zero and finite.");
        if (p is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A share lies in [0, 1].");

        long total = IntegerTable.Total(counts, nameof(counts));
        if (total == 0)
            return double.NaN;

        double wanted = p * total;
        long below = 0;
        int bin = 0;
        while (counts[bin] == 0 || below + counts[bin] < wanted)
            below += counts[bin++];
        return lowest + ((bin + ((wanted - below) / counts[bin])) * width);
    }

    /// <summary>p90 − p10: the width of the middle 80 % of the units.</summary>
    /// <param name="counts">Units in each bin, in rising order.</param>
    /// <param name="width">Width of each bin, above zero.</param>
    /// <returns>The spread, zero or more; <see cref="double.NaN"/> without units.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the width is out of range.</exception>
    public static double Spread(ReadOnlySpan<long> counts, double width) => Of(counts, 0, width, 0.9) - Of(counts, 0, width, 0.1);
}
