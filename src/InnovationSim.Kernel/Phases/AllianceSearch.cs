using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>P6 Alliances, the search: previous partners first, then suppliers, then somebody at random (SKIN).</summary>
internal static class AllianceSearch
{
    /// <summary>Firms with research look for a partner.</summary>
    internal static void Run(FirmShard shard, StepContext context)
    {
        FirmColumns firms = shard.Firms;
        ModelParameters p = context.Parameters;
        var budget = new ResearchBudget(context);
        long least = RegisterResolver.Least(Register.Adopters, p);
        for (int tile = 0; tile < firms.Tiles; tile++)
        {
            ReadOnlySpan<long> sales = firms.SalesYuan.Tile(tile);
            ReadOnlySpan<float> intensity = firms.ResearchIntensity.Tile(tile);
            ReadOnlySpan<int> researchers = firms.Researchers.Tile(tile);
            int first = firms.FirstRow(tile);
            for (int i = 0; i < sales.Length; i++)
            {
                if (researchers[i] == 0 || budget.Yuan(firms.Sector[first + i], intensity[i], sales[i]) < least) continue;
                Seek(shard, new Collaborator(shard, first + i), context);
            }
        }
    }

    /// <summary>Research organisations look for a partner.</summary>
    internal static void Run(ResearchShard shard, StepContext context)
    {
        for (int row = 0; row < shard.Organisations.Count; row++)
        {
            if (shard.Organisations.Researchers[row] > 0) Seek(shard, new Collaborator(shard, row), context);
        }
    }

    private static void Seek(Shard shard, Collaborator who, StepContext context)
    {
        RandomStream stream = context.Stream(shard.Id.Kind, shard.Id.City, who.Serial, Draws.Alliance);
        if (stream.NextUnit32() >= context.Parameters.AllianceSearchRate) return;
        PartnerBook book = Collaborator.BookOf(shard);
        int at = book.Find(who.Serial);
        Partners partners = at >= 0 ? book.All[at] : default;
        if (partners.Alliances >= PartnerLinks.MostAlliances) return;
        ulong known = Previous(partners);
        if (known == 0 && shard is FirmShard firms) known = Supplier(firms, who.Serial, partners);
        if (known > 0) Propose(known - 1, who, context);
        else ProposeAtRandom(shard.Id.City, who, context, ref stream);
    }

    /// <summary>The most trusted of the former partners, packed and one more; 0 if there is none.</summary>
    private static ulong Previous(in Partners partners)
    {
        ulong best = 0;
        float trust = 0;
        foreach (ref readonly PartnerLink link in partners.Links[..])
        {
            if (link.State != PartnerState.Former || link.Trust <= trust) continue;
            best = link.Partner + 1;
            trust = link.Trust;
        }

        return best;
    }

    /// <summary>The most trusted supplier that is no partner yet, packed and one more; 0 if there is none. Suppliers keep no list of customers.</summary>
    private static ulong Supplier(FirmShard shard, int serial, in Partners partners)
    {
        ulong best = 0;
        float trust = 0;
        ReadOnlySpan<Buyer> buyers = shard.Buyers.All;
        int at = PlaceOf(buyers, serial);
        if (at < 0) return 0;
        foreach (ref readonly SupplierLink link in buyers[at].Suppliers[..])
        {
            if (link.Trust <= trust || partners.Find(link.Supplier) >= 0) continue;
            best = link.Supplier + 1;
            trust = link.Trust;
        }

        return best;
    }

    private static int PlaceOf(ReadOnlySpan<Buyer> buyers, int serial)
    {
        int low = 0;
        int high = buyers.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            if (buyers[middle].Serial == serial) return middle;
            if (buyers[middle].Serial < serial) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }

    private static void Propose(ulong partner, Collaborator who, StepContext context)
    {
        AgentId id = AgentId.Unpack(partner);
        context.Outbox.Log<ProposalMessage>().Add(
            context.Partition.ShardOf(id.Kind, id.City, id.Serial).Packed,
            new ProposalMessage(-1L - id.Serial, who.Fields, who.Serial, who.LogProductivity, 0));
    }

    private static void ProposeAtRandom(int city, Collaborator who, StepContext context, ref RandomStream stream)
    {
        double kind = stream.NextUnit();
        if (kind < context.Parameters.ResearchPartnerShare)
        {
            AgentId? organisation = context.Signals.Tables.ResearchOrganisation(city, stream.NextUnit());
            if (organisation is { } id) Propose(id.Packed, who, context);
            return;
        }

        // Who works in the same field is found in the field's home sector.
        var piece = new Kene(who.Knowledge[stream.NextInt(who.Knowledge.Length)]);
        if (piece.IsEmpty || piece.Field >= context.World.Fields.Length) return;
        int sector = context.World.Fields[piece.Field].HomeSector;
        if (!Adopters.Draw(city, sector, context, ref stream, out ulong receiver, out long within)) return;
        context.Outbox.Log<ProposalMessage>().Add(receiver, new ProposalMessage(within, who.Fields, who.Serial, who.LogProductivity, sector));
    }
}
