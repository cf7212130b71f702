using FsCheck.Fluent;
using InnovationSim.Kernel.Metrics.Networks;
using InnovationSim.Kernel.Random;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Networks;

/// <summary>Modularity and the communities that make it large.</summary>
public sealed class LeidenTests
{
    [Fact]
    public void Modularity_is_that_of_the_sum_over_pairs() =>
        Prop.ForAll(SmallGraphs.UpTo(8), Gen.ArrayOf(Gen.Choose(0, 3), 8).ToArbitrary(), (small, groups) =>
        {
            int[] mine = groups[..small.Nodes];
            double modularity = Modularity.Of(small.Graph, mine);
            if (small.Links.Length == 0) modularity.ShouldBe(double.NaN);
            else modularity.ShouldBe(small.Modularity(mine), 1e-12);
        }).Holds(300);

    [Fact]
    public void Two_triangles_on_a_bridge_have_five_fourteenths()
    {
        // m = 7; each triangle: L = 3, K = 7, so Q = 2 (3/7 − (7/14)²) = 5/14.
        Graph graph = Bridge();
        Modularity.Of(graph, [0, 0, 0, 1, 1, 1]).ShouldBe(5.0 / 14);
        Find(graph).ShouldBe([0, 0, 0, 1, 1, 1]);
    }

    [Fact]
    public void One_group_of_all_has_none() => Modularity.Of(Bridge(), new int[6]).ShouldBe(0);

    [Fact]
    public void Cliques_on_a_ring_are_found_whatever_the_seed()
    {
        // Ten cliques of six: m = 10 × 15 + 10.
        const int cliques = 10;
        const int size = 6;
        var links = new List<GraphLink>();
        for (int clique = 0; clique < cliques; clique++)
        {
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j < i; j++) links.Add(new GraphLink((clique * size) + i, (clique * size) + j, 1));
            }

            links.Add(new GraphLink(clique * size, ((((clique + 1) % cliques) * size) + 1), 1));
        }

        var graph = new Graph(cliques * size, links);
        for (ulong seed = 0; seed < 20; seed++)
            Find(graph, seed).ShouldBe([.. Enumerable.Range(0, cliques * size).Select(node => node / size)]);
    }

    [Fact]
    public void The_karate_club_reaches_the_best_modularity_known()
    {
        // Zachary (1977); the largest modularity, .4198, is proved by Brandes et al. (2008).
        int[] ends =
        [
            1, 0, 2, 0, 2, 1, 3, 0, 3, 1, 3, 2, 4, 0, 5, 0, 6, 0, 6, 4, 6, 5, 7, 0, 7, 1, 7, 2, 7, 3, 8, 0, 8, 2, 9, 2, 10, 0, 10,
            4, 10, 5, 11, 0, 12, 0, 12, 3, 13, 0, 13, 1, 13, 2, 13, 3, 16, 5, 16, 6, 17, 0, 17, 1, 19, 0, 19, 1, 21, 0, 21, 1, 25,
            23, 25, 24, 27, 2, 27, 23, 27, 24, 28, 2, 29, 23, 29, 26, 30, 1, 30, 8, 31, 0, 31, 24, 31, 25, 31, 28, 32, 2, 32, 8, 32,
            14, 32, 15, 32, 18, 32, 20, 32, 22, 32, 23, 32, 29, 32, 30, 32, 31, 33, 8, 33, 9, 33, 13, 33, 14, 33, 15, 33, 18, 33,
            19, 33, 20, 33, 22, 33, 23, 33, 26, 33, 27, 33, 28, 33, 29, 33, 30, 33, 31, 33, 32,
        ];
        var graph = new Graph(34, [.. Enumerable.Range(0, ends.Length / 2).Select(i => new GraphLink(ends[2 * i], ends[(2 * i) + 1], 1))]);
        graph.Links.ShouldBe(78);
        Enumerable.Range(0, 10).Max(seed => Modularity.Of(graph, Find(graph, (ulong)seed))).ShouldBe(0.4198, 0.00005);
    }

    [Fact]
    public void No_move_of_one_node_gains_and_every_community_hangs_together() =>
        Prop.ForAll(SmallGraphs.UpTo(12), small =>
        {
            int[] found = Find(small.Graph);
            int communities = found.Max() + 1;
            GraphShape.Components(small.Graph, out int parts, found);
            parts.ShouldBe(communities);
            if (small.Links.Length == 0) return;
            double modularity = Modularity.Of(small.Graph, found);
            for (int node = 0; node < small.Nodes; node++)
            {
                for (int group = 0; group <= communities; group++)
                {
                    int[] moved = [.. found];
                    moved[node] = group;
                    Modularity.Of(small.Graph, moved).ShouldBeLessThanOrEqualTo(modularity + 1e-12, $"{small}: {node} to {group} of {string.Join(' ', found)}");
                }
            }
        }).Holds(300);

    [Fact]
    public void Small_graphs_come_close_to_the_best_of_all_divisions() =>
        Prop.ForAll(SmallGraphs.UpTo(6), small =>
        {
            if (small.Links.Length == 0) return;
            double best = Divisions(small.Nodes).Max(division => Modularity.Of(small.Graph, division));
            Modularity.Of(small.Graph, Find(small.Graph)).ShouldBeInRange(best - 0.05, best + 1e-12, small.ToString());
        }).Holds(100);

    [Fact]
    public void The_same_stream_finds_the_same_communities() =>
        Prop.ForAll(SmallGraphs.UpTo(12), small => Find(small.Graph, 5).SequenceEqual(Find(small.Graph, 5))).Holds();

    [Fact]
    public void Nodes_without_links_are_alone() => Find(new Graph(3, [])).ShouldBe([0, 1, 2]);

    private static Graph Bridge() => new(6, [new(0, 1, 1), new(1, 2, 1), new(0, 2, 1), new(3, 4, 1), new(4, 5, 1), new(3, 5, 1), new(2, 3, 1)]);

    private static int[] Find(Graph graph, ulong seed = 1)
    {
        var stream = new RandomStream(seed, 0, 1, 100);
        return Leiden.Communities(graph, ref stream);
    }

    private static IEnumerable<int[]> Divisions(int nodes)
    {
        return Next([], 0);

        IEnumerable<int[]> Next(int[] begun, int groups) => begun.Length == nodes
            ? [begun]
            : Enumerable.Range(0, groups + 1).SelectMany(group => Next([.. begun, group], Math.Max(groups, group + 1)));
    }
}
