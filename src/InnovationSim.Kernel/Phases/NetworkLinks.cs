using InnovationSim.Kernel.Agents;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// At Record: the links of the year as records for the coordinator: who, with whom, what kind. Each side of an alliance reports it, so that
/// one whose partner has left in the year is told from one that stands; the pairs of a consortium are reported by its leader.
/// </summary>
public static class NetworkLinks
{
    /// <summary>An alliance as one side reports it.</summary>
    public const ulong Alliance = 1;

    /// <summary>Two members of a consortium.</summary>
    public const ulong Consortium = 2;

    internal static void Report(FirmShard shard, StepContext context) => Alliances(shard.Id, shard.Partners, context);

    internal static void Report(ResearchShard shard, StepContext context)
    {
        Alliances(shard.Id, shard.Partners, context);
        foreach (ref readonly Project project in shard.Projects.Running)
        {
            ulong leader = AgentId.Pack(shard.Id.Kind, shard.Id.City, project.Owner);
            for (int i = 0; i < project.Size; i++)
            {
                Add(leader, project.Members[i].Member, context);
                for (int other = 0; other < i; other++) Add(project.Members[other].Member, project.Members[i].Member, context);
            }
        }
    }

    private static void Alliances(ShardId shard, PartnerBook book, StepContext context)
    {
        foreach (ref readonly Partners partners in book.All)
        {
            ulong own = AgentId.Pack(shard.Kind, shard.City, partners.Serial);
            foreach (ref readonly PartnerLink link in partners.Links[..])
            {
                if (link.State != PartnerState.Former) context.Records.Add(new ReportRecord(own, link.Partner, Alliance));
            }
        }
    }

    private static void Add(ulong one, ulong other, StepContext context) =>
        context.Records.Add(new ReportRecord(Math.Min(one, other), Math.Max(one, other), Consortium));
}
