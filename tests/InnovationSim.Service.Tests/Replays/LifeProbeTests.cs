using InnovationSim.Contracts;
using InnovationSim.Engine;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Service.Conformance.Building;
using InnovationSim.Service.Reading;
using InnovationSim.Service.Replays;
using Shouldly;
using Xunit;

namespace InnovationSim.Service.Tests.Replays;

/// <summary>The lives of all organisations together are the year as the region counts it: nothing is missed, nothing is told twice.</summary>
public sealed class LifeProbeTests : IClassFixture<LifeProbeTests.Everybody>
{
    private static readonly string[] Ends = ["insolvent", "too-small", "given-up"];

    private readonly Everybody _everybody;

    public LifeProbeTests(Everybody everybody) => _everybody = everybody;

    [Fact]
    public async Task A_run_that_is_looked_at_has_the_same_bits() =>
        _everybody.Years.Select(year => year.Digest.ToString()).ShouldBe(await Toy.DigestsAsync(Everybody.Length));

    [Fact]
    public void Foundings_are_those_that_were_counted() =>
        EachYear(LifeEventKind.Founded, each => 1, year => year.Tally.Total(CellMeasure.Entries));

    [Fact]
    public void Exits_and_what_the_bank_lost_are_those_that_were_counted()
    {
        EachYear(LifeEventKind.Exit, each => 1, year => year.Tally.Total(CellMeasure.Exits));
        EachYear(LifeEventKind.Exit, each => each.AmountYuan!.Value, year => year.Tally.Total(CellMeasure.WrittenOff));
        _everybody.Events(LifeEventKind.Exit).ShouldAllBe(each => Ends.Contains(each.Detail));
    }

    [Fact]
    public void Lots_won_are_lots_ordered_in_the_region_and_lots_supplied()
    {
        EachYear(LifeEventKind.TenderWon, each => each.AmountYuan!.Value, year => year.Tally.Total(CellMeasure.LotsSupplied));
        EachYear(LifeEventKind.OrderPlaced, each => each.AmountYuan!.Value, year => year.Tally.Total(CellMeasure.LotsOrdered));
        foreach (YearRecord year in _everybody.Years)
        {
            _everybody.Events(LifeEventKind.OrderPlaced).Where(each => each.Year == year.Year && each.With != "outside").Sum(each => each.AmountYuan!.Value)
                .ShouldBe(year.Tally.Total(CellMeasure.LotsOrderedInRegion));
        }
    }

    [Fact]
    public void Every_lot_that_is_won_was_ordered_by_the_other_side()
    {
        var won = _everybody.Told.Where(each => each.Event.Kind == LifeEventKind.TenderWon)
            .Select(each => (each.Event.Year, Buyer: each.Event.With!, Supplier: each.Id, each.Event.Count, each.Event.AmountYuan)).ToHashSet();
        var ordered = _everybody.Told.Where(each => each.Event.Kind == LifeEventKind.OrderPlaced && each.Event.With != "outside")
            .Select(each => (each.Event.Year, Buyer: each.Id, Supplier: each.Event.With!, each.Event.Count, each.Event.AmountYuan)).ToHashSet();
        won.Count.ShouldBeGreaterThan(10);
        won.SetEquals(ordered).ShouldBeTrue();
    }

    [Fact]
    public void Quotes_that_win_nothing_are_lost()
    {
        foreach (YearRecord year in _everybody.Years.Skip(1))
        {
            long quoted = _everybody.Events(LifeEventKind.TenderWon, LifeEventKind.TenderLost)
                .Where(each => each.Year == year.Year).Sum(each => each.Count!.Value);
            quoted.ShouldBe(year.Tally.Total(CellMeasure.QuotesSent), $"year {year.Year}");
        }
    }

