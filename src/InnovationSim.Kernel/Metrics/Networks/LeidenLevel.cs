namespace InnovationSim.Kernel.Metrics.Networks;

/// <summary>
/// One level of the Leiden algorithm: a graph whose nodes are groups of nodes of the level below. Weight within such a node counts in its
/// strength only: whoever moves takes it along.
/// </summary>
internal sealed class LeidenLevel
{
    private readonly int[] _starts;
    private readonly int[] _neighbours;
    private readonly long[] _weights;

    private LeidenLevel(int[] starts, int[] neighbours, long[] weights, long[] strengths, long doubleWeight)
    {
        _starts = starts;
        _neighbours = neighbours;
        _weights = weights;
        Strengths = strengths;
        DoubleWeight = doubleWeight;
    }

    /// <summary>How many nodes.</summary>
    internal int Nodes => Strengths.Length;

    /// <summary>Σ of the strengths, 2m; the same on every level.</summary>
    internal long DoubleWeight { get; }

    /// <summary>The strength of each node.</summary>
    internal long[] Strengths { get; }

    internal ReadOnlySpan<int> Neighbours(int node) => _neighbours.AsSpan(_starts[node].._starts[node + 1]);

    internal ReadOnlySpan<long> Weights(int node) => _weights.AsSpan(_starts[node].._starts[node + 1]);

    /// <summary>The lowest level: the graph itself.</summary>
    internal static LeidenLevel Of(Graph graph)
    {
        int[] starts = new int[graph.Nodes + 1];
        int[] neighbours = new int[2 * graph.Links];
        long[] weights = new long[2 * graph.Links];
        long[] strengths = new long[graph.Nodes];
        for (int node = 0; node < graph.Nodes; node++)
        {
            graph.Neighbours(node).CopyTo(neighbours.AsSpan(starts[node]));
            graph.Weights(node).CopyTo(weights.AsSpan(starts[node]));
            starts[node + 1] = starts[node] + graph.Degree(node);
            strengths[node] = graph.Strength(node);
        }

        return new LeidenLevel(starts, neighbours, weights, strengths, 2 * graph.TotalWeight);
    }

    /// <summary>The level above, in which each group is a node.</summary>
    /// <param name="groups">The group of each node, numbered densely.</param>
    /// <param name="count">How many groups.</param>
    internal LeidenLevel Aggregate(ReadOnlySpan<int> groups, int count)
    {
        int[] members = ByGroup(groups, count, out int[] memberStarts);
        var neighbours = new List<int>();
        var weights = new List<long>();
        int[] starts = new int[count + 1];
        long[] strengths = new long[count];
        long[] sums = new long[count];
        var touched = new List<int>();
        for (int group = 0; group < count; group++)
        {
            foreach (int node in members.AsSpan(memberStarts[group]..memberStarts[group + 1]))
            {
                strengths[group] += Strengths[node];
                ReadOnlySpan<int> next = Neighbours(node);
                ReadOnlySpan<long> weight = Weights(node);
                for (int i = 0; i < next.Length; i++)
                {
                    int other = groups[next[i]];
                    if (other == group) continue;
                    if (sums[other] == 0) touched.Add(other);
                    sums[other] += weight[i];
                }
            }

            foreach (int other in touched)
            {
                neighbours.Add(other);
                weights.Add(sums[other]);
                sums[other] = 0;
            }

            touched.Clear();
            starts[group + 1] = neighbours.Count;
        }

        return new LeidenLevel(starts, [.. neighbours], [.. weights], strengths, DoubleWeight);
    }

    private static int[] ByGroup(ReadOnlySpan<int> groups, int count, out int[] starts)
    {
        starts = new int[count + 1];
        foreach (int group in groups) starts[group + 1]++;
        for (int group = 0; group < count; group++) starts[group + 1] += starts[group];
        int[] next = starts[..^1];
        int[] members = new int[groups.Length];
        for (int node = 0; node < groups.Length; node++) members[next[groups[node]]++] = node;
        return members;
    }
}
