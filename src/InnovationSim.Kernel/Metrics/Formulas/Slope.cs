namespace InnovationSim.Kernel.Metrics.Formulas;

/// <summary>Slope of the straight line of weighted least squares: b = Σ w (x − x̄)(y − ȳ) ÷ Σ w (x − x̄)², with weighted means.</summary>
/// <remarks>
/// In units of y per unit of x. Undefined, hence <see cref="double.NaN"/>, unless two points with weight differ in x. Used for "entry
/// follows relatedness density", which asks for its sign. Source: A. C. Aitken (1935), "On least squares and linear combination of
/// observations", Proceedings of the Royal Society of Edinburgh 55, 42–48.
/// </remarks>
public static class Slope
{
    /// <summary>The slope of y on x.</summary>
    /// <param name="x">Explaining values.</param>
    /// <param name="y">Explained values.</param>
    /// <param name="weights">Zero or more each; a point of weight 0 is left out whatever its values.</param>
    /// <returns>The slope; <see cref="double.NaN"/> when undefined.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, or a point with weight is not finite.</exception>
    public static double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        WeightedMoments moments = WeightedMoments.Of(x, y, weights);
        return moments.SquaresOfX > 0 ? moments.Products / moments.SquaresOfX : double.NaN;
    }
}