    [Fact]
    public void Licences_given_are_licences_taken()
    {
        foreach ((LifeEventKind given, LifeEventKind taken) in ((LifeEventKind, LifeEventKind)[])
            [(LifeEventKind.LicenceGiven, LifeEventKind.LicenceTaken), (LifeEventKind.PatentSold, LifeEventKind.PatentBought)])
        {
            var gave = _everybody.Told.Where(each => each.Event.Kind == given)
                .Select(each => (each.Event.Year, From: each.Id, To: each.Event.With!, each.Event.AmountYuan)).Order().ToArray();
            var took = _everybody.Told.Where(each => each.Event.Kind == taken)
                .Select(each => (each.Event.Year, From: each.Event.With!, To: each.Id, each.Event.AmountYuan)).Order().ToArray();
            took.ShouldBe(gave);
        }

        long fees = _everybody.Events(LifeEventKind.LicenceGiven, LifeEventKind.PatentSold).Sum(each => each.AmountYuan!.Value);
        fees.ShouldBe(_everybody.Years.Skip(1).Sum(year => Flow(year, FlowKind.LicenceFees)));
        fees.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Rescues_are_what_the_province_paid()
    {
        _everybody.Years.Skip(1).ShouldAllBe(year => Sum(year, LifeEventKind.Rescued) == Flow(year, FlowKind.Rescues));
        _everybody.Events(LifeEventKind.Rescued).ShouldNotBeEmpty();
    }

    [Fact]
    public void Staff_is_that_of_the_year_before_and_those_hired_less_those_who_left()
    {
        int checkedYears = 0;
        foreach ((AgentId _, LifeProbe life) in _everybody.Lives.All)
        {
            for (int i = 1; i < life.Years.Count; i++)
            {
                int year = life.Years[i].Year;
                if (life.Years[i - 1].Year != year - 1) continue;
                long change = life.Events.Where(each => each.Year == year).Sum(each => each.Kind switch
                {
                    LifeEventKind.Hired => each.Count!.Value,
                    LifeEventKind.Left => -each.Count!.Value,
                    _ => 0,
                });
                ((long)StaffOf(life.Years[i].State) - StaffOf(life.Years[i - 1].State)).ShouldBe(change);
                checkedYears++;
            }
        }

        checkedYears.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Patents_granted_are_those_that_were_counted() => EachYear(
        LifeEventKind.PatentsGranted,
        each => each.Count!.Value,
        year => year.Tally.Total(CellMeasure.PatentsGranted) + year.Tally.Total(ResearchMeasure.PatentsGranted));

    [Fact]
    public void An_alliance_begins_for_both_but_for_one_that_leaves_in_that_year()
    {
        var exits = _everybody.Told.Where(each => each.Event.Kind == LifeEventKind.Exit).Select(each => (each.Event.Year, each.Id)).ToHashSet();
        var begun = _everybody.Told.Where(each => each.Event.Kind == LifeEventKind.AllianceBegun)
            .Select(each => (each.Event.Year, each.Id, each.Event.With!)).ToHashSet();
        begun.Count.ShouldBeGreaterThan(0);
        begun.ShouldAllBe(each => begun.Contains(Swapped(each)) || exits.Contains(new ValueTuple<int, string>(each.Item1, each.Item3)));
    }

    [Fact]
    public void A_life_goes_from_the_year_of_foundation_to_the_year_before_the_exit()
    {
        foreach ((AgentId id, LifeProbe life) in _everybody.Lives.All)
        {
            int? founded = life.Events.FirstOrDefault(each => each.Kind == LifeEventKind.Founded)?.Year;
            int? exit = life.Events.FirstOrDefault(each => each.Kind == LifeEventKind.Exit)?.Year;
            int first = founded ?? 0;
            int last = exit - 1 ?? Everybody.Length;
            life.Years.Select(year => year.Year).ShouldBe(Enumerable.Range(first, last - first + 1), id.ToString());
        }
    }

    [Fact]
    public void Spin_offs_are_told_by_the_organisation_whose_patent_it_was_and_by_the_firm()
    {
        var told = _everybody.Told.Where(each => each.Event.Kind == LifeEventKind.SpinOff)
            .Select(each => (each.Event.Year, Firm: each.Event.With!, Of: each.Id)).Order();
        told.ShouldBe(_everybody.Told.Where(each => each.Event.Kind == LifeEventKind.Founded && each.Event.With is not null)
            .Select(each => (each.Event.Year, Firm: each.Id, Of: each.Event.With!)).Order());
    }

    private void EachYear(LifeEventKind kind, Func<LifeEvent, long> value, Func<YearRecord, long> counted)
    {
        long all = 0;
        foreach (YearRecord year in _everybody.Years.Skip(1))
        {
            long told = _everybody.Events(kind).Where(each => each.Year == year.Year).Sum(value);
            told.ShouldBe(counted(year), $"{kind} of year {year.Year}");
            all += told;
        }

        if (kind != LifeEventKind.Exit) all.ShouldBeGreaterThan(0);
    }

    private long Sum(YearRecord year, LifeEventKind kind) => _everybody.Events(kind).Where(each => each.Year == year.Year).Sum(each => each.AmountYuan!.Value);

    private static long Flow(YearRecord year, FlowKind kind) => year.Tally.NetFlow(kind, kind == FlowKind.Rescues ? AccountClass.Firms : AccountClass.Research);

    private static int StaffOf(Organisation it) => (it.SkilledWorkers ?? 0) + (it.Engineers ?? 0) + it.Researchers;

    private static (int, string, string) Swapped((int Year, string One, string Other) pair) => (pair.Year, pair.Other, pair.One);

    /// <summary>The toy region with a probe on everybody.</summary>
    public sealed class Everybody : IAsyncLifetime
    {
        internal const int Length = 12;

        internal ManyProbes Lives { get; private set; } = null!;

        internal IReadOnlyList<YearRecord> Years { get; private set; } = [];

        internal (string Id, LifeEvent Event)[] Told { get; private set; } = [];

        public async Task InitializeAsync()
        {
            (Lives, Years) = await ManyProbes.RunAsync(new RunSpec { World = Toy.World, Seed = Toy.Seed, Years = Length });
            Told = [.. Lives.All.SelectMany(each => each.Life.Events.Select(told => (OrganisationRows.IdOf(Toy.World, each.Id), told)))];
        }

        public Task DisposeAsync() => Task.CompletedTask;

        internal IEnumerable<LifeEvent> Events(params LifeEventKind[] kinds) => Told.Select(each => each.Event).Where(each => kinds.Contains(each.Kind));
    }
}
