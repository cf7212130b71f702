namespace InnovationSim.Kernel.Phases;

/// <summary>Draws from weights.</summary>
internal static class Pick
{
    /// <summary>The place of a unit in cumulative weights; the last weight is their total.</summary>
    internal static int From(ReadOnlySpan<double> cumulative, double unit)
    {
        double target = unit * cumulative[^1];
        int low = 0;
        int high = cumulative.Length - 1;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (cumulative[middle] <= target) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>The place of a unit in plain weights.</summary>
    internal static int FromWeights(ReadOnlySpan<double> weights, double unit)
    {
        double total = 0;
        foreach (double weight in weights) total += weight;
        double target = unit * total;
        int last = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] <= 0) continue;
            last = i;
            target -= weights[i];
            if (target < 0) return i;
        }

        return last;
    }
}
