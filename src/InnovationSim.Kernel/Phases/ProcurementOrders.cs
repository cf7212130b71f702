using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Numerics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>P7 Procurement, the buyer's choice: quotes are grouped by lot, one is drawn for each lot, trust and mandate follow.</summary>
internal static class ProcurementOrders
{
    internal static void Run(FirmShard shard, StepContext context)
    {
        Span<Buyer> buyers = shard.Buyers.All;
        int sectors = context.World.Sectors.Length;
        Span<int> lots = stackalloc int[sectors];
        Span<int> thousandYuan = stackalloc int[sectors];
        Span<int> firstLot = context.Scratch.Ints(buyers.Length + 1);
        var rows = new RowFinder(shard.Firms);
        for (int b = 0; b < buyers.Length; b++)
            firstLot[b + 1] = firstLot[b] + new LotPlan(shard, rows.Find(buyers[b].Serial), context, lots, thousandYuan).Count;
        QuotesByLot quotes = context.Scratch.Quotes;
        quotes.Gather(context.Inbox, buyers, firstLot);
        for (int b = 0; b < buyers.Length; b++)
        {
            int row = rows.Find(buyers[b].Serial);
            var plan = new LotPlan(shard, row, context, lots, thousandYuan);
            Choose(shard, row, ref buyers[b], plan, firstLot[b], quotes, context);
        }
    }

    private static void Choose(FirmShard shard, int row, ref Buyer buyer, LotPlan plan, int lot, QuotesByLot quotes, StepContext context)
    {
        ModelParameters p = context.Parameters;
        int own = shard.Firms.Sector[row];
        buyer.OrderedYuan = 0;
        buyer.LocalYuan = 0;
        Span<bool> used = stackalloc bool[SupplierLinks.Places];
        used.Clear();
        foreach (ref SupplierLink link in buyer.Suppliers[..]) link.Trust *= (float)p.TrustRetention;
        RandomStream stream = context.Stream(shard.Id.Kind, shard.Id.City, buyer.Serial, Draws.Order);
        (_, int outside) = ProcurementPhase.Candidates(shard.Firms.Digital[row], p);
        double outsideWeight = outside * context.Signals.OutsideWeight;
        for (int sector = 0; sector < context.World.Sectors.Length; sector++)
        {
            for (int i = 0; i < plan.Lots(sector); i++, lot++)
            {
                long yuan = plan.ThousandYuan(sector) * 1000L;
                int winner = Draw(quotes.Of(lot), in buyer, outsideWeight, p, ref stream);
                long local = 0;
                if (winner >= 0) local = Place(shard, ref buyer, used, sector, quotes.Of(lot)[winner], own, context);
                buyer.OrderedYuan += yuan;
                buyer.LocalYuan += local;
                // What the winner cannot deliver is bought outside, as is the whole lot if nobody in the region wins it.
                if (yuan > local) context.Tally.CountEvent(EventKind.ProcurementOrder, shard.Id.City, context.World.Cities.Length, 1, yuan - local);
            }
        }

        Span<long> ordered = context.Tally.Cells(CellMeasure.LotsOrdered, shard.Ownership, shard.Id.City);
        ordered[own] += buyer.OrderedYuan;
        context.Tally.Cells(CellMeasure.LotsOrderedInRegion, shard.Ownership, shard.Id.City)[own] += buyer.LocalYuan;
        if (buyer.OrderedYuan == 0) return;
        // Chain-leader mandate: λ += ½ (λ* − share), within [0, 2].
        double share = (double)buyer.LocalYuan / buyer.OrderedYuan;
        buyer.LocalSourcing = (float)Math.Clamp(buyer.LocalSourcing + (p.MandateSpeed * (context.In(own).LocalShareMandate - share)), 0, p.MostLocalSourcing);
    }

    /// <summary>A logit draw among the quotes and the outside candidates; −1 is outside.</summary>
    private static int Draw(ReadOnlySpan<QuotesByLot.Entry> quotes, in Buyer buyer, double outsideWeight, ModelParameters p, ref RandomStream stream)
    {
        double unit = stream.NextUnit();
        if (quotes.IsEmpty) return -1;
        Span<double> weights = quotes.Length <= 64 ? stackalloc double[quotes.Length] : new double[quotes.Length];
        double total = outsideWeight;
        for (int i = 0; i < quotes.Length; i++)
        {
            double trust = 0;
            foreach (ref readonly SupplierLink link in buyer.Suppliers[..])
            {
                if (link.Supplier == quotes[i].Supplier && link.Trust > 0) trust = link.Trust;
            }

            weights[i] = (-p.PriceWeight * quotes[i].Quote.LogPrice) + buyer.LocalSourcing + (p.TrustWeight * trust);
        }

        DeterministicMath.Exp(weights, weights);
        foreach (double weight in weights) total += weight;
        double target = unit * total;
        for (int i = 0; i < weights.Length; i++)
        {
            target -= weights[i];
            if (target < 0) return i;
        }

        return -1;
    }

    private static long Place(FirmShard shard, ref Buyer buyer, Span<bool> used, int sector, in QuotesByLot.Entry entry, int own, StepContext context)
    {
        AgentId supplier = AgentId.Unpack(entry.Supplier);
        long yuan = entry.Quote.ThousandYuan * 1000L;
        context.Outbox.Log<OrderMessage>().Add(
            context.Partition.ShardOf(supplier.Kind, supplier.City, supplier.Serial).Packed,
            new OrderMessage(supplier.Serial, buyer.Serial, entry.Quote.ThousandYuan));
        Tally tally = context.Tally;
        int city = shard.Id.City;
        tally.CountEvent(EventKind.ProcurementOrder, city, supplier.City, 1, yuan);
        Ownership seller = supplier.Kind == AgentKind.StateOwnedEnterprise ? Ownership.State : Ownership.Private;
        tally.Cells(CellMeasure.LotsSupplied, seller, supplier.City)[sector] += yuan;
        if (supplier.City == city)
        {
            tally.Cells(CellMeasure.LotsOrderedInCity, shard.Ownership, city)[own] += yuan;
            tally.Cells(CellMeasure.LotsSuppliedInCity, seller, city)[sector] += yuan;
        }

        Trust(ref buyer, used, entry.Supplier, sector, context.Parameters);
        return yuan;
    }

    /// <summary>trust' = .8 trust + .2 for a supplier used this year; a new one takes the place of the least trusted.</summary>
    private static void Trust(ref Buyer buyer, Span<bool> used, ulong supplier, int sector, ModelParameters p)
    {
        Span<SupplierLink> links = buyer.Suppliers[..];
        int least = 0;
        for (int i = 0; i < links.Length; i++)
        {
            if (links[i].Supplier == supplier && links[i].Trust > 0)
            {
                if (!used[i]) links[i].Trust += (float)(1 - p.TrustRetention);
                used[i] = true;
                return;
            }

            if (links[i].Trust < links[least].Trust) least = i;
        }

        if (used[least]) return;
        links[least] = new SupplierLink { Supplier = supplier, Sector = sector, Trust = (float)(1 - p.TrustRetention) };
        used[least] = true;
    }
}
