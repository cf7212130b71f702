using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// P7 Procurement, the third event market: tender → quote → order. State-owned enterprises and private firms that lead a chain put
/// their inputs out in lots; for each they look at 10 (1 + digital) candidates, 60 % of them local, drawn by sales and distance.
/// Local ones qualify if A ≥ threshold · A*. Choice by logit V = −2 ln p − .8 [outside] + λ [local] + .5 trust.
/// </summary>
internal static class ProcurementPhase
{
    /// <summary>Buyers put out their lots.</summary>
    internal static void Tender(FirmShard shard, StepContext context)
    {
        shard.Buyers.Follow(shard.Firms, context.Scratch.Buyers);
        if (shard.Buyers.Count == 0) return;
        int sectors = context.World.Sectors.Length;
        Span<int> lots = stackalloc int[sectors];
        Span<int> thousandYuan = stackalloc int[sectors];
        var pickers = new SupplierPickers(shard.Id.City, context, stackalloc byte[sectors * CityPicker.Room]);
        var rows = new RowFinder(shard.Firms);
        foreach (ref Buyer buyer in shard.Buyers.All)
        {
            int row = rows.Find(buyer.Serial);
            var plan = new LotPlan(shard, row, context, lots, thousandYuan);
            (int local, _) = Candidates(shard.Firms.Digital[row], context.Parameters);
            RandomStream stream = context.Stream(shard.Id.Kind, shard.Id.City, buyer.Serial, Draws.Tender);
            context.Tally.Cells(CellMeasure.LotsTendered, shard.Ownership, shard.Id.City)[shard.Firms.Sector[row]] += plan.Count;
            int lot = 0;
            for (int sector = 0; sector < sectors; sector++)
            {
                if (plan.Lots(sector) == 0) continue;
                Invite(in buyer, sector, lot, plan.Lots(sector), plan.ThousandYuan(sector), local, pickers.For(sector), context, ref stream);
                lot += plan.Lots(sector);
            }
        }
    }

    /// <summary>Candidates quote if they qualify and have capacity.</summary>
    internal static void Quote(FirmShard shard, StepContext context)
    {
        Inbox inbox = context.Inbox;
        if (inbox.IsEmpty) return;
        ModelParameters p = context.Parameters;
        Signals signals = context.Signals;
        FirmColumns firms = shard.Firms;
        int sectors = context.World.Sectors.Length;
        var resolver = new RegisterResolver(shard, Register.Suppliers, context);
        // What a firm can still quote for, thousand yuan and one more; 0 where nobody has asked yet, −1 if it does not qualify.
        Span<long> free = context.Scratch.MoreLongs(shard.Count);
        Span<long> received = context.Tally.Cells(CellMeasure.TendersReceived, shard.Ownership, shard.Id.City);
        Span<long> sent = context.Tally.Cells(CellMeasure.QuotesSent, shard.Ownership, shard.Id.City);
        MessageLog<QuoteMessage> quotes = context.Outbox.Log<QuoteMessage>();
        var known = new RowFinder(firms);
        double smallestPart = p.SmallestPartOfLot;
        foreach (Inbox.Batch<TenderMessage> batch in inbox.Of<TenderMessage>())
        {
            bool ownKindAndCity = batch.Sender.Kind == shard.Id.Kind && batch.Sender.City == shard.Id.City;
            ulong buyers = batch.Sender.Packed;
            foreach (ref readonly TenderMessage tender in batch.Messages)
            {
                int row = tender.Position >= 0 ? resolver.RowAt(tender.Sector, tender.Position) : known.Find((int)(-1 - tender.Position));
                if (row < 0) continue; // A supplier that the buyer remembers is no more.
                received[tender.Sector]++;
                ref long left = ref free[row];
                if (left == 0) left = CapacityForLots(shard, row, context);
                if (left == -1) left = Develop(shard, row, context);
                if (left < 0 || (ownKindAndCity && firms.Serial[row] == tender.Buyer)) continue;
                int offered = (int)Math.Min(tender.ThousandYuan, left - 1);
                if (offered <= 0 || offered < tender.ThousandYuan * smallestPart) continue;
                left -= offered;
                sent[tender.Sector]++;
                double behind = firms.LogProductivity[row] - signals.FrontierLog[tender.Sector];
                double logPrice = Math.Clamp(-p.PriceProductivityElasticity * behind, -MostLogPrice, MostLogPrice);
                quotes.Add(buyers, new QuoteMessage(tender.Buyer, tender.Lot, firms.Serial[row], offered, (float)logPrice));
            }
        }
    }

    /// <summary>Buyers choose.</summary>
    internal static void Order(FirmShard shard, StepContext context)
    {
        if (shard.Buyers.Count > 0) ProcurementOrders.Run(shard, context);
    }

