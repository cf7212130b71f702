namespace InnovationSim.Kernel.Metrics.Formulas;

/// <summary>Concentration of a total over its parts: H = Σ s², with s the share of each part.</summary>
/// <remarks>
/// Range: 1 ÷ n (n equal parts) to 1 (one part has everything). 1 ÷ H is the number of equal parts that would be as concentrated.
/// Undefined, hence <see cref="double.NaN"/>, when there is no part or all are zero.
/// Source: A. O. Hirschman (1964), "The paternity of an index", American Economic Review 54(5), 761–762.
/// </remarks>
public static class HerfindahlIndex
{
    /// <summary>The index of the sizes given.</summary>
    /// <param name="sizes">Size of each part, zero or more.</param>
    /// <returns>Σ s²; <see cref="double.NaN"/> when the sizes sum to zero.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, or the total exceeds <see cref="long.MaxValue"/>.</exception>
    public static double Of(ReadOnlySpan<long> sizes)
    {
        long total = IntegerTable.Total(sizes, nameof(sizes));
        return OfSums(total, IntegerTable.SumOfSquares(sizes));
    }

    /// <summary>The index from sums that shards have added up, for parts too many to list, such as the firms of a sector.</summary>
    /// <param name="total">Σ size.</param>
    /// <param name="sumOfSquares">Σ size²; in yuan it does not fit into a <see cref="long"/>.</param>
    /// <returns>Σ size² ÷ (Σ size)²; <see cref="double.NaN"/> when <paramref name="total"/> is zero.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No sizes of zero or more, in whole numbers, have these sums.</exception>
    public static double OfSums(long total, Int128 sumOfSquares)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        ArgumentOutOfRangeException.ThrowIfLessThan(sumOfSquares, total);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sumOfSquares, (Int128)total * total);
        return Ratio.Of(sumOfSquares, (Int128)total * total);
    }
}
