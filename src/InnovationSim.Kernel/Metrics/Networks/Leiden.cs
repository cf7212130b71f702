using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Metrics.Networks;

/// <summary>
/// Communities of a graph by the Leiden algorithm for modularity: nodes move, groups are refined, refined groups become the nodes of the next
/// level, until nothing merges; again from the start with what was found, as long as modularity rises.
/// </summary>
/// <remarks>
/// At the end no single node gains by moving to any group, and every community is connected. The result depends on the graph and the stream
/// only. Source: V. A. Traag, L. Waltman and N. J. van Eck (2019), "From Louvain to Leiden: guaranteeing well-connected communities",
/// Scientific Reports 9, 5233.
/// </remarks>
public static class Leiden
{
    private const int MostRounds = 10;

    /// <summary>The community of each node, numbered from 0 in the order of their first nodes.</summary>
    /// <param name="graph">The graph; a node without links is a community of its own.</param>
    /// <param name="stream">Where random numbers come from.</param>
    public static int[] Communities(Graph graph, ref RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(graph);
        int[] groups = new int[graph.Nodes];
        for (int node = 0; node < groups.Length; node++) groups[node] = node;
        if (graph.Links == 0) return groups;
        LeidenLevel level = LeidenLevel.Of(graph);
        Int128 best = Modularity.Scaled(graph, groups);
        for (int round = 0; round < MostRounds; round++)
        {
            int[] found = Round(level, [.. groups], ref stream);
            Int128 modularity = Modularity.Scaled(graph, found);
            if (modularity <= best) break;
            best = modularity;
            groups = found;
        }

        Settle(graph, level, ref groups);
        Renumber(groups);
        return groups;
    }

    private static int[] Round(LeidenLevel lowest, int[] groups, ref RandomStream stream)
    {
        LeidenLevel level = lowest;
        int[] nodeOf = new int[lowest.Nodes];
        for (int node = 0; node < nodeOf.Length; node++) nodeOf[node] = node;
        while (true)
        {
            new LeidenMoves(level, groups).Fast(ref stream);
            if (Renumber(groups) == level.Nodes) break;
            int[] parts = LeidenRefinement.Run(level, groups, ref stream);
            int count = Renumber(parts);
            // Nothing has merged: the next level would be this one.
            if (count == level.Nodes) break;
            int[] next = new int[count];
            for (int node = 0; node < parts.Length; node++) next[parts[node]] = groups[node];
            level = level.Aggregate(parts, count);
            groups = next;
            for (int node = 0; node < nodeOf.Length; node++) nodeOf[node] = parts[nodeOf[node]];
        }

        int[] flat = new int[lowest.Nodes];
        for (int node = 0; node < flat.Length; node++) flat[node] = groups[nodeOf[node]];
        Renumber(flat);
        return flat;
    }

    /// <summary>Single moves until none gains; a community that they have torn apart becomes several, which always gains.</summary>
    private static void Settle(Graph graph, LeidenLevel level, ref int[] groups)
    {
        do groups = GraphShape.Components(graph, out _, groups);
        while (new LeidenMoves(level, groups).Exhaust());
    }

    /// <summary>Numbers groups from 0 in the order of their first nodes.</summary>
    private static int Renumber(int[] groups)
    {
        int[] numbers = new int[groups.Length];
        Array.Fill(numbers, -1);
        int count = 0;
        for (int node = 0; node < groups.Length; node++)
        {
            ref int number = ref numbers[groups[node]];
            if (number < 0) number = count++;
            groups[node] = number;
        }

        return count;
    }
}
