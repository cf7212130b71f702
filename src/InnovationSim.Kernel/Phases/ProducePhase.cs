using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Numerics;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// P8 Produce, second half, then P9 Finance and the exits of P10 for each firm: Q = min(orders, A·N, κK, M/β), lots first; the year's
/// accounts (<see cref="FirmBooks"/>); whoever cannot pay or is too small leaves (<see cref="ExitRule"/>).
/// </summary>
internal static class ProducePhase
{
    private const long Million = 1_000_000;

    internal static void Run(FirmShard shard, StepContext context)
    {
        int count = shard.Count;
        if (count == 0) return;
        Span<long> lotsBought = context.Scratch.MoreLongs(count);
        Span<int> patents = context.Scratch.Ints(count);
        var rows = new RowFinder(shard.Firms);
        Span<long> selfProducts = context.Tally.OrderSelfProducts(shard.Id.City);
        foreach (ref readonly Buyer buyer in shard.Buyers.All)
        {
            int row = rows.Find(buyer.Serial);
            lotsBought[row] = buyer.OrderedYuan;
            selfProducts[shard.Firms.Sector[row]] += buyer.OrderedYuan / Million * (shard.Firms.LotsThousandYuan[row] / 1000);
        }

        foreach (ref readonly Patent patent in shard.Patents) patents[rows.Find(patent.Owner)]++;
        Span<int> alliances = context.Scratch.MoreInts(count);
        Span<long> grants = context.Scratch.OtherLongs(count);
        foreach (ref readonly Partners partners in shard.Partners.All)
        {
            int row = rows.Find(partners.Serial);
            alliances[row] = partners.Alliances;
            grants[row] = partners.GrantYuan;
        }

        var books = new FirmBooks(shard, context);
        for (int tile = 0; tile < shard.Firms.Tiles; tile++)
        {
            int first = shard.Firms.FirstRow(tile);
            books.Turn(tile);
            books.Collaborate(alliances[first..], grants[first..]);
            Tile(shard, context, tile, lotsBought[first..], patents[first..], ref books);
        }

        books.Post();
    }

    private static void Tile(
        FirmShard shard, StepContext context, int tile, ReadOnlySpan<long> lotsBought, ReadOnlySpan<int> patents, ref FirmBooks books)
    {
        ModelParameters p = context.Parameters;
        Signals signals = context.Signals;
        World world = context.World;
        Scratch scratch = context.Scratch;
        FirmColumns firms = shard.Firms;
        int count = firms.RowsIn(tile);
        bool state = shard.Ownership == Ownership.State;
        ReadOnlySpan<byte> sectors = firms.Sector.Tile(tile);
        ReadOnlySpan<float> logA = firms.LogProductivity.Tile(tile);
        ReadOnlySpan<float> logSkill = firms.LogSkill.Tile(tile);
        ReadOnlySpan<int> skilled = firms.SkilledWorkers.Tile(tile);
        ReadOnlySpan<int> engineers = firms.Engineers.Tile(tile);
        ReadOnlySpan<long> capital = firms.CapitalYuan.Tile(tile);
        ReadOnlySpan<long> cash = firms.CashYuan.Tile(tile);
        ReadOnlySpan<long> debt = firms.DebtYuan.Tile(tile);
        ReadOnlySpan<int> lotsThousand = firms.LotsThousandYuan.Tile(tile);
        ReadOnlySpan<FirmFlags> flags = firms.Flags.Tile(tile);
        ReadOnlySpan<short> founded = firms.Founded.Tile(tile);
        Span<long> sales = firms.SalesYuan.Tile(tile);
        Span<long> demand = firms.DemandYuan.Tile(tile);
        context.Fill(shard.Id, firms.Serial.Tile(tile), Draws.Exit, 0, scratch.Words0, scratch.Words1, scratch.Words2, scratch.Words3);
        Span<double> productivity = scratch.Doubles0.AsSpan(0, count);
        for (int i = 0; i < count; i++) productivity[i] = Math.Min(logA[i], logSkill[i]);
        DeterministicMath.Exp(productivity, productivity);
        Span<double> wage = scratch.Doubles1.AsSpan(0, count);
        WageRule.Factors(logA, sectors, signals.MeanLog, p.WageProductivityElasticity, state ? p.StateWagePremium : 1, wage);
        Span<double> growth = scratch.Doubles2.AsSpan(0, count);
        ReadOnlySpan<double> salesPerWorker = context.SalesPerWorker(shard.Id);
        ReadOnlySpan<uint> words = scratch.Words0;
        var capacity = new Capacity(p, shard.Ownership);
        double[] demandScale = signals.DemandScale;
        Span<double> salesPerInput = stackalloc double[world.Sectors.Length];
        for (int s = 0; s < salesPerInput.Length; s++) salesPerInput[s] = 1 / (1 - world.Sectors[s].ValueAddedShare);
        for (int i = 0; i < count; i++)
        {
            int s = sectors[i];
            long before = sales[i];
            long lots = lotsThousand[i] * 1000L;
            double orders = (demand[i] * demandScale[s]) + lots;
            long credit = capacity.FreeCredit(before, debt[i], patents[i]);
            long investment = (long)capacity.Investment(orders, before, capital[i], cash[i], credit);
            double labour = productivity[i] * salesPerWorker[s] * (skilled[i] + engineers[i]);
            double money = capacity.OfMoney(before, cash[i], credit, salesPerInput[s]);
            double most = Math.Min(labour, Math.Min(capacity.OfCapital(capital[i] + investment), money));
            long output = Math.Max(lots, (long)Math.Min(orders, most));
            growth[i] = before > 0 ? (double)Math.Max(1, output) / before : 0;
            sales[i] = output;
            // Customers who were not served are somebody else's next year.
            demand[i] = output - lots;
            books.Close(i, s, before, lots, investment, lotsBought[i], patents[i], wage[i], words[i], founded[i]);
        }

        if (state) return;
        DeterministicMath.Log(growth, growth);
        Span<long> histogram = context.Tally.Growth;
        HistogramBins bins = Histograms.Growth;
        for (int i = 0; i < count; i++)
        {
            // Growth of those that stay, over a whole year: the firm has had a year before this one.
            bool stays = (flags[i] & FirmFlags.Exiting) == 0;
            if (stays && founded[i] < context.Year - 1 && growth[i] > double.NegativeInfinity) histogram[bins.Of(growth[i])]++;
        }
    }
}