    /// <summary>Suppliers, at Produce: what they have to deliver.</summary>
    internal static void Receive(FirmShard shard, StepContext context)
    {
        FirmColumns firms = shard.Firms;
        for (int tile = 0; tile < firms.Tiles; tile++) firms.LotsThousandYuan.Tile(tile).Clear();
        var rows = new RowFinder(shard.Firms);
        foreach (Inbox.Batch<OrderMessage> batch in context.Inbox.Of<OrderMessage>())
        {
            foreach (ref readonly OrderMessage order in batch.Messages)
            {
                int row = rows.Find(order.Supplier);
                if (row < 0) throw new InvalidOperationException($"A lot is ordered from {shard.Id} serial {order.Supplier}, which does not live there.");
                ref int lots = ref firms.LotsThousandYuan[row];
                lots = checked(lots + order.ThousandYuan);
            }
        }
    }

    /// <summary>How many candidates a buyer looks at: in the region, and outside.</summary>
    internal static (int Local, int Outside) Candidates(byte digital, ModelParameters p)
    {
        int all = (int)Math.Floor((p.Candidates * (1 + (digital / 100.0))) + 0.5);
        int local = (int)Math.Floor((all * p.LocalCandidateShare) + 0.5);
        return (local, all - local);
    }

    /// <summary>What a firm quotes for together, thousand yuan and one more; −1 if it does not qualify.</summary>
    private static long CapacityForLots(FirmShard shard, int row, StepContext context)
    {
        FirmColumns firms = shard.Firms;
        ModelParameters p = context.Parameters;
        int s = firms.Sector[row];
        if (firms.LogProductivity[row] - context.Signals.FrontierLog[s] < context.Signals.QualificationLog) return -1;
        double capacity = new Capacity(p, shard.Ownership).Of(firms, row, context.SalesPerWorker(shard.Id)[s], context.World.Sectors[s]);
        return (long)(capacity * p.QuotedCapacity / 1000) + 1;
    }

    private const double MostLogPrice = 0.7;

    /// <summary>
    /// Supplier development: a firm that was asked and does not qualify may get a grant that raises its productivity from next year on
    /// (it is too late for this year's lots). Noted once a year for each such firm.
    /// </summary>
    /// <returns>−2: nothing more to ask of the firm this year.</returns>
    private static long Develop(FirmShard shard, int row, StepContext context)
    {
        FirmColumns firms = shard.Firms;
        // Those who buy in lots themselves are no small suppliers; and their plan of lots must stand still until they have ordered.
        if ((firms.Flags[row] & FirmFlags.ChainLeader) != 0) return -2;
        int sector = firms.Sector[row];
        int city = shard.Id.City;
        context.Tally.Cells(CellMeasure.UnqualifiedSales, shard.Ownership, city)[sector] += firms.SalesYuan[row] / 1000;
        World world = context.World;
        double chance = context.Signals.SupplierGrants[(((int)shard.Ownership * world.Cities.Length) + city) * world.Sectors.Length + sector];
        if (chance <= 0) return -2;
        RandomStream stream = context.Stream(shard.Id.Kind, city, firms.Serial[row], Draws.Supplier);
        if (stream.NextUnit() < chance)
        {
            context.Tally.Cells(CellMeasure.SupplierGrants, shard.Ownership, city)[sector] +=
                SupportPhase.Raise(shard, row, context.Parameters.SupplierGain, context);
        }

        return -2;
    }

    private static void Invite(
        in Buyer buyer, int sector, int lot, int lots, int thousandYuan, int local, scoped CityPicker cities, StepContext context, ref RandomStream stream)
    {
        MessageLog<TenderMessage> tenders = context.Outbox.Log<TenderMessage>();
        Directory directory = context.Signals.Directory!;
        int regionCities = context.World.Cities.Length;
        for (int end = lot + lots; lot < end; lot++)
        {
            int known = 0;
            foreach (ref readonly SupplierLink link in buyer.Suppliers[..])
            {
                // Suppliers that the buyer knows take up to half of the local places.
                if (link.Trust <= 0 || link.Sector != sector || known >= local / 2) continue;
                known++;
                AgentId supplier = AgentId.Unpack(link.Supplier);
                tenders.Add(
                    context.Partition.ShardOf(supplier.Kind, supplier.City, supplier.Serial).Packed,
                    new TenderMessage(-1L - supplier.Serial, buyer.Serial, lot, thousandYuan, sector));
            }

            if (cities.IsEmpty) continue;
            for (int i = known; i < local; i++)
            {
                int place = cities.Draw(stream.NextUInt32());
                bool isPrivate = place >= regionCities;
                Ownership ownership = isPrivate ? Ownership.Private : Ownership.State;
                int city = isPrivate ? place - regionCities : place;
                long weight = directory.Total(Register.Suppliers, ownership, city, sector);
                long position = (long)(((UInt128)stream.NextUInt32() * (ulong)weight) >> 32);
                if (weight == 0) continue;
                ulong receiver = directory.Locate(Register.Suppliers, ownership, city, sector, position, out long within);
                tenders.Add(receiver, new TenderMessage(within, buyer.Serial, lot, thousandYuan, sector));
            }
        }
    }
}
