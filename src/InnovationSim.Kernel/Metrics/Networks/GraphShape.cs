using InnovationSim.Kernel.Metrics.Formulas;

namespace InnovationSim.Kernel.Metrics.Networks;

/// <summary>What a graph looks like, weights left aside. All of these are quotients of whole numbers, or sums of few of them.</summary>
public static class GraphShape
{
    /// <summary>Linked pairs over all pairs, 0 to 1; <see cref="double.NaN"/> with fewer than two nodes.</summary>
    public static double Density(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return Ratio.Of(2 * (Int128)graph.Links, (Int128)graph.Nodes * Math.Max(0, graph.Nodes - 1));
    }

    /// <summary>
    /// Mean local clustering: of a node's pairs of neighbours, the share that is linked, averaged over nodes with two neighbours or more. Range 0
    /// to 1; <see cref="double.NaN"/> if there is no such node. Source: D. J. Watts and S. H. Strogatz (1998), "Collective dynamics of
    /// 'small-world' networks", Nature 393, 440–442.
    /// </summary>
    public static double Clustering(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        double sum = 0;
        int nodes = 0;
        bool[] isNeighbour = new bool[graph.Nodes];
        for (int node = 0; node < graph.Nodes; node++)
        {
            ReadOnlySpan<int> neighbours = graph.Neighbours(node);
            if (neighbours.Length < 2) continue;
            foreach (int neighbour in neighbours) isNeighbour[neighbour] = true;
            long linked = 0;
            foreach (int neighbour in neighbours)
            {
                foreach (int next in graph.Neighbours(neighbour))
                {
                    if (isNeighbour[next]) linked++;
                }
            }

            foreach (int neighbour in neighbours) isNeighbour[neighbour] = false;
            sum += Ratio.Of(linked, (Int128)neighbours.Length * (neighbours.Length - 1));
            nodes++;
        }

        return nodes > 0 ? sum / nodes : double.NaN;
    }

    /// <summary>
    /// Clustering that a random graph with the same degrees would have: (⟨k²⟩ − ⟨k⟩)² ÷ (n ⟨k⟩³), over all nodes; <see cref="double.NaN"/> without
    /// links. It may exceed 1 in small graphs with a few large nodes. Source: M. E. J. Newman (2003), "The structure and function of
    /// complex networks", SIAM Review 45(2), 167–256, equation 24.
    /// </summary>
    public static double RandomClustering(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Int128 degrees = 0;
        Int128 squares = 0;
        for (int node = 0; node < graph.Nodes; node++)
        {
            degrees += graph.Degree(node);
            squares += (Int128)graph.Degree(node) * graph.Degree(node);
        }

        // With n: (S2/n − S1/n)² ÷ (n (S1/n)³) = (S2 − S1)² ÷ S1³.
        return degrees > 0 ? (double)((squares - degrees) * (squares - degrees)) / (double)(degrees * degrees * degrees) : double.NaN;
    }

    /// <summary>Share of the nodes in the largest connected component; <see cref="double.NaN"/> without nodes.</summary>
    public static double GiantShare(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        int[] components = Components(graph, out int count);
        long[] sizes = new long[count];
        foreach (int component in components) sizes[component]++;
        return Ratio.Of(count == 0 ? 0 : sizes.Max(), graph.Nodes);
    }

    /// <summary>The connected component of each node, numbered in the order of their first nodes.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="within">If given, only links between nodes of the same group count.</param>
    public static int[] Components(Graph graph, out int count, ReadOnlySpan<int> within = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        int[] components = new int[graph.Nodes];
        Array.Fill(components, -1);
        var open = new Stack<int>();
        count = 0;
        for (int first = 0; first < graph.Nodes; first++)
        {
            if (components[first] >= 0) continue;
            components[first] = count;
            open.Push(first);
            while (open.TryPop(out int node))
            {
                foreach (int next in graph.Neighbours(node))
                {
                    if (components[next] >= 0 || (!within.IsEmpty && within[next] != within[node])) continue;
                    components[next] = count;
                    open.Push(next);
                }
            }

            count++;
        }

        return components;
    }

    /// <summary>
    /// Degree correlation: Pearson's correlation of the degrees at the two ends of a link, −1 to 1; <see cref="double.NaN"/> if all ends have the
    /// same degree. Source: M. E. J. Newman (2002), "Assortative mixing in networks", Physical Review Letters 89, 208701.
    /// </summary>
    public static double DegreeCorrelation(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        // Over both directions of each link: Σ k_i k_j, Σ k, Σ k².
        Int128 products = 0;
        Int128 sum = 0;
        Int128 squares = 0;
        Int128 ends = 0;
        for (int node = 0; node < graph.Nodes; node++)
        {
            Int128 degree = graph.Degree(node);
            foreach (int neighbour in graph.Neighbours(node)) products += degree * graph.Degree(neighbour);
            sum += degree * degree;
            squares += degree * degree * degree;
            ends += degree;
        }

        Int128 variance = (ends * squares) - (sum * sum);
        return variance == 0 ? double.NaN : Ratio.Of((ends * products) - (sum * sum), variance);
    }

    /// <summary>
    /// Skewness of the degrees: third central moment over the cube of the standard deviation, of all nodes; above 0 if a few have many links.
    /// <see cref="double.NaN"/> if all degrees are equal.
    /// </summary>
    public static double DegreeSkewness(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Int128 n = graph.Nodes;
        Int128 sum = 0;
        Int128 squares = 0;
        Int128 cubes = 0;
        for (int node = 0; node < graph.Nodes; node++)
        {
            Int128 degree = graph.Degree(node);
            sum += degree;
            squares += degree * degree;
            cubes += degree * degree * degree;
        }

        double second = (double)((n * squares) - (sum * sum));
        double third = (double)((n * n * cubes) - (3 * n * sum * squares) + (2 * sum * sum * sum));
        return second > 0 ? third / (second * Math.Sqrt(second)) : double.NaN;
    }
}
