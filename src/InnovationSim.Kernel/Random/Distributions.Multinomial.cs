using System.Globalization;

namespace InnovationSim.Kernel.Random;

public static partial class Distributions
{
    /// <summary>A multinomial draw: n items fall independently into categories, in proportion to the weights.</summary>
    /// <param name="stream">Where the random words come from.</param>
    /// <param name="n">The number of items, from 0 to 2⁵³.</param>
    /// <param name="weights">
    /// The weight of each category, finite and 0 or more, with a finite sum, not all 0 unless n is 0. They need not sum to 1.
    /// </param>
    /// <param name="counts">Receives the count of each category: as long as <paramref name="weights"/>. They sum to exactly n.</param>
    /// <remarks>
    /// The binomial of each category in turn, out of what the ones before have left (Devroye, "Non-uniform random variate
    /// generation", 1986, XI.1.4). A category of weight 0 gets exactly 0.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">n is out of range, or a weight is negative, infinite or NaN.</exception>
    /// <exception cref="ArgumentException">The lengths differ, all weights are 0 while n is not, or their sum overflows.</exception>
    public static void Multinomial(ref RandomStream stream, long n, scoped ReadOnlySpan<double> weights, scoped Span<long> counts)
    {
        CheckCount(n, nameof(n));
        int categories = weights.Length;
        if (counts.Length != categories)
            throw new ArgumentException($"counts has {counts.Length} elements and must have {categories}, one per weight.", nameof(counts));

        // The sum of this and all later weights, parked bit by bit in counts until the count replaces it. Summing from the end makes
        // the last weight's share exactly 1, and no share exceed 1 by rounding.
        double sum = 0.0;
        for (int i = categories - 1; i >= 0; i--)
        {
            double weight = weights[i];
            if (!(weight >= 0.0 && weight <= double.MaxValue))
                throw new ArgumentOutOfRangeException(nameof(weights), weight, BadWeight(i, weight));
            sum += weight;
            counts[i] = BitConverter.DoubleToInt64Bits(sum);
        }

        if (sum > double.MaxValue)
            throw new ArgumentException("weights must have a finite sum, and theirs is more than a double holds.", nameof(weights));
        if (sum == 0.0 && n > 0)
            throw new ArgumentException($"weights are all 0 and must not be, as n is {n}.", nameof(weights));

        long left = n;
        for (int i = 0; i < categories; i++)
        {
            double share = weights[i] / BitConverter.Int64BitsToDouble(counts[i]);
            counts[i] = left == 0 || weights[i] == 0.0 ? 0 : Binomial(ref stream, left, share);
            left -= counts[i];
        }
    }

    private static string BadWeight(int index, double weight) =>
        string.Create(CultureInfo.InvariantCulture, $"weights[{index}] is {weight} and must be finite and 0 or more.");
}
