using FsCheck.Fluent;
using InnovationSim.Kernel.Metrics.Networks;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Networks;

/// <summary>Measures of graphs against the same counted pair by pair.</summary>
public sealed class GraphShapeTests
{
    // A triangle with a tail: 0-1, 1-2, 0-2, 2-3.
    private static readonly Graph Tailed = new(4, [new(0, 1, 1), new(2, 1, 5), new(0, 2, 1), new(3, 2, 1)]);

    [Fact]
    public void A_triangle_with_a_tail_is_measured_by_hand()
    {
        GraphShape.Density(Tailed).ShouldBe(4.0 / 6);
        GraphShape.Clustering(Tailed).ShouldBe((1 + 1 + (1.0 / 3)) / 3, 1e-15);
        GraphShape.GiantShare(Tailed).ShouldBe(1);
        // Degrees 2 2 3 1; ends of links: sum 18, squares 44, products 2 × (4 + 6 + 6 + 3) = 38, eight ends.
        GraphShape.DegreeCorrelation(Tailed).ShouldBe(((8.0 * 38) - (18 * 18)) / ((8.0 * 44) - (18 * 18)), 1e-15);
        GraphShape.RandomClustering(Tailed).ShouldBe((18.0 - 8) * (18 - 8) / (8 * 8 * 8), 1e-15);
        GraphShape.DegreeSkewness(Tailed).ShouldBe(0);
    }

    [Fact]
    public void A_star_is_skewed_and_disassortative()
    {
        var star = new Graph(6, [.. Enumerable.Range(1, 5).Select(node => new GraphLink(0, node, 1))]);
        GraphShape.DegreeSkewness(star).ShouldBeGreaterThan(1);
        GraphShape.DegreeCorrelation(star).ShouldBe(-1);
        GraphShape.Clustering(star).ShouldBe(0);
    }

    [Fact]
    public void What_is_undefined_is_no_number()
    {
        var empty = new Graph(0, []);
        foreach (Func<Graph, double> measure in (Func<Graph, double>[])[GraphShape.Density, GraphShape.Clustering, GraphShape.GiantShare,
            GraphShape.DegreeCorrelation, GraphShape.DegreeSkewness, GraphShape.RandomClustering])
            measure(empty).ShouldBe(double.NaN);
        GraphShape.DegreeCorrelation(new Graph(2, [new(0, 1, 1)])).ShouldBe(double.NaN, "all ends are alike");
    }

    [Theory]
    [InlineData(0, 2, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(0, 1, 0)]
    public void A_link_joins_two_nodes_with_a_weight(int one, int other, long weight) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Graph(2, [new(one, other, weight)]));

    [Fact]
    public void Measures_are_those_counted_pair_by_pair() =>
        Prop.ForAll(SmallGraphs.UpTo(9), small =>
        {
            int[] nodes = [.. Enumerable.Range(0, small.Nodes)];
            (int I, int J)[] pairs = [.. from i in nodes from j in nodes where i != j && small.Linked(i, j) select (i, j)];
            Same(GraphShape.Density(small.Graph), small.Nodes < 2 ? double.NaN : pairs.Length / (double)(small.Nodes * (small.Nodes - 1)));
            double[] local =
            [
                .. nodes.Where(node => small.Degree(node) >= 2).Select(node =>
                {
                    (int, int)[] around = [.. from i in nodes from j in nodes where i < j && small.Linked(node, i) && small.Linked(node, j) select (i, j)];
                    return around.Count(pair => small.Linked(pair.Item1, pair.Item2)) / (double)around.Length;
                }),
            ];
            Same(GraphShape.Clustering(small.Graph), local.Length == 0 ? double.NaN : local.Average());
            Same(GraphShape.GiantShare(small.Graph), nodes.Max(node => Reachable(small, node)) / (double)small.Nodes);
            double[] x = [.. pairs.Select(pair => (double)small.Degree(pair.I))];
            double[] y = [.. pairs.Select(pair => (double)small.Degree(pair.J))];
            Same(GraphShape.DegreeCorrelation(small.Graph), Pearson(x, y));
            small.Graph.TotalWeight.ShouldBe((long)small.Total);
            foreach (int node in nodes) small.Graph.Strength(node).ShouldBe(small.Strength(node));
        }).Holds(300);

    [Fact]
    public void The_order_of_links_changes_nothing() =>
        Prop.ForAll(SmallGraphs.UpTo(9), small =>
        {
            var turned = new Graph(small.Nodes, [.. small.Links.Reverse().Select(link => new GraphLink(link.Other, link.One, link.Weight))]);
            for (int node = 0; node < small.Nodes; node++)
            {
                turned.Neighbours(node).ToArray().ShouldBe(small.Graph.Neighbours(node).ToArray());
                turned.Weights(node).ToArray().ShouldBe(small.Graph.Weights(node).ToArray());
            }
        }).Holds();

    private static int Reachable(SmallGraph small, int from)
    {
        var met = new HashSet<int> { from };
        for (int size = 0; size < met.Count;)
        {
            size = met.Count;
            met.UnionWith(Enumerable.Range(0, small.Nodes).Where(node => met.Any(other => small.Linked(node, other))).ToArray());
        }

        return met.Count;
    }

    private static double Pearson(double[] x, double[] y)
    {
        if (x.Length == 0) return double.NaN;
        double mean = x.Average();
        double squares = x.Sum(value => (value - mean) * (value - mean));
        double products = x.Zip(y).Sum(pair => (pair.First - mean) * (pair.Second - mean));
        return squares < 1e-12 ? double.NaN : products / squares;
    }

    private static void Same(double actual, double expected)
    {
        if (double.IsNaN(expected)) actual.ShouldBe(double.NaN);
        else actual.ShouldBe(expected, 1e-12);
    }
}
