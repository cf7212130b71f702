using System.Numerics;

namespace InnovationSim.Kernel.Metrics.Formulas;

/// <summary>Location, width and shape of the distribution of log growth rates, from its <see cref="GrowthMoments"/>.</summary>
/// <remarks>
/// All are undefined, hence <see cref="double.NaN"/>, without firms. Differences of moments are taken in whole numbers of any length, so
/// nothing cancels. Sums that no set of growth rates could have (Σ |g| below |Σ g|, n Σ g² below (Σ |g|)², n Σ g⁴ below (Σ g²)²) are
/// refused. Empirical growth rates are close to Laplace, between Gaussian and fatter tails: G. Bottazzi and A. Secchi (2006), "Explaining
/// the distribution of firm growth rates", RAND Journal of Economics 37(2), 235–256.
/// </remarks>
public static class GrowthDistribution
{
    /// <summary>ḡ = Σ g ÷ n, in log points (0.05 is about 5 % a year).</summary>
    /// <exception cref="ArgumentException">The moments contradict each other.</exception>
    public static double Mean(GrowthMoments moments)
    {
        Check(moments);
        return Ratio.Of(moments.Sum, (Int128)moments.Count * GrowthMoments.MicroPerUnit);
    }

    /// <summary>√(Σ (g − ḡ)² ÷ n), in log points: of these firms, not an estimate for others (÷ n, not n − 1).</summary>
    /// <exception cref="ArgumentException">The moments contradict each other.</exception>
    public static double StandardDeviation(GrowthMoments moments)
    {
        Check(moments);
        return moments.Count == 0
            ? double.NaN
            : Math.Sqrt((double)SquaredDeviations(moments)) / ((double)moments.Count * GrowthMoments.MicroPerUnit);
    }

    /// <summary>Kurtosis: the mean of (g − ḡ)⁴ over the square of the mean of (g − ḡ)².</summary>
    /// <remarks>
    /// Gaussian 3, Laplace 6; at least 1. Not the excess over 3. Undefined also if all firms grow alike. Source: K. Pearson (1905), "Das
    /// Fehlergesetz und seine Verallgemeinerungen durch Fechner und Pearson. A rejoinder", Biometrika 4(1–2), 169–212.
    /// </remarks>
    /// <exception cref="ArgumentException">The moments contradict each other.</exception>
    public static double Kurtosis(GrowthMoments moments)
    {
        Check(moments);
        BigInteger squared = SquaredDeviations(moments);
        if (squared.IsZero)
            return double.NaN;

        // n³ Σ (g − ḡ)⁴, multiplied out; with n² in `squared` the powers of n cancel.
        BigInteger n = moments.Count;
        BigInteger sum = moments.Sum;
        BigInteger fourth = (n * n * n * moments.FourthPowers)
            - (4 * n * n * sum * moments.Cubes)
            + (6 * n * sum * sum * moments.Squares)
            - (3 * sum * sum * sum * sum);
        return (double)fourth / (double)(squared * squared);
    }

    /// <summary>Shape ratio E g² ÷ (E |g|)², about zero: Laplace 2, Gaussian π ÷ 2 = 1.57, and 1 if all |g| are equal.</summary>
    /// <remarks>
    /// Neither moment is centred, for E |g − ḡ| cannot be had from sums over g. So g should be taken net of the mean growth of the year
    /// (and sector), as Bottazzi and Secchi do: a common drift δ lowers the Laplace value of 2 by about (δ ÷ E |g|)². Undefined also if
    /// no firm grows or shrinks. It is the inverse square of a test statistic of R. C. Geary (1935), "The ratio of the mean deviation to
    /// the standard deviation as a test of normality", Biometrika 27(3–4), 310–332.
    /// </remarks>
    /// <exception cref="ArgumentException">The moments contradict each other.</exception>
    public static double ShapeRatio(GrowthMoments moments)
    {
        Check(moments);
        if (moments.Absolute == 0)
            return double.NaN;

        BigInteger absolute = moments.Absolute;
        return (double)(moments.Count * (BigInteger)moments.Squares) / (double)(absolute * absolute);
    }

    // n² times the variance.
    private static BigInteger SquaredDeviations(GrowthMoments moments)
    {
        BigInteger sum = moments.Sum;
        return (moments.Count * (BigInteger)moments.Squares) - (sum * sum);
    }

    private static void Check(GrowthMoments moments)
    {
        BigInteger absolute = moments.Absolute;
        BigInteger squares = moments.Squares;
        bool possible = moments.Count >= 0
            && absolute >= BigInteger.Abs(moments.Sum)
            && moments.Count * squares >= absolute * absolute
            && moments.Count * (BigInteger)moments.FourthPowers >= squares * squares
            && (moments.Count > 0 || moments == default);
        if (!possible)
            throw new ArgumentException($"No growth rates have these sums: {moments}.", nameof(moments));
    }
}
