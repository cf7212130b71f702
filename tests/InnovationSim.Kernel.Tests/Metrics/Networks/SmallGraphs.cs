using FsCheck;
using FsCheck.Fluent;
using InnovationSim.Kernel.Metrics.Networks;

namespace InnovationSim.Kernel.Tests.Metrics.Networks;

/// <summary>Graphs small enough to look at every pair, triple and division, with a second, plain form of each measure.</summary>
internal sealed record SmallGraph(int Nodes, GraphLink[] Links)
{
    public Graph Graph { get; } = new(Nodes, Links);

    public long Weight(int one, int other) =>
        Links.Where(link => (link.One == one && link.Other == other) || (link.One == other && link.Other == one)).Sum(link => link.Weight);

    public bool Linked(int one, int other) => Weight(one, other) > 0;

    public int Degree(int node) => Enumerable.Range(0, Nodes).Count(other => Linked(node, other));

    public long Strength(int node) => Enumerable.Range(0, Nodes).Sum(other => Weight(node, other));

    public double Total => Enumerable.Range(0, Nodes).Sum(Strength) / 2.0;

    /// <summary>Modularity pair by pair: Σ_ij [w_ij − k_i k_j ÷ 2m] δ(c_i, c_j) ÷ 2m.</summary>
    public double Modularity(int[] groups)
    {
        double sum = 0;
        for (int i = 0; i < Nodes; i++)
        {
            for (int j = 0; j < Nodes; j++)
            {
                if (groups[i] == groups[j]) sum += Weight(i, j) - (Strength(i) * Strength(j) / (2 * Total));
            }
        }

        return sum / (2 * Total);
    }

    public override string ToString() => $"{Nodes} nodes: {string.Join(", ", Links.Select(link => $"{link.One}-{link.Other} × {link.Weight}"))}";
}

/// <summary>Generators.</summary>
internal static class SmallGraphs
{
    public static Arbitrary<SmallGraph> UpTo(int nodes) => Arb.From(
        from n in Gen.Choose(1, nodes)
        from links in Gen.ArrayOf(
            from one in Gen.Choose(0, n - 1)
            from other in Gen.Choose(0, n - 1)
            from weight in Gen.Choose(1, 4)
            select new GraphLink(one, other, weight))
        select new SmallGraph(n, [.. links.Where(link => link.One != link.Other)]));
}
