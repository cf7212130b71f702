using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// P5 Technology transfer, the first event market: offer → bid → award. An idle patent up to ten years old is offered with hazard
/// h = h0 (1 + 1.5 office) √(σ/.3) (1 + .5 α) (1 + .5 platform) to ten firms (thirty through an office or broker), drawn by research
/// budget, distance and sector. A firm bids with quality q = cos(patent, need) · (1 − e^(−researchers/5)) · e^(−km/500),
/// need_f = requirement_f (1 − ability_f/10). The best bid above .15 gets a licence, the patent, or a firm is founded on it.
/// </summary>
internal static class TransferPhase
{
    private const double InventorShareBase = 0.3;

    /// <summary>Research organisations, at Settle: products that are due are handed to their licensees; idle patents are offered.</summary>
    internal static void Offer(ResearchShard shard, StepContext context)
    {
        ModelParameters p = context.Parameters;
        ResearchColumns columns = shard.Organisations;
        MessageLog<OfferMessage> offers = context.Outbox.Log<OfferMessage>();
        MessageLog<DeliveryMessage> deliveries = context.Outbox.Log<DeliveryMessage>();
        double common = p.OfferHazard * Math.Sqrt(p.InventorShare / InventorShareBase)
            * (1 + (p.AutonomyWeight * p.Autonomy)) * (1 + (p.PlatformWeight * p.Platform));
        int row = -1;
        RandomStream stream = default;
        foreach (ref Patent patent in shard.Patents)
        {
            if (patent.Status == PatentStatus.Licensed && patent.Due <= context.Year)
            {
                AgentId licensee = AgentId.Unpack(patent.Licensee);
                deliveries.Add(
                    context.Partition.ShardOf(licensee.Kind, licensee.City, licensee.Serial).Packed,
                    new DeliveryMessage(licensee.Serial, patent.Owner, patent.Number, patent.Quality));
            }

            if (patent.Status != PatentStatus.Idle || context.Year - patent.Granted > p.OfferMaxAge) continue;
            if (row < 0 || columns.Serial[row] != patent.Owner)
            {
                row = columns.RowOf(patent.Owner);
                stream = context.Stream(shard.Id.Kind, shard.Id.City, patent.Owner, Draws.Offer);
            }

            double office = columns.TransferOffice[row];
            if (stream.NextUnit() >= common * (1 + (p.OfficeWeight * office))) continue;
            context.Tally.Research(ResearchMeasure.PatentsOffered, shard.Id.Kind)[shard.Id.City]++;
            int contacts = (int)(p.Contacts + ((p.BrokeredContacts - p.Contacts) * Math.Max(office, p.Platform)));
            for (int contact = 0; contact < contacts; contact++) Contact(shard.Id.City, patent, offers, context, ref stream);
        }
    }

    /// <summary>Firms, at Bid: they take products over, and bid.</summary>
    internal static void Bid(FirmShard shard, StepContext context)
    {
        Inbox inbox = context.Inbox;
        if (inbox.IsEmpty) return;
        TakeProducts(shard, context);
        if (inbox.Count<OfferMessage>() == 0) return;
        FirmColumns firms = shard.Firms;
        var resolver = new RegisterResolver(shard, Register.Adopters, context);
        MessageLog<BidMessage> bids = context.Outbox.Log<BidMessage>();
        foreach (Inbox.Batch<OfferMessage> batch in inbox.Of<OfferMessage>())
        {
            double nearness = context.Signals.Tables.Nearness(NearnessKind.Transfer, batch.Sender.City, shard.Id.City);
            foreach (ref readonly OfferMessage offer in batch.Messages)
            {
                int row = resolver.RowAt(offer.Sector, offer.Position);
                double quality = TransferQuality.Of(
                    context.World.Sectors[firms.Sector[row]], firms.Knowledge.At(row), firms.Researchers[row],
                    offer.Field, offer.SecondField, nearness, context.Parameters);
                if (quality <= context.Parameters.BidThreshold) continue;
                long fee = TransferQuality.Fee(quality, firms.SalesYuan[row], context.Signals.PrivateMedianYuan,
                    context.World.Sectors[firms.Sector[row]], context.Parameters);
                if (fee > firms.CashYuan[row]) continue;
                bids.Add(
                    context.Partition.ShardOf(batch.Sender.Kind, batch.Sender.City, offer.Owner).Packed,
                    new BidMessage(offer.Owner, offer.Patent, firms.Serial[row], (float)quality, fee));
            }
        }
    }

