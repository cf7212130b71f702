using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;

namespace InnovationSim.Kernel.Phases;

/// <summary>The quotes that a shard's buyers have received, grouped by lot, within a lot in the order of the suppliers' identities.</summary>
internal sealed class QuotesByLot
{
    private Entry[] _sorted = [];
    private int[] _ends = [];

    /// <summary>A quote and who made it.</summary>
    internal record struct Entry(QuoteMessage Quote, ulong Supplier);

    /// <summary>The quotes for a lot, by its number within the shard.</summary>
    internal ReadOnlySpan<Entry> Of(int lot)
    {
        int first = lot == 0 ? 0 : _ends[lot - 1];
        return _sorted.AsSpan(first, _ends[lot] - first);
    }

    /// <summary>Sorts the quotes of an inbox: a stable counting sort by lot.</summary>
    /// <param name="inbox">Where they are.</param>
    /// <param name="buyers">The shard's buyers, by serial.</param>
    /// <param name="firstLot">Number of each buyer's first lot; one more than there are buyers.</param>
    internal void Gather(Inbox inbox, ReadOnlySpan<Buyer> buyers, ReadOnlySpan<int> firstLot)
    {
        int lots = firstLot[^1];
        if (_ends.Length < lots + 1) _ends = new int[Math.Max(lots + 1, _ends.Length * 2)];
        Span<int> starts = _ends.AsSpan(0, lots + 1);
        starts.Clear();
        int total = 0;
        foreach (Inbox.Batch<QuoteMessage> batch in inbox.Of<QuoteMessage>())
        {
            int buyer = 0;
            foreach (ref readonly QuoteMessage quote in batch.Messages) starts[LotOf(quote, buyers, firstLot, ref buyer) + 1]++;
            total += batch.Messages.Length;
        }

        for (int lot = 0; lot < lots; lot++) starts[lot + 1] += starts[lot];
        if (_sorted.Length < total) _sorted = new Entry[Math.Max(total, _sorted.Length * 2)];
        foreach (Inbox.Batch<QuoteMessage> batch in inbox.Of<QuoteMessage>())
        {
            int buyer = 0;
            foreach (ref readonly QuoteMessage quote in batch.Messages)
            {
                ref int place = ref starts[LotOf(quote, buyers, firstLot, ref buyer)];
                _sorted[place++] = new Entry(quote, AgentId.Pack(batch.Sender.Kind, batch.Sender.City, quote.Supplier));
            }
        }

        // Each start has moved to its lot's end. Suppliers of one shard have answered in the order in which they were asked; the order of
        // their identities is the same however they are spread over shards.
        for (int lot = 0; lot < lots; lot++) SortBySupplier(_sorted.AsSpan(lot == 0 ? 0 : starts[lot - 1], starts[lot] - (lot == 0 ? 0 : starts[lot - 1])));
    }

    /// <summary>Insertion: a lot has few quotes, and equal suppliers must keep their order.</summary>
    private static void SortBySupplier(Span<Entry> quotes)
    {
        for (int i = 1; i < quotes.Length; i++)
        {
            Entry moving = quotes[i];
            int at = i;
            while (at > 0 && quotes[at - 1].Supplier > moving.Supplier)
            {
                quotes[at] = quotes[at - 1];
                at--;
            }

            quotes[at] = moving;
        }
    }

    /// <summary>A supplier answers in the order in which it was asked, so the buyers of a batch ascend: the search goes on from the last.</summary>
    private static int LotOf(in QuoteMessage quote, ReadOnlySpan<Buyer> buyers, ReadOnlySpan<int> firstLot, ref int buyer)
    {
        if (buyer >= buyers.Length || buyers[buyer].Serial > quote.Buyer) buyer = 0;
        while (buyer < buyers.Length && buyers[buyer].Serial < quote.Buyer) buyer++;
        return buyer < buyers.Length && buyers[buyer].Serial == quote.Buyer && firstLot[buyer] + quote.Lot < firstLot[buyer + 1]
            ? firstLot[buyer] + quote.Lot
            : throw new InvalidOperationException($"A quote is for lot {quote.Lot} of buyer {quote.Buyer}, which put out no such lot.");
    }
}
