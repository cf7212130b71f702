namespace InnovationSim.Kernel.Metrics.Networks;

/// <summary>An undirected graph with whole weights, without loops: for each node its neighbours in ascending order. It never changes.</summary>
public sealed class Graph
{
    private readonly int[] _starts;
    private readonly int[] _neighbours;
    private readonly long[] _weights;
    private readonly long[] _strengths;

    /// <summary>A graph of links.</summary>
    /// <param name="nodes">How many nodes; they are numbered from 0.</param>
    /// <param name="links">Links in any order; weights of links between the same two nodes are added up.</param>
    /// <exception cref="ArgumentOutOfRangeException">A link names a node that there is not, is a loop, or has no positive weight.</exception>
    public Graph(int nodes, IReadOnlyList<GraphLink> links)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodes);
        ArgumentNullException.ThrowIfNull(links);
        GraphLink[] both = new GraphLink[2 * links.Count];
        for (int i = 0; i < links.Count; i++)
        {
            (int one, int other, long weight) = links[i];
            if ((uint)one >= (uint)nodes || (uint)other >= (uint)nodes || one == other || weight <= 0)
                throw new ArgumentOutOfRangeException(nameof(links), links[i], $"A link joins two of {nodes} nodes with a positive weight.");
            both[2 * i] = links[i];
            both[(2 * i) + 1] = new GraphLink(other, one, weight);
        }

        Array.Sort(both, static (left, right) => left.One != right.One ? left.One.CompareTo(right.One) : left.Other.CompareTo(right.Other));
        int kept = 0;
        for (int i = 0; i < both.Length; i++)
        {
            if (kept > 0 && both[kept - 1].One == both[i].One && both[kept - 1].Other == both[i].Other)
                both[kept - 1] = both[kept - 1] with { Weight = both[kept - 1].Weight + both[i].Weight };
            else both[kept++] = both[i];
        }

        _starts = new int[nodes + 1];
        _neighbours = new int[kept];
        _weights = new long[kept];
        _strengths = new long[nodes];
        for (int i = 0; i < kept; i++)
        {
            _starts[both[i].One + 1]++;
            _neighbours[i] = both[i].Other;
            _weights[i] = both[i].Weight;
            _strengths[both[i].One] += both[i].Weight;
        }

        for (int node = 0; node < nodes; node++) _starts[node + 1] += _starts[node];
        foreach (long strength in _strengths) TotalWeight += strength;
        TotalWeight /= 2;
    }

    /// <summary>How many nodes.</summary>
    public int Nodes => _strengths.Length;

    /// <summary>How many pairs of nodes are linked.</summary>
    public int Links => _neighbours.Length / 2;

    /// <summary>Sum of the weights of all links.</summary>
    public long TotalWeight { get; }

    /// <summary>How many nodes a node is linked to.</summary>
    public int Degree(int node) => _starts[node + 1] - _starts[node];

    /// <summary>Sum of the weights of a node's links.</summary>
    public long Strength(int node) => _strengths[node];

    /// <summary>The nodes that a node is linked to, ascending.</summary>
    public ReadOnlySpan<int> Neighbours(int node) => _neighbours.AsSpan(_starts[node], Degree(node));

    /// <summary>The weights of these links.</summary>
    public ReadOnlySpan<long> Weights(int node) => _weights.AsSpan(_starts[node], Degree(node));
}

/// <summary>A link of a graph; which node is named first says nothing.</summary>
/// <param name="One">A node.</param>
/// <param name="Other">Another.</param>
/// <param name="Weight">Its weight, at least 1.</param>
public readonly record struct GraphLink(int One, int Other, long Weight);
