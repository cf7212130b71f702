using FsCheck;
using FsCheck.Fluent;
using InnovationSim.Kernel.Agents;

namespace InnovationSim.Kernel.Tests.Building;

/// <summary>Shards full of noise: any content must survive being saved.</summary>
internal static class FilledShards
{
    /// <summary>Kind, shard size, serials (some of them gone), and a seed of what is in them.</summary>
    public static Arbitrary<(AgentKind Kind, int ShardSize, int Serials, int GoneTenths, int Seed)> Any { get; } = Arb.From(
        from kind in Gen.Elements(AgentKinds.All.ToArray())
        from size in Gen.Elements(1, 3, 16, 300, 4096)
        from serials in Gen.Frequency((1, Gen.Elements(0, 1, 2)), (4, Gen.Choose(3, 60)), (1, Gen.Choose(200, 700)))
        from gone in Gen.Elements(0, 0, 1, 5, 9, 10)
        from seed in Gen.Choose(0, 99_999)
        select (kind, size, serials, gone, seed));

    public static Shard Empty(AgentKind kind, int shardSize) => Shard.Create(new ShardId(kind, 1, 0), TinyWorld.Default, shardSize, new ColumnMemory());

    public static Shard Make(AgentKind kind, int shardSize, int serials, int goneTenths, int seed)
    {
        var random = new System.Random(seed);
        Shard shard = Empty(kind, shardSize);
        shard.Columns.Append(0, serials);
        foreach (Column column in shard.Columns.Columns.Skip(1))
        {
            for (int tile = 0; tile < shard.Columns.Tiles; tile++) random.NextBytes(column.TileBytes(tile));
        }

        shard.Columns.Remove([.. Enumerable.Range(0, serials).Select(_ => random.Next(10) < goneTenths)]);
        switch (shard)
        {
            case FirmShard firms:
                firms.Buyers.Follow(firms.Firms, []);
                foreach (ref Buyer buyer in firms.Buyers.All) Fill(ref buyer, random);
                Fill(firms.Patents, firms.Firms, random);
                Fill(firms.Partners, firms.Firms, random);
                break;
            case ResearchShard research:
                Fill(research.Patents, research.Organisations, random);
                Fill(research.Partners, research.Organisations, random);
                Fill(research.Projects, research.Organisations, random);
                break;
            default:
                break;
        }

        return shard;
    }

    private static void Fill(ref Buyer buyer, System.Random random)
    {
        int serial = buyer.Serial;
        random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(new Span<Buyer>(ref buyer)));
        buyer.Serial = serial;
    }

    private static void Fill(PartnerBook book, ColumnSet organisations, System.Random random)
    {
        for (int row = 0; row < organisations.Count; row++)
        {
            if (random.Next(3) > 0) continue;
            ref Partners partners = ref book.Of(organisations.Serial[row]);
            random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(new Span<Partners>(ref partners)));
            partners.Serial = organisations.Serial[row];
        }
    }

    private static void Fill(ProjectBook book, ColumnSet organisations, System.Random random)
    {
        for (int row = 0; row < organisations.Count; row++)
        {
            for (int number = random.Next(3); number > 0; number--)
            {
                Project project = default;
                random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(new Span<Project>(ref project)));
                project.Owner = organisations.Serial[row];
                project.Size = random.Next(ProjectMembers.Most + 1);
                project.Topic = random.Next(Kernel.Phases.Contest.MostTopics);
                book.Start(project);
            }
        }
    }

    private static void Fill(PatentBook book, ColumnSet owners, System.Random random)
    {
        int patents = owners.Count > 0 ? random.Next(100) : 0;
        for (int number = 0; number < patents; number++)
        {
            Patent patent = default;
            random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(new Span<Patent>(ref patent)));
            patent.Owner = owners.Serial[random.Next(owners.Count)];
            book.Add(patent);
        }

        book.Settle();
    }
}
