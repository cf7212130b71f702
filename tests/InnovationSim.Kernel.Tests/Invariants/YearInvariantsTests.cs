using InnovationSim.Kernel.Invariants;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Invariants;

/// <summary>A year of a real run in which one number is altered afterwards: the invariant that it breaks is named, with account and amount.</summary>
public sealed class YearInvariantsTests
{
    private const Ownership State = Ownership.State;
    private const Ownership Private = Ownership.Private;

    private static readonly Tampering[] All =
    [
        new("total money over all accounts is constant", "all accounts", 7, year => year.Now.Pools(PoolMeasure.Cash, 1)[2] += 7),
        new("the pooled market clears", "market", 5, year => year.Move(AccountClass.Outside, AccountClass.Market, 5)),
        new("the province keeps no balance over the year", "province", -5, year => year.Move(AccountClass.Province, AccountClass.Outside, 5)),
        new("loans of the bank = debts of firms", "bank loans", 3, year => year.Lend(3)),
        new("loans of the bank = debts of firms", "bank loans", -4, year => year.Now.Cells(CellMeasure.Debt, Private, 0)[1] += 4),
        new("GDP by production = GDP by income", "national accounts, income", 11,
            year => year.Now.Post(FlowKind.Interest, AccountClass.Firms, AccountClass.Bank, 11)),
        new("GDP by production = GDP by income", "national accounts, income", -6, year => year.Now.Cells(CellMeasure.ValueAdded, State, 1)[0] += 6),
        new("GDP by production = GDP by expenditure", "national accounts, expenditure", -8,
            year => year.Now.Post(FlowKind.Trade, AccountClass.Market, AccountClass.Outside, 8)),
        new("what is paid to households is what households receive", "households, income", 4, year => year.Now.Pools(PoolMeasure.Income, 0)[1] += 4),
        new("licence fees paid = licence fees received", "licence fees", 2,
            year => year.Now.Research(ResearchMeasure.Fees, AgentKind.University)[0] += 2),
        new("money of projects paid = money awarded to them", "grants", -12,
            year => year.Now.Research(ResearchMeasure.GrantsAwarded, AgentKind.University)[0] += 12),
        new("founders' money arrives", "equity", 6, year => year.Now.Pools(PoolMeasure.Equity, 0)[1] += 6),
        new("households' money = last year's + income − spending", "households, cash", -9, year => year.Last.Pools(PoolMeasure.Cash, 0)[0] += 9),
        new("lots ordered = lots delivered", "private firms of city-1, electronics", 3,
            year => year.Now.Cells(CellMeasure.LotsDelivered, Private, 1)[TinyWorld.Electronics] += 3),
        new("lots ordered in the region = lots supplied", "lots", -8, year => year.Now.Cells(CellMeasure.LotsOrderedInRegion, State, 0)[0] += 8),
        new("sales = pooled sales + lots", "sales of firms", 5, year => year.Now.Cells(CellMeasure.PooledSales, Private, 0)[0] -= 5),
        new("lots local + outside = all lots", "lots", -4, year => year.Now.Cells(CellMeasure.LotsOrdered, State, 1)[2] += 4),
        new("people = last year's + births − deaths + in − out", "people of city-0, skilled-worker", -1,
            year => year.Now.Pools(PoolMeasure.Births, 0)[(int)SkillLevel.SkilledWorker]++),
        new("people = last year's + births − deaths + in − out", "people of city-1, scientist", 1,
            year => year.Now.Pools(PoolMeasure.OutToOutside, 1)[(int)SkillLevel.Scientist]++),
        new("employed of the pools = headcount of the organisations", "people of city-1, engineer", 2,
            year => year.Now.Pools(PoolMeasure.Employed, 1)[(int)SkillLevel.Engineer] += 2),
        new("employed of the pools = headcount of the organisations", "people of city-0, scientist", -1,
            year => year.Now.Headcount(0, SkillLevel.Scientist)[TinyWorld.Sectors]++),
        new("who leaves for a city arrives there", "moves in the region", 1, year => year.Arrive(PoolMeasure.InFromRegion)),
        new("who goes on to a level arrives there", "moves between levels", 1, year => year.Arrive(PoolMeasure.InFromLevel)),
        new("firms' patents = last year's + granted + received − lapsed", "patents of firms", 1,
            year => year.Now.Cells(CellMeasure.PatentsLive, Private, 0)[1]++),
        new("research organisations' patents = last year's + granted − sent − expired", "patents of research organisations", -1,
            year => year.Now.Research(ResearchMeasure.PatentsGranted, AgentKind.ResearchInstitute)[1]++),
        new("patents sent = patents received", "patents on the move", -1, year =>
        {
            year.Now.Research(ResearchMeasure.PatentsSent, AgentKind.University)[0]++;
            year.Now.Research(ResearchMeasure.PatentsLive, AgentKind.University)[0]--;
        }),
        new("firms = last year's + entries − exits", "private firms of city-1, electronics", -1,
            year => year.Now.Cells(CellMeasure.Entries, Private, 1)[TinyWorld.Electronics]++),
        new("firms = last year's + entries − exits", "state firms of city-0, services", 1,
            year => year.Now.Cells(CellMeasure.Exits, State, 0)[TinyWorld.Services]++),
        new("capital = last year's + bought − worn − scrapped", "capital of firms", 13, year => year.Now.Cells(CellMeasure.Depreciation, Private, 0)[0] += 13),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, All.Length)];

    [Fact]
    public void A_year_as_it_was_passes() => Should.NotThrow(() => new FinishedYear().Check());

    [Theory]
    [MemberData(nameof(Numbers))]
    public void An_altered_number_is_found_and_named(int number)
    {
        Tampering tampering = All[number];
        var year = new FinishedYear();
        tampering.Alter(year);

        var breach = Should.Throw<InvariantBreachException>(year.Check, tampering.Invariant);

        breach.Invariant.ShouldBe(tampering.Invariant);
        breach.Account.ShouldBe(tampering.Account);
        breach.Year.ShouldBe(2);
        breach.Amount.ShouldBe(tampering.Amount);
    }

    [Fact]
    public void The_message_says_what_where_when_and_by_how_much() =>
        new InvariantBreachException("total money over all accounts is constant", "all accounts", 12, -34).Message.ShouldBe(
            "Invariant broken in year 12: total money over all accounts is constant. Account: all accounts. Off by -34.");

    [Fact]
    public void A_run_stops_in_the_year_in_which_one_breaks()
    {
        var run = new GlassRun(TinyWorld.Default, 5);
        run.Begin();
        run.AfterStep = (step, _) =>
        {
            if (step == Step.Household) run.Firms.First().Firms.CashYuan[0] += 1;
        };

        var breach = Should.Throw<InvariantBreachException>(() => run.RunYear());

        breach.Year.ShouldBe(1);
        breach.Amount.ShouldBe(1);
    }

    private sealed record Tampering(string Invariant, string Account, long Amount, Action<FinishedYear> Alter);

    /// <summary>The second year of a small run, in copies that may be altered.</summary>
    private sealed class FinishedYear
    {
        private static readonly Lazy<(long[] Last, long[] Now, long[] Balances, long Loans, long Money)> Run = new(MakeRun);

        private readonly RegionState _state = new(TinyWorld.Default.Cities.Length, TinyWorld.Sectors);

        public FinishedYear()
        {
            Last = Copy(Run.Value.Last);
            Now = Copy(Run.Value.Now);
            _state.Accounts.Restore(Run.Value.Balances, Run.Value.Loans);
            _state.MoneyYuan = Run.Value.Money;
        }

        public Tally Last { get; }

        public Tally Now { get; }

        public void Check() => YearInvariants.Check(2, TinyWorld.Default, _state, Last, Now);

        public void Move(AccountClass from, AccountClass to, long yuan)
        {
            long[] balances = _state.Accounts.Balances.ToArray();
            balances[(int)from] -= yuan;
            balances[(int)to] += yuan;
            _state.Accounts.Restore(balances, _state.Accounts.LoansYuan);
        }

        public void Lend(long yuan) => _state.Accounts.Restore(_state.Accounts.Balances.ToArray(), _state.Accounts.LoansYuan + yuan);

        /// <summary>A person arrives whom nobody has sent; the pool itself counts him or her rightly.</summary>
        public void Arrive(PoolMeasure way)
        {
            Now.Pools(way, 0)[1]++;
            Now.Pools(PoolMeasure.People, 0)[1]++;
        }

        private static Tally Copy(long[] values)
        {
            var tally = new Tally(TinyWorld.Default.Cities.Length, TinyWorld.Sectors);
            values.CopyTo(tally.Values);
            return tally;
        }

        private static (long[] Last, long[] Now, long[] Balances, long Loans, long Money) MakeRun()
        {
            var run = new GlassRun(TinyWorld.Default, 5);
            run.Run(2);
            Region region = run.Region;
            return (region.LastYear.Values.ToArray(), region.YearTally.Values.ToArray(), region.State.Accounts.Balances.ToArray(),
                region.State.Accounts.LoansYuan, region.State.MoneyYuan);
        }
    }
}
