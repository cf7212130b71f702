using InnovationSim.Kernel.Numerics;

namespace InnovationSim.Kernel.Metrics.Formulas;

/// <summary>
/// Exponent α of the upper tail of the size distribution, P(size > x) ∝ x^−α, from a histogram of ln size.
/// </summary>
/// <remarks>
/// <para>
/// Hill's estimator for data known only by bin. Above a threshold, ln size exceeds it by an exponential amount of rate α, so the bin k =
/// 0, 1, … above the threshold has probability (1 − q) q^k with q = exp(−α w) and w the width of a bin. With n units above, of which n_k
/// in bin k, the likelihood Π [(1 − q) q^k]^n_k is largest at q = Σ k n_k ÷ (n + Σ k n_k), that is α = ln(1 + n ÷ Σ k n_k) ÷ w. There is
/// no bias from the width, as there would be from putting all units of a bin at its edge or its middle; for w → 0 it is Hill's n ÷ Σ
/// ln(size ÷ threshold).
/// </para>
/// <para>
/// Range: above 0 (a smaller α is a heavier tail; 1 is Zipf's law); the relative standard error is about 1 ÷ √n. Undefined, hence
/// <see cref="double.NaN"/>, without units, or if all units of the tail are in the threshold bin. The histogram must reach the largest
/// unit: units beyond its end put into the last bin would make α too large.
/// </para>
/// <para>
/// Sources: B. M. Hill (1975), "A simple general approach to inference about the tail of a distribution", Annals of Statistics 3(5),
/// 1163–1174; Y. Virkar and A. Clauset (2014), "Power-law distributions in binned empirical data", Annals of Applied Statistics 8(1),
/// 89–119.
/// </para>
/// </remarks>
public static class HillExponent
{
    /// <summary>The exponent of the tail that holds the given share of the units.</summary>
    /// <param name="counts">Units in each bin of equal width in ln size, in rising order.</param>
    /// <param name="binWidth">w, the width of a bin in ln size.</param>
    /// <param name="tailShare">Share of the units to use, in (0, 1]; the tail begins at a bin's lower edge, so it may hold more.</param>
    /// <returns>α; <see cref="double.NaN"/> when undefined.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the width or the share is out of range.</exception>
    public static double FromHistogram(ReadOnlySpan<long> counts, double binWidth, double tailShare)
    {
        if (!double.IsFinite(binWidth) || binWidth <= 0)
            throw new ArgumentOutOfRangeException(nameof(binWidth), binWidth, "A bin's width is above zero and finite.");

        Int128 units = 0;
        Int128 steps = 0;
        ReadOnlySpan<long> tail = counts[ThresholdBin(counts, tailShare)..];
        for (int bin = 0; bin < tail.Length; bin++)
        {
            units += tail[bin];
            steps += (Int128)bin * tail[bin];
        }

        return steps == 0 ? double.NaN : DeterministicMath.Log(1 + Ratio.Of(units, steps)) / binWidth;
    }

    /// <summary>
    /// The bin the tail begins with: the highest at whose lower edge or above there is at least the given share of the units.
    /// </summary>
    /// <param name="counts">Units in each bin, in rising order of size.</param>
    /// <param name="tailShare">Share of the units, in (0, 1].</param>
    /// <returns>Index of the bin; the number of bins if there are no units.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the share is out of range.</exception>
    public static int ThresholdBin(ReadOnlySpan<long> counts, double tailShare)
    {
        if (tailShare is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(tailShare), tailShare, "The share of the tail lies in (0, 1].");

        long total = IntegerTable.Total(counts, nameof(counts));
        if (total == 0)
            return counts.Length;

        double wanted = tailShare * total;
        int bin = counts.Length - 1;
        for (long units = counts[bin]; units < wanted; units += counts[bin])
            bin--;
        return bin;
    }
}
