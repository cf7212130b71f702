using InnovationSim.Kernel.Numerics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Metrics.Networks;

/// <summary>
/// The second part of the Leiden algorithm: within each group, nodes that stand alone merge with a well-connected part of the group, drawn with
/// weights e^(ΔH ÷ θ) among those that do not lose; so no part of a group hangs together only through a node that has left.
/// </summary>
internal static class LeidenRefinement
{
    private const double Randomness = 0.01;

    /// <summary>Refines a division.</summary>
    /// <param name="level">The graph.</param>
    /// <param name="groups">The group of each node.</param>
    /// <param name="stream">Where random numbers come from.</param>
    /// <returns>The part of each node; each part lies within a group.</returns>
    internal static int[] Run(LeidenLevel level, ReadOnlySpan<int> groups, ref RandomStream stream)
    {
        int n = level.Nodes;
        int[] parts = new int[n];
        int[] sizes = new int[n];
        long[] groupStrengths = new long[n];
        long[] partStrengths = new long[n];
        long[] outward = new long[n];
        for (int node = 0; node < n; node++)
        {
            parts[node] = node;
            sizes[node] = 1;
            groupStrengths[groups[node]] += level.Strengths[node];
            partStrengths[node] = level.Strengths[node];
            outward[node] = Within(level, groups, node);
        }

        long[] links = new long[n];
        var touched = new List<int>();
        var chances = new List<double>();
        foreach (int node in LeidenMoves.Shuffled(n, ref stream))
        {
            int own = parts[node];
            long strength = level.Strengths[node];
            long all = groupStrengths[groups[node]];
            if (sizes[own] > 1 || !IsWellConnected(outward[own], strength, all, level)) continue;
            ReadOnlySpan<int> neighbours = level.Neighbours(node);
            ReadOnlySpan<long> weights = level.Weights(node);
            for (int i = 0; i < neighbours.Length; i++)
            {
                if (groups[neighbours[i]] != groups[node]) continue;
                int part = parts[neighbours[i]];
                if (links[part] == 0) touched.Add(part);
                links[part] += weights[i];
            }

            int chosen = Choose(level, own, strength, all, links, touched, outward, partStrengths, chances, ref stream);
            if (chosen != own)
            {
                parts[node] = chosen;
                sizes[chosen]++;
                sizes[own] = 0;
                partStrengths[chosen] += strength;
                outward[chosen] += outward[own] - (2 * links[chosen]);
            }

            foreach (int part in touched) links[part] = 0;
            touched.Clear();
        }

        return parts;
    }

    private static int Choose(
        LeidenLevel level, int own, long strength, long all, long[] links, List<int> touched, long[] outward, long[] partStrengths, List<double> chances,
        ref RandomStream stream)
    {
        // To stay alone has ΔH = 0.
        chances.Clear();
        double most = 0;
        foreach (int part in touched)
        {
            double gain = links[part] - ((double)strength * partStrengths[part] / level.DoubleWeight);
            bool open = gain >= 0 && IsWellConnected(outward[part], partStrengths[part], all, level);
            chances.Add(open ? gain : double.NegativeInfinity);
            if (open) most = Math.Max(most, gain);
        }

        double stay = DeterministicMath.Exp(-most / Randomness);
        double total = stay;
        for (int i = 0; i < chances.Count; i++)
        {
            chances[i] = double.IsNegativeInfinity(chances[i]) ? 0 : DeterministicMath.Exp((chances[i] - most) / Randomness);
            total += chances[i];
        }

        double target = (stream.NextUnit() * total) - stay;
        if (target < 0) return own;
        for (int i = 0; i < chances.Count; i++)
        {
            target -= chances[i];
            if (target < 0) return touched[i];
        }

        return own;
    }

    /// <summary>Whether a part is linked to the rest of its group at least as much as at random.</summary>
    private static bool IsWellConnected(long outward, long strength, long all, LeidenLevel level) =>
        (Int128)outward * level.DoubleWeight >= (Int128)strength * (all - strength);

    private static long Within(LeidenLevel level, ReadOnlySpan<int> groups, int node)
    {
        long sum = 0;
        ReadOnlySpan<int> neighbours = level.Neighbours(node);
        ReadOnlySpan<long> weights = level.Weights(node);
        for (int i = 0; i < neighbours.Length; i++)
        {
            if (groups[neighbours[i]] == groups[node]) sum += weights[i];
        }

        return sum;
    }
}
