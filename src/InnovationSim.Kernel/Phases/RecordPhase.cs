using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Kernel.Phases;

/// <summary>P11 Record: what is there at the end of the year is counted, certificates are given, the digest is taken.</summary>
internal static class RecordPhase
{
    internal static void Run(FirmShard shard, StepContext context)
    {
        Expire(shard, context);
        Certify(shard, context);
        shard.Partners.Settle(shard.Firms);
        NetworkLinks.Report(shard, context);
        var counts = new FirmCounts(shard, context);
        for (int tile = 0; tile < shard.Firms.Tiles; tile++) counts.Add(tile);
        CountPatents(shard, context);
        context.Tally.Digest += shard.DigestOfState();
    }

    internal static void Run(ResearchShard shard, StepContext context)
    {
        ResearchColumns columns = shard.Organisations;
        Tally tally = context.Tally;
        AgentKind kind = shard.Id.Kind;
        int city = shard.Id.City;
        int year = context.Year;
        int life = context.Parameters.PatentLifeYears;
        long expired = 0;
        foreach (ref Patent patent in shard.Patents)
        {
            if (year - patent.Granted < life)
            {
                tally.Research(ResearchMeasure.PatentsLive, kind)[city]++;
                bool industrialised = patent.Status == PatentStatus.Industrialised;
                if (industrialised) tally.Research(ResearchMeasure.IndustrialisedLive, kind)[city]++;
                if (year - patent.Granted >= context.Parameters.OfferMaxAge) continue;
                tally.Research(ResearchMeasure.RecentLive, kind)[city]++;
                if (industrialised) tally.Research(ResearchMeasure.RecentIndustrialised, kind)[city]++;
            }
            else
            {
                patent.Status = PatentStatus.Lapsed;
                expired++;
            }
        }

        if (expired > 0) shard.Patents.Settle(static patent => patent.Status != PatentStatus.Lapsed);
        shard.Partners.Settle(columns);
        NetworkLinks.Report(shard, context);
        tally.Research(ResearchMeasure.PatentsLapsed, kind)[city] += expired;
        tally.Research(ResearchMeasure.Organisations, kind)[city] += columns.Count;
        for (int row = 0; row < columns.Count; row++)
        {
            tally.Research(ResearchMeasure.Researchers, kind)[city] += columns.Researchers[row];
            tally.Research(ResearchMeasure.Cash, kind)[city] += columns.CashYuan[row];
            tally.Research(ResearchMeasure.TransferOffices, kind)[city] += columns.TransferOffice[row];
            tally.Headcount(city, SkillLevel.Scientist)[context.World.ResearchOccupation] += columns.Researchers[row];
        }

        tally.Digest += shard.DigestOfState();
    }

    internal static void Run(TalentShard shard, StepContext context)
    {
        TalentColumns pools = shard.Pools;
        Tally tally = context.Tally;
        int city = shard.Id.City;
        for (int row = 0; row < pools.Count; row++)
        {
            int level = pools.Serial[row];
            long employed = CareerPhase.Total(pools.Employed.At(row));
            long searching = CareerPhase.Total(pools.Searching.At(row));
            Count(PoolMeasure.Employed, employed);
            Count(PoolMeasure.Searching, searching);
            Count(PoolMeasure.Elsewhere, pools.Elsewhere[row]);
            Count(PoolMeasure.Students, pools.Students[row]);
            Count(PoolMeasure.Dependants, pools.Dependants[row]);
            Count(PoolMeasure.People, employed + searching + pools.Elsewhere[row] + pools.Students[row] + pools.Dependants[row]);
            Count(PoolMeasure.Cash, pools.CashYuan[row]);
            Count(PoolMeasure.Wage, pools.WageYuan[row]);
            Count(PoolMeasure.LogSkill, (long)(pools.LogSkill[row] * 1e6));
            NonNegative(pools.Employed.At(row), "employed");
            NonNegative(pools.Searching.At(row), "searching");
            NonNegative([pools.Elsewhere[row], pools.Students[row], pools.Dependants[row]], "employed elsewhere, students or dependants");

            void Count(PoolMeasure measure, long value) => tally.Pools(measure, city)[level] += value;
        }

        tally.Digest += shard.DigestOfState();

        void NonNegative(ReadOnlySpan<long> counts, string what)
        {
            foreach (long count in counts)
            {
                if (count < 0) throw new Invariants.InvariantBreachException("no negative count of people", $"{shard.Id} {what}", context.Year, count);
            }
        }
    }

