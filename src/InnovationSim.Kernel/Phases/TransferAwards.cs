using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>P5 Technology transfer, the owner's side: which bid wins, and what it gets.</summary>
internal static class TransferAwards
{
    /// <summary>Products that licensees have made: converted, once. Licences that are due and unanswered fall back to idle.</summary>
    internal static void NoteProducts(ResearchShard shard, StepContext context)
    {
        PatentBook patents = shard.Patents;
        foreach (Inbox.Batch<IndustrialisationMessage> batch in context.Inbox.Of<IndustrialisationMessage>())
        {
            foreach (ref readonly IndustrialisationMessage product in batch.Messages)
            {
                int at = Find(patents, product.Owner, product.Patent);
                if (patents[at].Status != PatentStatus.Licensed)
                    throw new InvalidOperationException($"Patent {product.Owner}/{product.Patent} of {shard.Id} is made into a product while {patents[at].Status}.");
                patents[at].Status = PatentStatus.Industrialised;
            }
        }

        foreach (ref Patent patent in patents)
        {
            if (patent.Status != PatentStatus.Licensed || patent.Due > context.Year) continue;
            patent.Status = PatentStatus.Idle;
            patent.Licensee = 0;
            patent.Quality = 0;
        }
    }

    /// <summary>The best bid for each patent; of equal ones that of the firm whose identity comes first.</summary>
    internal static void Decide(ResearchShard shard, StepContext context)
    {
        if (context.Inbox.Count<BidMessage>() == 0) return;
        PatentBook patents = shard.Patents;
        BestBids best = context.Scratch.Bids;
        best.Start(patents.Count);
        foreach (Inbox.Batch<BidMessage> batch in context.Inbox.Of<BidMessage>())
        {
            foreach (ref readonly BidMessage bid in batch.Messages) best.Offer(Find(patents, bid.Owner, bid.Patent), bid, batch.Sender);
        }

        bool moved = false;
        int row = -1;
        RandomStream stream = default;
        for (int i = 0; i < patents.Count; i++)
        {
            if (!best.Has(i)) continue;
            if (row < 0 || shard.Organisations.Serial[row] != patents[i].Owner)
            {
                row = shard.Organisations.RowOf(patents[i].Owner);
                stream = context.Stream(shard.Id.Kind, shard.Id.City, patents[i].Owner, Draws.Award);
            }

            moved |= Grant(shard, row, ref patents[i], best.Of(i), best.BidderOf(i), context, ref stream);
        }

        if (moved) shard.Patents.Settle(static patent => patent.Status != PatentStatus.Assigned);
    }

    private static bool Grant(ResearchShard shard, int row, ref Patent patent, in BidMessage bid, ShardId bidder, StepContext context, ref RandomStream stream)
    {
        ModelParameters p = context.Parameters;
        double form = stream.NextUnit();
        patent.Quality = bid.Quality;
        patent.Due = (short)(context.Year + 1 + stream.NextInt(3));
        Tally tally = context.Tally;
        int city = shard.Id.City;
        if (form >= p.LicenceShare + p.AssignmentShare)
        {
            patent.Status = PatentStatus.Founding;
            tally.Research(ResearchMeasure.SpinOffs, shard.Id.Kind)[city]++;
            tally.CountEvent(EventKind.SpinOff, city, city, 1, 0);
            return false;
        }

        bool assigned = form >= p.LicenceShare;
        ResearchColumns columns = shard.Organisations;
        columns.FeesYuan[row] += bid.FeeYuan;
        columns.CashYuan[row] += bid.FeeYuan;
        tally.Research(ResearchMeasure.Fees, shard.Id.Kind)[city] += bid.FeeYuan;
        tally.Research(assigned ? ResearchMeasure.Assignments : ResearchMeasure.Licences, shard.Id.Kind)[city]++;
        tally.CountEvent(assigned ? EventKind.Assignment : EventKind.Licence, city, bidder.City, 1, bid.FeeYuan);
        patent.Status = assigned ? PatentStatus.Assigned : PatentStatus.Licensed;
        patent.Licensee = assigned ? 0 : AgentId.Pack(bidder.Kind, bidder.City, bid.Bidder);
        if (assigned) tally.Research(ResearchMeasure.PatentsSent, shard.Id.Kind)[city]++;
        context.Outbox.Log<AwardMessage>().Add(
            bidder.Packed,
            new AwardMessage(bid.Bidder, (byte)(assigned ? 1 : 0), patent.FromUniversity, patent, Known(columns.Knowledge.At(row), patent.Field), bid.FeeYuan));
        return assigned;
    }

    /// <summary>What the owner knows in the patent's field goes along, second-hand.</summary>
    private static uint Known(ReadOnlySpan<ushort> places, int field)
    {
        foreach (ushort place in places)
        {
            var piece = new Kene(place);
            if (!piece.IsEmpty && piece.Field == field) return piece.CarriedOver().Packed;
        }

        return 0;
    }

    /// <summary>An owner's patents stand in the book in the order of their numbers.</summary>
    private static int Find(PatentBook patents, int owner, int number)
    {
        int low = 0;
        int high = patents.Count;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            ref readonly Patent patent = ref patents[middle];
            if (patent.Owner < owner || (patent.Owner == owner && patent.Number < number)) low = middle + 1;
            else high = middle;
        }

        return low < patents.Count && patents[low].Owner == owner && patents[low].Number == number
            ? low
            : throw new InvalidOperationException($"Patent {owner}/{number} is not in the book of its owner.");
    }
}
