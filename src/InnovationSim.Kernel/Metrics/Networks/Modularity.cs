using InnovationSim.Kernel.Metrics.Formulas;

namespace InnovationSim.Kernel.Metrics.Networks;

/// <summary>
/// How much more weight lies within groups than links drawn at random with the same strengths would have: Q = Σ_c [L_c ÷ m − (K_c ÷ 2m)²].
/// </summary>
/// <remarks>
/// L_c is the weight of links within group c, K_c the sum of its nodes' strengths, m the weight of all links. Range −½ to 1; undefined, hence
/// <see cref="double.NaN"/>, without links. Source: M. E. J. Newman and M. Girvan (2004), "Finding and evaluating community structure in
/// networks", Physical Review E 69, 026113.
/// </remarks>
public static class Modularity
{
    /// <summary>The modularity of a division.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="groups">The group of each node, from 0.</param>
    /// <exception cref="ArgumentException">There is not one group for each node.</exception>
    public static double Of(Graph graph, ReadOnlySpan<int> groups)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (groups.Length != graph.Nodes) throw new ArgumentException($"There are {groups.Length} groups for {graph.Nodes} nodes.", nameof(groups));
        Int128 total = graph.TotalWeight;
        return Ratio.Of(Scaled(graph, groups), 4 * total * total);
    }

    /// <summary>4 m² Q, a whole number: Σ_c (4 m L_c − K_c²).</summary>
    internal static Int128 Scaled(Graph graph, ReadOnlySpan<int> groups)
    {
        int most = 0;
        foreach (int group in groups) most = Math.Max(most, group + 1);
        Int128[] strengths = new Int128[most];
        Int128 within = 0;
        for (int node = 0; node < graph.Nodes; node++)
        {
            strengths[groups[node]] += graph.Strength(node);
            ReadOnlySpan<int> neighbours = graph.Neighbours(node);
            ReadOnlySpan<long> weights = graph.Weights(node);
            for (int i = 0; i < neighbours.Length; i++)
            {
                if (groups[neighbours[i]] == groups[node]) within += weights[i];
            }
        }

        // Links within groups were met from both ends.
        Int128 scaled = 2 * (Int128)graph.TotalWeight * within;
        foreach (Int128 strength in strengths) scaled -= strength * strength;
        return scaled;
    }
}