    /// <summary>Patents at the end of their life leave the books.</summary>
    private static void Expire(FirmShard shard, StepContext context)
    {
        int life = context.Parameters.PatentLifeYears;
        bool any = false;
        var rows = new RowFinder(shard.Firms);
        foreach (ref Patent patent in shard.Patents)
        {
            if (context.Year - patent.Granted < life) continue;
            any = true;
            patent.Status = PatentStatus.Lapsed;
            int row = rows.Find(patent.Owner);
            context.Tally.Cells(CellMeasure.PatentsLapsed, shard.Ownership, shard.Id.City)[shard.Firms.Sector[row]]++;
        }

        if (any) shard.Patents.Settle(static patent => patent.Status != PatentStatus.Lapsed);
    }

    /// <summary>
    /// The high-tech certificate (R&amp;D ≥ 3 % of sales and a live patent), and who leads a chain. A private firm that has the patent but not yet
    /// the R&amp;D raises it year by year: the certificate lowers its tax (see the record of decisions).
    /// </summary>
    private static void Certify(FirmShard shard, StepContext context)
    {
        FirmColumns firms = shard.Firms;
        ModelParameters p = context.Parameters;
        bool state = shard.Ownership == Ownership.State;
        long leads = state ? 0 : (long)(p.ChainLeaderSize * context.Signals.PrivateMedianYuan);
        for (int tile = 0; tile < firms.Tiles; tile++)
        {
            ReadOnlySpan<long> sales = firms.SalesYuan.Tile(tile);
            Span<FirmFlags> flags = firms.Flags.Tile(tile);
            for (int i = 0; i < flags.Length; i++) flags[i] = (flags[i] & FirmFlags.FundBacked) | (sales[i] >= leads ? FirmFlags.ChainLeader : FirmFlags.None);
        }

        if (state) return;
        double largest = p.CertificateSize * context.Signals.PrivateMedianYuan;
        var rows = new RowFinder(shard.Firms);
        int last = -1;
        foreach (ref readonly Patent patent in shard.Patents)
        {
            int row = rows.Find(patent.Owner);
            ref float intensity = ref firms.ResearchIntensity[row];
            // A firm's patents stand together: it makes its effort once, however many it has.
            if (row != last && intensity < p.HighTechIntensity && shard.Firms.SalesYuan[row] <= largest)
                intensity = (float)Math.Min(p.HighTechIntensity, intensity * (1 + p.CertificateEffort));
            last = row;
            if (intensity >= (float)p.HighTechIntensity) firms.Flags[row] |= FirmFlags.HighTech;
        }
    }

    private static void CountPatents(FirmShard shard, StepContext context)
    {
        Tally tally = context.Tally;
        int city = shard.Id.City;
        var rows = new RowFinder(shard.Firms);
        foreach (ref readonly Patent patent in shard.Patents)
        {
            int sector = shard.Firms.Sector[rows.Find(patent.Owner)];
            tally.Cells(CellMeasure.PatentsLive, shard.Ownership, city)[sector]++;
            if (patent.FromUniversity == 0) continue;
            tally.Cells(CellMeasure.UniversityPatentsLive, shard.Ownership, city)[sector]++;
            if (patent.Status == PatentStatus.Industrialised) tally.Cells(CellMeasure.UniversityPatentsIndustrialised, shard.Ownership, city)[sector]++;
        }
    }
}
