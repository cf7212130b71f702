using InnovationSim.Kernel.Numerics;

namespace InnovationSim.Kernel.Metrics.Networks;

/// <summary>
/// How far two divisions of the same things agree, beyond chance: AMI = (I − E I) ÷ (½ (H_1 + H_2) − E I), with I the mutual information, H the
/// entropies, and E I what divisions with the same group sizes would have by chance (hypergeometric).
/// </summary>
/// <remarks>
/// 1 for equal divisions, about 0 for independent ones, sometimes slightly below. Undefined, hence <see cref="double.NaN"/>, if the denominator
/// is 0: one division is then all one group or all single things, and so is the other. Source: N. X. Vinh, J. Epps and J. Bailey (2010),
/// "Information theoretic measures for clusterings comparison", Journal of Machine Learning Research 11, 2837–2854.
/// </remarks>
public static class AdjustedMutualInformation
{
    // Below this, numerator and denominator are sums of rounding errors.
    private const double Negligible = 1e-12;

    /// <summary>The adjusted mutual information of two divisions.</summary>
    /// <param name="one">The group of each thing, from 0.</param>
    /// <param name="other">The same in the other division.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Of(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        if (one.Length != other.Length) throw new ArgumentException($"One division has {one.Length} things, the other {other.Length}.", nameof(other));
        if (one.IsEmpty) return double.NaN;
        long[] rows = Sizes(one);
        long[] columns = Sizes(other);
        double information = Information(one, other, rows, columns);
        double expected = Expected(rows, columns, one.Length);
        double most = 0.5 * (Entropy(rows, one.Length) + Entropy(columns, one.Length));
        return most - expected > Negligible ? (information - expected) / (most - expected) : double.NaN;
    }

    private static long[] Sizes(ReadOnlySpan<int> groups)
    {
        int most = 0;
        foreach (int group in groups)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(group, nameof(groups));
            most = Math.Max(most, group + 1);
        }

        long[] sizes = new long[most];
        foreach (int group in groups) sizes[group]++;
        return sizes;
    }

    private static double Entropy(ReadOnlySpan<long> sizes, double all)
    {
        double sum = 0;
        foreach (long size in sizes)
        {
            if (size > 0) sum -= size / all * DeterministicMath.Log(size / all);
        }

        return sum;
    }

    private static double Information(ReadOnlySpan<int> one, ReadOnlySpan<int> other, ReadOnlySpan<long> rows, ReadOnlySpan<long> columns)
    {
        // Sorted pairs instead of a table: most pairs of groups have nothing in common.
        ulong[] pairs = new ulong[one.Length];
        for (int i = 0; i < pairs.Length; i++) pairs[i] = ((ulong)(uint)one[i] << 32) | (uint)other[i];
        Array.Sort(pairs);
        double all = one.Length;
        double sum = 0;
        for (int first = 0; first < pairs.Length;)
        {
            int end = first + 1;
            while (end < pairs.Length && pairs[end] == pairs[first]) end++;
            double common = end - first;
            double expected = rows[(int)(pairs[first] >> 32)] * (columns[(int)(uint)pairs[first]] / all);
            sum += common / all * DeterministicMath.Log(common / expected);
            first = end;
        }

        return sum;
    }

    private static double Expected(ReadOnlySpan<long> rows, ReadOnlySpan<long> columns, long all)
    {
        // Groups of the same size have the same term: there are few sizes.
        SortedList<long, long> rowSizes = Counts(rows);
        SortedList<long, long> columnSizes = Counts(columns);
        double sum = 0;
        foreach ((long a, long rowsOfSize) in rowSizes)
        {
            foreach ((long b, long columnsOfSize) in columnSizes) sum += rowsOfSize * columnsOfSize * Expected(a, b, all);
        }

        return sum;
    }

    private static double Expected(long a, long b, long all)
    {
        double common = DeterministicMath.LogFactorial(a) + DeterministicMath.LogFactorial(b)
            + DeterministicMath.LogFactorial(all - a) + DeterministicMath.LogFactorial(all - b) - DeterministicMath.LogFactorial(all);
        double sum = 0;
        for (long n = Math.Max(1, a + b - all); n <= Math.Min(a, b); n++)
        {
            double logProbability = common - DeterministicMath.LogFactorial(n) - DeterministicMath.LogFactorial(a - n)
                - DeterministicMath.LogFactorial(b - n) - DeterministicMath.LogFactorial(all - a - b + n);
            if (logProbability < SmallestLog) continue;
            sum += (double)n / all * DeterministicMath.Log((double)all * n / ((double)a * b)) * DeterministicMath.Exp(logProbability);
        }

        return sum;
    }

    // e^-60 is lost in a sum of terms near 1.
    private const double SmallestLog = -60;

    private static SortedList<long, long> Counts(ReadOnlySpan<long> sizes)
    {
        var counts = new SortedList<long, long>();
        foreach (long size in sizes)
        {
            if (size == 0) continue;
            counts.TryGetValue(size, out long count);
            counts[size] = count + 1;
        }

        return counts;
    }
}
