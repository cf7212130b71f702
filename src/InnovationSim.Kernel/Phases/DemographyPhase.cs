using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Numerics;
using InnovationSim.Kernel.Random;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// P10 Demography, entry: Poisson(.09 F_s) firms a sector, where related sectors are (city ∝ exp(2 ω_cs)); founders come out of the
/// city's talent pool and bring the money; sales LN(ln(.3 private median), .6), ln A = ln Ā + N(−.12, .3). The registrar of the city
/// gives the serial.
/// </summary>
internal static class DemographyPhase
{
    private const double LargestEntrant = 50;

    /// <summary>Registrars found firms.</summary>
    internal static void Found(TalentShard shard, StepContext context)
    {
        int row = shard.Pools.RowOf((int)SkillLevels.Registrar);
        if (row < 0) return;
        int city = shard.Id.City;
        RandomStream stream = context.Stream(AgentKind.TalentPool, city, (int)SkillLevels.Registrar, Draws.Found);
        foreach (Inbox.Batch<SpinOffMessage> batch in context.Inbox.Of<SpinOffMessage>())
        {
            foreach (ref readonly SpinOffMessage message in batch.Messages)
            {
                Enter(shard, row, message.Sector, message.Patent, context, ref stream);
                context.Tally.ByCity(CityMeasure.SpinOffs)[city]++;
            }
        }

        for (int sector = 0; sector < context.World.Sectors.Length; sector++)
        {
            long entrants = Distributions.Poisson(ref stream, context.Signals.EntryMean[(city * context.World.Sectors.Length) + sector]);
            for (long i = 0; i < entrants; i++) Enter(shard, row, sector, null, context, ref stream);
        }
    }

    /// <summary>Firm shards, at Record: leavers go, entrants come.</summary>
    internal static void Run(FirmShard shard, StepContext context)
    {
        Leave(shard, context);
        Arrive(shard, context);
    }

    private static void Enter(TalentShard shard, int row, int sector, Patent? patent, StepContext context, ref RandomStream stream)
    {
        ModelParameters p = context.Parameters;
        Signals signals = context.Signals;
        TalentColumns pools = shard.Pools;
        int city = shard.Id.City;
        double size = DeterministicMath.Exp(p.EntrantSizeSpread * Distributions.Normal(ref stream));
        double log = signals.CellMeanLog[(city * context.World.Sectors.Length) + sector]
            + p.EntrantProductivity + (p.EntrantProductivitySpread * Distributions.Normal(ref stream));
        long sales = (long)(p.EntrantSize * signals.PrivateMedianYuan * Math.Min(size, LargestEntrant));
        long capital = (long)(sales * p.CapitalReserve / p.CapitalProductivity);
        long cash = (long)(sales * p.EntrantCashShare);
        // A patent that was set aside for a firm must find one: such a firm is founded even if the city's households have to save for it
        // afterwards, and even if its founder comes from nowhere in the pool (a professor who stays in post).
        bool affordable = pools.CashYuan[row] >= capital + cash;
        if (patent is null && !affordable) return;
        bool founder = TakeFounder(pools, row, sector);
        if (patent is null && !founder) return;
        pools.CashYuan[row] -= capital + cash;
        cash += Incubate(cash, city, sector, context);
        int serial = pools.NextSerial[row]++;
        Tally tally = context.Tally;
        int level = (int)SkillLevels.Registrar;
        tally.Post(FlowKind.CapitalOrders, AccountClass.Households, AccountClass.Market, capital);
        tally.Pools(PoolMeasure.FoundersCapital, city)[level] += capital;
        tally.Pools(PoolMeasure.Equity, city)[level] += cash;
        tally.Pools(PoolMeasure.Founders, city)[level] += founder ? 1 : 0;
        tally.ByCity(CityMeasure.Foundings)[city]++;
        context.Outbox.Log<FoundingMessage>().Add(
            context.Partition.ShardOf(AgentKind.PrivateFirm, city, serial).Packed,
            new FoundingMessage
            {
                Serial = serial,
                Sector = (byte)sector,
                HasPatent = (byte)(patent is null ? 0 : 1),
                Founders = (byte)(founder ? 1 : 0),
                SalesYuan = sales,
                CashYuan = cash,
                CapitalYuan = capital,
                LogProductivity = (float)log,
                Patent = patent ?? default,
            });
    }

