using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Metrics.Networks;

/// <summary>
/// The first part of the Leiden algorithm: nodes move to the neighbouring group that gains most. Gains are compared as whole numbers, 2m × k_vc −
/// k_v × K_c, so rounding never decides.
/// </summary>
internal sealed class LeidenMoves
{
    private readonly LeidenLevel _level;
    private readonly int[] _groups;
    private readonly long[] _strengths;
    private readonly int[] _sizes;
    private readonly long[] _links;
    private readonly List<int> _touched = [];
    private readonly Stack<int> _empty = [];

    /// <summary>Prepares moves.</summary>
    /// <param name="level">The graph.</param>
    /// <param name="groups">The group of each node, below the number of nodes; it is changed in place.</param>
    internal LeidenMoves(LeidenLevel level, int[] groups)
    {
        _level = level;
        _groups = groups;
        _strengths = new long[level.Nodes];
        _sizes = new int[level.Nodes];
        _links = new long[level.Nodes];
        for (int node = 0; node < level.Nodes; node++)
        {
            _strengths[groups[node]] += level.Strengths[node];
            _sizes[groups[node]]++;
        }

        for (int group = level.Nodes - 1; group >= 0; group--)
        {
            if (_sizes[group] == 0) _empty.Push(group);
        }
    }

    /// <summary>Moves nodes in a random order, and those again whose neighbours have moved away from or past them, until none is left.</summary>
    internal void Fast(ref RandomStream stream)
    {
        int[] order = Shuffled(_level.Nodes, ref stream);
        var queue = new Queue<int>(order);
        bool[] waiting = new bool[_level.Nodes];
        Array.Fill(waiting, true);
        while (queue.TryDequeue(out int node))
        {
            waiting[node] = false;
            if (!Move(node)) continue;
            foreach (int next in _level.Neighbours(node))
            {
                if (waiting[next] || _groups[next] == _groups[node]) continue;
                waiting[next] = true;
                queue.Enqueue(next);
            }
        }
    }

    /// <summary>Goes through all nodes again and again until no move gains anything.</summary>
    /// <returns>Whether any node has moved.</returns>
    internal bool Exhaust()
    {
        bool any = false;
        bool moved = true;
        while (moved)
        {
            moved = false;
            for (int node = 0; node < _level.Nodes; node++) moved |= Move(node);
            any |= moved;
        }

        return any;
    }

    /// <summary>Numbers 0 to n − 1 in a random order (Fisher and Yates).</summary>
    internal static int[] Shuffled(int n, ref RandomStream stream)
    {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) order[i] = i;
        for (int i = n - 1; i > 0; i--)
        {
            int other = stream.NextInt(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }

    private bool Move(int node)
    {
        int own = _groups[node];
        long strength = _level.Strengths[node];
        ReadOnlySpan<int> neighbours = _level.Neighbours(node);
        ReadOnlySpan<long> weights = _level.Weights(node);
        for (int i = 0; i < neighbours.Length; i++)
        {
            int group = _groups[neighbours[i]];
            if (_links[group] == 0) _touched.Add(group);
            _links[group] += weights[i];
        }

        _strengths[own] -= strength;
        _sizes[own]--;
        int best = own;
        Int128 most = Gain(own);
        foreach (int group in _touched)
        {
            Int128 gain = Gain(group);
            if (gain <= most) continue;
            best = group;
            most = gain;
        }

        // To be alone gains nothing and costs nothing.
        if (most < 0 && _sizes[own] > 0) best = _empty.Pop();
        foreach (int group in _touched) _links[group] = 0;
        _touched.Clear();
        _strengths[best] += strength;
        _sizes[best]++;
        _groups[node] = best;
        if (best == own) return false;
        if (_sizes[own] == 0) _empty.Push(own);
        return true;

        Int128 Gain(int group) => ((Int128)_level.DoubleWeight * _links[group]) - ((Int128)strength * _strengths[group]);
    }
}
