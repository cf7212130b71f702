using System.Runtime.InteropServices;

namespace InnovationSim.Kernel.Metrics.Formulas;

/// <summary>Weighted sums of squares and products about the weighted means.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WeightedMoments(double SquaresOfX, double SquaresOfY, double Products)
{
    /// <summary>The moments of the points given; all zero if none has a weight.</summary>
    /// <remarks>A point of weight zero is left out whatever its values: so a caller drops an undefined (NaN) one.</remarks>
    public static WeightedMoments Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        IntegerTable.CheckLength(y.Length, x.Length, nameof(y));
        IntegerTable.CheckLength(weights.Length, x.Length, nameof(weights));
        int first = -1;
        for (int i = weights.Length - 1; i >= 0; i--)
        {
            CheckFinite(weights[i], i, nameof(weights));
            ArgumentOutOfRangeException.ThrowIfNegative(weights[i], nameof(weights));
            if (weights[i] == 0)
                continue;

            CheckFinite(x[i], i, nameof(x));
            CheckFinite(y[i], i, nameof(y));
            first = i;
        }

        if (first < 0)
            return default;

        // Everything is measured from the first point: equal values then give exact zeros, and so an undefined slope, not a quotient of
        // two rounding errors.
        (double weight, double sumX, double sumY) = (0, 0, 0);
        for (int i = first; i < x.Length; i++)
        {
            if (weights[i] == 0)
                continue;
            weight += weights[i];
            sumX += weights[i] * (x[i] - x[first]);
            sumY += weights[i] * (y[i] - y[first]);
        }

        (double squaresOfX, double squaresOfY, double products) = (0, 0, 0);
        for (int i = first; i < x.Length; i++)
        {
            if (weights[i] == 0)
                continue;
            double fromMeanX = x[i] - x[first] - (sumX / weight);
            double fromMeanY = y[i] - y[first] - (sumY / weight);
            squaresOfX += weights[i] * fromMeanX * fromMeanX;
            squaresOfY += weights[i] * fromMeanY * fromMeanY;
            products += weights[i] * fromMeanX * fromMeanY;
        }

        return new WeightedMoments(squaresOfX, squaresOfY, products);
    }

    private static void CheckFinite(double value, int index, string argument)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(argument, value, $"Entry {index} is not finite; weight 0 leaves a point out.");
    }
}