    /// <summary>Research organisations, at Award: the best bid wins; licences whose product nobody made fall back.</summary>
    internal static void Award(ResearchShard shard, StepContext context)
    {
        TransferAwards.NoteProducts(shard, context);
        TransferAwards.Decide(shard, context);
    }

    /// <summary>Firms, at Tender: they pay for what they were awarded.</summary>
    internal static void TakeOver(FirmShard shard, StepContext context)
    {
        FirmColumns firms = shard.Firms;
        foreach (Inbox.Batch<AwardMessage> batch in context.Inbox.Of<AwardMessage>())
        {
            foreach (ref readonly AwardMessage award in batch.Messages)
            {
                int row = firms.RowOf(award.Bidder);
                if (row < 0) throw new InvalidOperationException($"A patent is awarded to {shard.Id} serial {award.Bidder}, which does not live there.");
                int sector = firms.Sector[row];
                firms.CashYuan[row] -= award.FeeYuan;
                context.Tally.Post(Ledger.FlowKind.LicenceFees, Ledger.AccountClass.Firms, Ledger.AccountClass.Research, award.FeeYuan);
                context.Tally.Cells(CellMeasure.FeesPaid, shard.Ownership, shard.Id.City)[sector] += award.FeeYuan;
                context.Tally.Cells(CellMeasure.LicencesTaken, shard.Ownership, shard.Id.City)[sector]++;
                context.Tally.LicenceLinks(batch.Sender.City, shard.Id.City)[sector]++;
                var piece = new Kene((ushort)award.Knowledge);
                if (!piece.IsEmpty) Kene.Learn(firms.Knowledge.At(row), piece.HeldBy(context.World.Sectors[sector].FieldsInUse));
                if (award.Assigned == 0) continue;
                Patent patent = award.Patent;
                patent.Owner = award.Bidder;
                shard.Patents.Add(patent);
                context.Tally.Cells(CellMeasure.PatentsReceived, shard.Ownership, shard.Id.City)[sector]++;
            }
        }

        shard.Patents.Settle();
    }

    /// <summary>Research organisations, at Produce: patents set aside for new firms go to the city's registrar.</summary>
    internal static void SpinOff(ResearchShard shard, StepContext context)
    {
        MessageLog<SpinOffMessage> foundings = context.Outbox.Log<SpinOffMessage>();
        ulong registrar = context.Partition.ShardOf(AgentKind.TalentPool, shard.Id.City, (int)SkillLevels.Registrar).Packed;
        bool any = false;
        foreach (ref readonly Patent patent in shard.Patents)
        {
            if (patent.Status != PatentStatus.Founding) continue;
            any = true;
            foundings.Add(registrar, new SpinOffMessage(patent, (byte)context.World.Fields[patent.Field].HomeSector));
            context.Tally.Research(ResearchMeasure.PatentsSent, shard.Id.Kind)[shard.Id.City]++;
        }

        if (any) shard.Patents.Settle(static patent => patent.Status != PatentStatus.Founding);
    }

    private static void Contact(int city, in Patent patent, MessageLog<OfferMessage> offers, StepContext context, ref RandomStream stream)
    {
        World world = context.World;
        // Most contacts are sought in the home sector of the main field, the others in that of the second.
        int field = stream.NextUnit() < context.Parameters.MainFieldContacts ? patent.Field : patent.SecondField;
        int sector = world.Fields[field].HomeSector;
        if (!Adopters.Draw(city, sector, context, ref stream, out ulong receiver, out long within)) return;
        offers.Add(receiver, new OfferMessage(within, patent.Owner, patent.Number, (byte)sector, patent.Field, patent.SecondField));
    }

    private static void TakeProducts(FirmShard shard, StepContext context)
    {
        FirmColumns firms = shard.Firms;
        MessageLog<IndustrialisationMessage> replies = context.Outbox.Log<IndustrialisationMessage>();
        foreach (Inbox.Batch<DeliveryMessage> batch in context.Inbox.Of<DeliveryMessage>())
        {
            foreach (ref readonly DeliveryMessage delivery in batch.Messages)
            {
                int row = firms.RowOf(delivery.Licensee);
                if (row < 0) continue; // The licensee is no more; its silence tells the owner.
                TransferQuality.Apply(delivery.Quality, firms, row, context);
                context.Tally.Cells(CellMeasure.Industrialised, shard.Ownership, shard.Id.City)[firms.Sector[row]]++;
                replies.Add(
                    context.Partition.ShardOf(batch.Sender.Kind, batch.Sender.City, delivery.Owner).Packed,
                    new IndustrialisationMessage(delivery.Owner, delivery.Patent));
            }
        }
    }
}