    /// <summary>
    /// Incubators add to the money of founders: it is paid to their household, which puts it into the firm with its own.
    /// </summary>
    private static long Incubate(long ownYuan, int city, int sector, StepContext context)
    {
        double share = context.Signals.At(AgentKind.PrivateFirm, city, sector).IncubatorSupport;
        if (share <= 0) return 0;
        long support = (long)(share * ownYuan);
        Tally tally = context.Tally;
        tally.Post(FlowKind.Subsidies, AccountClass.Province, AccountClass.Households, support);
        tally.Pools(PoolMeasure.Income, city)[(int)SkillLevels.Registrar] += support;
        tally.Cells(CellMeasure.IncubatorGrants, Ownership.Private, city)[sector] += support;
        return support;
    }

    /// <summary>Somebody who looks for work, in the sector if possible, or works in what is not modelled.</summary>
    private static bool TakeFounder(TalentColumns pools, int row, int sector)
    {
        Span<long> searching = pools.Searching.At(row);
        int from = sector;
        for (int o = 0; o < searching.Length && searching[from] == 0; o++) from = o;
        if (searching[from] > 0) searching[from]--;
        else if (pools.Elsewhere[row] > 0) pools.Elsewhere[row]--;
        else return false;
        pools.Employed.At(row)[sector]++;
        return true;
    }

    private static void Leave(FirmShard shard, StepContext context)
    {
        FirmColumns firms = shard.Firms;
        Span<bool> gone = context.Scratch.Flags(firms.Count);
        bool any = false;
        for (int tile = 0; tile < firms.Tiles; tile++)
        {
            ReadOnlySpan<FirmFlags> flags = firms.Flags.Tile(tile);
            Span<bool> leaving = gone.Slice(firms.FirstRow(tile), flags.Length);
            for (int i = 0; i < flags.Length; i++)
            {
                leaving[i] = (flags[i] & FirmFlags.Exiting) != 0;
                any |= leaving[i];
            }
        }

        if (!any) return;
        if (shard.Patents.Count > 0) Lapse(shard, gone, context);
        firms.Remove(gone);
        shard.Buyers.Follow(firms, context.Scratch.Buyers);
    }

    /// <summary>Patents of firms that left lapse; patents at the end of their life expire.</summary>
    private static void Lapse(FirmShard shard, ReadOnlySpan<bool> gone, StepContext context)
    {
        FirmColumns firms = shard.Firms;
        Span<long> lapsed = context.Tally.Cells(CellMeasure.PatentsLapsed, shard.Ownership, shard.Id.City);
        var rows = new RowFinder(shard.Firms);
        foreach (ref Patent patent in shard.Patents)
        {
            int row = rows.Find(patent.Owner);
            if (!gone[row]) continue;
            patent.Status = PatentStatus.Lapsed;
            lapsed[firms.Sector[row]]++;
        }

        shard.Patents.Settle(static patent => patent.Status != PatentStatus.Lapsed);
    }

    private static void Arrive(FirmShard shard, StepContext context)
    {
        FirmColumns firms = shard.Firms;
        foreach (Inbox.Batch<FoundingMessage> batch in context.Inbox.Of<FoundingMessage>())
        {
            foreach (ref readonly FoundingMessage founding in batch.Messages)
            {
                int row = firms.Append(founding.Serial, 1);
                FirmGenesis.Found(shard, row, founding, context);
            }
        }

        shard.Patents.Settle();
    }
}
