using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Kernel.Invariants;

/// <summary>What must hold at the end of every year of every run; the first that does not stops the run.</summary>
public static class YearInvariants
{
    /// <summary>Checks a year.</summary>
    /// <exception cref="InvariantBreachException">Something does not hold; the message names account, year and amount.</exception>
    public static void Check(int year, World world, RegionState state, Tally last, Tally now)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(last);
        ArgumentNullException.ThrowIfNull(now);
        var ledger = new Checks(year);
        Money(ledger, state, last, now);
        Trade(ledger, world, now);
        People(ledger, world, last, now);
        Patents(ledger, last, now);
        Firms(ledger, world, last, now);
    }

    /// <summary>Money in all accounts together.</summary>
    internal static long MoneyOf(RegionState state, Tally now) =>
        state.Accounts.Total + now.Total(PoolMeasure.Cash) + now.Total(CellMeasure.Cash) + now.Total(ResearchMeasure.Cash);

    private static void Money(Checks check, RegionState state, Tally last, Tally now)
    {
        check.Equal("total money over all accounts is constant", "all accounts", MoneyOf(state, now), state.MoneyYuan);
        check.Equal("the pooled market clears", "market", state.Accounts[AccountClass.Market], 0);
        check.Equal("the province keeps no balance over the year", "province", state.Accounts[AccountClass.Province], 0);
        check.Equal("the guide fund keeps no balance over the year", "guide fund", state.Accounts[AccountClass.GuideFund], 0);
        check.Equal("the trading platform keeps no balance over the year", "platform", state.Accounts[AccountClass.Platform], 0);
        check.Equal("loans of the bank = debts of firms", "bank loans", state.Accounts.LoansYuan, now.Total(CellMeasure.Debt));
        NationalAccounts accounts = NationalAccounts.Of(last, now);
        check.Equal("GDP by production = GDP by income", "national accounts, income", accounts.Income, accounts.Production);
        check.Equal("GDP by production = GDP by expenditure", "national accounts, expenditure", accounts.Expenditure, accounts.Production);
        long received = 0;
        for (int kind = 0; kind < LedgerNames.Flows; kind++)
        {
            for (int from = 0; from < LedgerNames.Accounts; from++) received += now.Flow((FlowKind)kind, (AccountClass)from, AccountClass.Households);
        }

        check.Equal("what is paid to households is what households receive", "households, income", now.Total(PoolMeasure.Income), received);
        check.Equal(
            "licence fees paid = licence fees received",
            "licence fees",
            now.Total(ResearchMeasure.Fees),
            now.Flow(FlowKind.LicenceFees, AccountClass.Firms, AccountClass.Research));
        check.Equal(
            "money of projects paid = money awarded to them",
            "grants",
            now.Total(CellMeasure.GrantsPaid) + now.Total(ResearchMeasure.GrantsPaid),
            now.Total(ResearchMeasure.GrantsAwarded));
        check.Equal("founders' money arrives", "equity", now.Total(PoolMeasure.Equity), now.Flow(FlowKind.Equity, AccountClass.Households, AccountClass.Firms));
        long paid = now.Flow(FlowKind.Consumption, AccountClass.Households, AccountClass.Market)
            + now.Flow(FlowKind.CapitalOrders, AccountClass.Households, AccountClass.Market)
            + now.Flow(FlowKind.Equity, AccountClass.Households, AccountClass.Firms);
        check.Equal("households' money = last year's + income − spending", "households, cash", now.Total(PoolMeasure.Cash), last.Total(PoolMeasure.Cash) + received - paid);
    }

    private static void Trade(Checks check, World world, Tally now)
    {
        for (int own = 0; own < Ownerships.Count; own++)
        {
            ReadOnlySpan<long> supplied = now.Table(CellMeasure.LotsSupplied, (Ownership)own);
            ReadOnlySpan<long> delivered = now.Table(CellMeasure.LotsDelivered, (Ownership)own);
            for (int cell = 0; cell < supplied.Length; cell++)
            {
                if (supplied[cell] != delivered[cell])
                    check.Equal("lots ordered = lots delivered", Cell(world, (Ownership)own, cell), delivered[cell], supplied[cell]);
            }
        }

        check.Equal("lots ordered in the region = lots supplied", "lots", now.Total(CellMeasure.LotsSupplied), now.Total(CellMeasure.LotsOrderedInRegion));
        check.Equal(
            "sales = pooled sales + lots",
            "sales of firms",
            now.Total(CellMeasure.Sales),
            now.Total(CellMeasure.PooledSales) + now.Total(CellMeasure.LotsDelivered));
        long outside = now.Flow(FlowKind.InputOrders, AccountClass.Firms, AccountClass.Outside);
        check.Equal("lots local + outside = all lots", "lots", now.Total(CellMeasure.LotsOrderedInRegion) + outside, now.Total(CellMeasure.LotsOrdered));
    }

    private static void People(Checks check, World world, Tally last, Tally now)
    {
        for (int city = 0; city < world.Cities.Length; city++)
        {
            for (int level = 0; level < SkillLevels.Count; level++)
            {
                string pool = $"people of {world.Cities[city].Id}, {((SkillLevel)level).Name()}";
                long expected = last.Pools(PoolMeasure.People, city)[level]
                    + Of(PoolMeasure.Births) - Of(PoolMeasure.Deaths)
                    + Of(PoolMeasure.InFromRegion) + Of(PoolMeasure.InFromOutside) + Of(PoolMeasure.InFromLevel)
                    - Of(PoolMeasure.OutToRegion) - Of(PoolMeasure.OutToOutside) - Of(PoolMeasure.OutToLevel);
                check.Equal("people = last year's + births − deaths + in − out", pool, Of(PoolMeasure.People), expected);
                long headcount = now.Headcount(city, (SkillLevel)level)[world.ResearchOccupation];
                CellMeasure staff = (SkillLevel)level switch
                {
                    SkillLevel.SkilledWorker => CellMeasure.SkilledWorkers,
                    SkillLevel.Engineer => CellMeasure.Engineers,
                    _ => CellMeasure.Researchers,
                };
                for (int own = 0; own < Ownerships.Count; own++)
                {
                    foreach (long persons in now.Cells(staff, (Ownership)own, city)) headcount += persons;
                }

                check.Equal("employed of the pools = headcount of the organisations", pool, Of(PoolMeasure.Employed), headcount);

                long Of(PoolMeasure measure) => now.Pools(measure, city)[level];
            }
        }

        check.Equal("who leaves for a city arrives there", "moves in the region", now.Total(PoolMeasure.InFromRegion), now.Total(PoolMeasure.OutToRegion));
        check.Equal("who goes on to a level arrives there", "moves between levels", now.Total(PoolMeasure.InFromLevel), now.Total(PoolMeasure.OutToLevel));
    }

    private static void Patents(Checks check, Tally last, Tally now)
    {
        check.Equal(
            "firms' patents = last year's + granted + received − lapsed",
            "patents of firms",
            now.Total(CellMeasure.PatentsLive),
            last.Total(CellMeasure.PatentsLive) + now.Total(CellMeasure.PatentsGranted)
                + now.Total(CellMeasure.PatentsReceived) - now.Total(CellMeasure.PatentsLapsed));
        check.Equal(
            "research organisations' patents = last year's + granted − sent − expired",
            "patents of research organisations",
            now.Total(ResearchMeasure.PatentsLive),
            last.Total(ResearchMeasure.PatentsLive)
                + now.Total(ResearchMeasure.PatentsGranted) - now.Total(ResearchMeasure.PatentsSent) - now.Total(ResearchMeasure.PatentsLapsed));
        check.Equal("patents sent = patents received", "patents on the move", now.Total(CellMeasure.PatentsReceived), now.Total(ResearchMeasure.PatentsSent));
    }

    private static void Firms(Checks check, World world, Tally last, Tally now)
    {
        for (int own = 0; own < Ownerships.Count; own++)
        {
            for (int cell = 0; cell < world.Cities.Length * world.Sectors.Length; cell++)
            {
                long expected = last.Table(CellMeasure.Firms, (Ownership)own)[cell]
                    + now.Table(CellMeasure.Entries, (Ownership)own)[cell] - now.Table(CellMeasure.Exits, (Ownership)own)[cell];
                long firms = now.Table(CellMeasure.Firms, (Ownership)own)[cell];
                if (firms != expected) check.Equal("firms = last year's + entries − exits", Cell(world, (Ownership)own, cell), firms, expected);
            }
        }

        check.Equal(
            "capital = last year's + bought − worn − scrapped",
            "capital of firms",
            now.Total(CellMeasure.Capital),
            last.Total(CellMeasure.Capital) + now.Total(CellMeasure.Investment) + now.Total(PoolMeasure.FoundersCapital)
                - now.Total(CellMeasure.Depreciation) - now.Total(CellMeasure.CapitalScrapped));
    }

    private static string Cell(World world, Ownership ownership, int cell) =>
        $"{ownership.Name()} firms of {world.Cities[cell / world.Sectors.Length].Id}, {world.Sectors[cell % world.Sectors.Length].Id}";

    private readonly struct Checks(int year)
    {
        internal void Equal(string invariant, string account, long actual, long expected)
        {
            if (actual != expected) throw new InvariantBreachException(invariant, account, year, actual - expected);
        }
    }
}
