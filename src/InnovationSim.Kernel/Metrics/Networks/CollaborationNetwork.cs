using InnovationSim.Kernel.Phases;

namespace InnovationSim.Kernel.Metrics.Networks;

/// <summary>
/// The collaboration network of a year: organisations that work with others, linked by alliances that stand at its end and by membership in
/// the same consortium; a link's weight is the number of these ties.
/// </summary>
public sealed class CollaborationNetwork
{
    private CollaborationNetwork(ulong[] organisations, Graph graph, long alliances, long consortiumTies)
    {
        Organisations = organisations;
        Graph = graph;
        Alliances = alliances;
        ConsortiumTies = consortiumTies;
        Cities = [.. organisations.Select(organisation => (int)AgentId.Unpack(organisation).City)];
    }

    /// <summary>Packed identities of the nodes, ascending.</summary>
    public IReadOnlyList<ulong> Organisations { get; }

    /// <summary>Who works with whom.</summary>
    public Graph Graph { get; }

    /// <summary>Alliances that both sides report.</summary>
    public long Alliances { get; }

    /// <summary>Pairs of members of consortia.</summary>
    public long ConsortiumTies { get; }

    /// <summary>The city of each node.</summary>
    public int[] Cities { get; }

    /// <summary>The network of what shards have reported at Record.</summary>
    /// <param name="records">One record for each side of an alliance and for each pair of a consortium, in any order.</param>
    public static CollaborationNetwork Of(ReadOnlySpan<ReportRecord> records)
    {
        // The smaller identity first: the two sides of an alliance become equal records, and stand together when sorted.
        ReportRecord[] sorted = new ReportRecord[records.Length];
        for (int i = 0; i < sorted.Length; i++)
            sorted[i] = new ReportRecord(Math.Min(records[i].First, records[i].Second), Math.Max(records[i].First, records[i].Second), records[i].Third);
        Array.Sort(sorted);
        var ties = new List<(ulong One, ulong Other, long Weight)>();
        long alliances = 0;
        long consortia = 0;
        for (int first = 0; first < sorted.Length;)
        {
            int end = first + 1;
            while (end < sorted.Length && sorted[end] == sorted[first]) end++;
            bool alliance = sorted[first].Third == NetworkLinks.Alliance;
            int weight = alliance ? (end - first == 2 ? 1 : 0) : end - first;
            if (alliance) alliances += weight;
            else consortia += weight;
            if (weight > 0) ties.Add((sorted[first].First, sorted[first].Second, weight));
            first = end;
        }

        ulong[] organisations = [.. ties.Select(tie => tie.One).Concat(ties.Select(tie => tie.Other)).Order().Distinct()];
        GraphLink[] links = new GraphLink[ties.Count];
        for (int i = 0; i < links.Length; i++)
            links[i] = new GraphLink(Array.BinarySearch(organisations, ties[i].One), Array.BinarySearch(organisations, ties[i].Other), ties[i].Weight);
        return new CollaborationNetwork(organisations, new Graph(organisations.Length, links), alliances, consortia);
    }
}
