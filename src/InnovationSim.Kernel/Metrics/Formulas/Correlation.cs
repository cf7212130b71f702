namespace InnovationSim.Kernel.Metrics.Formulas;

/// <summary>
/// Pearson's coefficient of correlation: r = Σ w (x − x̄)(y − ȳ) ÷ √(Σ w (x − x̄)² Σ w (y − ȳ)²), with weighted means.
/// </summary>
/// <remarks>
/// Range [−1, 1]. Undefined, hence <see cref="double.NaN"/>, unless both x and y differ between points with weight. Source: K. Pearson
/// (1896), "Mathematical contributions to the theory of evolution. III. Regression, heredity, and panmixia", Philosophical Transactions
/// of the Royal Society of London A 187, 253–318.
/// </remarks>
public static class Correlation
{
    /// <summary>The correlation of x and y.</summary>
    /// <param name="x">Values of one quantity.</param>
    /// <param name="y">Values of the other.</param>
    /// <param name="weights">Zero or more each; a point of weight 0 is left out whatever its values.</param>
    /// <returns>The coefficient; <see cref="double.NaN"/> when undefined.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, or a point with weight is not finite.</exception>
    public static double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        WeightedMoments moments = WeightedMoments.Of(x, y, weights);
        if (moments.SquaresOfX <= 0 || moments.SquaresOfY <= 0)
            return double.NaN;

        // Two roots, since the product of the squares could leave the range of a double. Rounding may take r just past 1.
        double correlation = moments.Products / (Math.Sqrt(moments.SquaresOfX) * Math.Sqrt(moments.SquaresOfY));
        return Math.Max(-1, Math.Min(1, correlation));
    }
}
