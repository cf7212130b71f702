using FsCheck;
using FsCheck.Fluent;
using InnovationSim.Kernel.Metrics.Formulas;

namespace InnovationSim.Kernel.Tests.Metrics.Formulas;

/// <summary>Weighted links between organisations, each in a city and a sector, and Outside: the last node, in no city.</summary>
public sealed record RandomGraph(int[] City, int[] Sector, long[] Weights)
{
    public int Nodes => City.Length + 1;

    public int Outside => City.Length;

    public long Total => Weights.Sum();

    public long Weight(int from, int to) => Weights[(from * Nodes) + to];

    public long Out(int node) => Enumerable.Range(0, Nodes).Sum(other => Weight(node, other));

    public long In(int node) => Enumerable.Range(0, Nodes).Sum(other => Weight(other, node));

    public int[] Members(int city) => [.. Enumerable.Range(0, City.Length).Where(node => City[node] == city)];

    public int[] Members(int city, int sector) => [.. Members(city).Where(node => Sector[node] == sector)];

    /// <summary>The lift as the kernel has it: from sums over the members of the cell and of the city, each taken on its own.</summary>
    public double LiftFromSums(int city, int sector)
    {
        int[] cell = Members(city, sector);
        int[] all = Members(city);
        return LinkageLift.Of(
            cellToCity: cell.Sum(i => all.Sum(j => Weight(i, j))),
            cityToCell: cell.Sum(i => all.Sum(j => Weight(j, i))),
            cellOut: cell.Sum(Out),
            cellIn: cell.Sum(In),
            cityOut: all.Sum(Out),
            cityIn: all.Sum(In),
            cellSelfProducts: cell.Sum(i => Out(i) * In(i)),
            total: Total);
    }

    /// <summary>The lift as the definition has it: pair by pair.</summary>
    public double LiftFromPairs(int city, int sector)
    {
        double observed = 0;
        double expected = 0;
        foreach (int i in Members(city, sector))
        {
            foreach (int j in Members(city).Where(j => j != i))
            {
                observed += Weight(i, j) + Weight(j, i);
                expected += (double)((Out(i) * In(j)) + (Out(j) * In(i))) / Total;
            }
        }

        return expected == 0 ? double.NaN : observed / expected;
    }

    public override string ToString() =>
        $"cities {string.Join(' ', City)}; sectors {string.Join(' ', Sector)}; weights by row, Outside last, {string.Join(' ', Weights)}";
}

/// <summary>Generators of <see cref="RandomGraph"/>.</summary>
internal static class RandomGraphs
{
    /// <summary>Up to 8 organisations in 2 cities and 2 sectors; two thirds of the pairs unlinked; no links to oneself.</summary>
    private static readonly Arbitrary<RandomGraph> Any = Arb.From(
        from organisations in Gen.Choose(0, 8)
        from cities in Gen.ArrayOf(Gen.Choose(0, 1), organisations)
        from sectors in Gen.ArrayOf(Gen.Choose(0, 1), organisations)
        let nodes = organisations + 1
        from weights in Gen.ArrayOf(Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(1, 9))), nodes * nodes)
        select new RandomGraph(cities, sectors, [.. weights.Select((weight, pair) => pair / nodes == pair % nodes ? 0L : weight)]));

    /// <summary>Throws, with the graph and the seed to replay it, if the property throws for a graph drawn.</summary>
    public static void ForAll(Action<RandomGraph> property) => Prop.ForAll(Any, property).QuickCheckThrowOnFailure();
}
