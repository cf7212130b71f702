using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Invariants;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Metrics.Networks;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Policies;

namespace InnovationSim.Kernel;

/// <summary>
/// The coordinator's part of the model: the central accounts, the public signals, the market's clearing, and what is remembered from
/// year to year for all agents together. It sees agents only through tallies. An engine calls it between steps; it does no input or
/// output and knows nothing of shards or threads.
/// </summary>
public sealed partial class Region
{
    private const string TallySection = "tally";
    private const string DigestSection = "digest-of-agents";

    private readonly World _world;
    private readonly ulong _seed;
    private readonly RegionTables _tables;
    private readonly Tally _step;
    private Tally _year;
    private Tally _last;
    private CollaborationNetwork _network = CollaborationNetwork.Of([]);

    /// <summary>A region before genesis.</summary>
    /// <param name="world">The region's data.</param>
    /// <param name="seed">The run's seed; the coordinator draws only for the search of communities.</param>
    public Region(World world, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(world);
        _world = world;
        _seed = seed;
        int sectors = world.Sectors.Length;
        _step = new Tally(world.Cities.Length, sectors);
        _year = new Tally(world.Cities.Length, sectors);
        _last = new Tally(world.Cities.Length, sectors);
        Signals = new Signals(world);
        State = new RegionState(world.Cities.Length, sectors);
        _tables = new RegionTables(world);
    }

    /// <summary>What everybody knows now.</summary>
    public Signals Signals { get; }

    /// <summary>What lasts from year to year.</summary>
    public RegionState State { get; }

    /// <summary>The year at hand; 0 before the first.</summary>
    public int Year { get; private set; }

    /// <summary>Everything that was tallied in the year so far.</summary>
    public Tally YearTally => _year;

    /// <summary>Everything that was tallied in the year before.</summary>
    public Tally LastYear => _last;

    /// <summary>Starts a year without any measure of policy.</summary>
    /// <param name="parameters">Parameters and levers in force this year.</param>
    public void BeginYear(ModelParameters parameters) => BeginYear(LeversInForce.Without(parameters));

    /// <summary>Starts a year: P0 Environment. Signals follow from the state and from last year's tally.</summary>
    /// <param name="levers">Parameters and levers in force this year.</param>
    public void BeginYear(LeversInForce levers)
    {
        ArgumentNullException.ThrowIfNull(levers);
        Signals.Levers = levers;
        Signals.Parameters = levers.Parameters;
        if (Year > 0 || State.GenesisDone)
        {
            (_last, _year) = (_year, _last);
            _year.Clear();
            Year++;
        }

        _tables.Follow(levers.Parameters);
        _spending.Clear();
        PublishEnvironment();
        PublishDemand();
        PublishPeople();
        PublishFirms();
        PublishSupport();
    }

    /// <summary>Takes the sum of a step's tallies, and publishes what follows from it.</summary>
    /// <param name="step">The step that all shards have finished.</param>
    /// <param name="tally">Sum over all shards.</param>
    /// <param name="partition">The map under which it ran.</param>
    /// <param name="reports">Reports of firm shards by dense number; used after Plan.</param>
    /// <param name="records">What shards have told one by one, in any order.</param>
    /// <returns>The map under which the next step runs.</returns>
    public Partition Finish(
        Step step, Tally tally, Partition partition, ReadOnlySpan<ShardReport?> reports, ReadOnlySpan<ReportRecord> records)
    {
        _step.Clear();
        _step.Add(tally);
        Partition next = partition;
        switch (step)
        {
            case Step.GenesisDraw:
                ScaleGenesis();
                break;
            case Step.GenesisScale:
                StaffGenesis();
                break;
            case Step.Plan:
                PublishSeparations();
                PublishRegisters(partition, reports);
                PublishTopics();
                break;
            case Step.Settle:
                CutContest(places: 1);
                break;
            case Step.Bid:
                CloseContest(records);
                break;
            case Step.Award:
                CutContest(Signals.Parameters.ParallelTeams);
                CountSureWinners();
                break;
            case Step.Tender:
                PublishBlockGrants(CloseContest(records));
                break;
            case Step.Produce:
                PublishSeparations();
                PublishIncome();
                PayProgrammes();
                PayMeasures();
                ShareBudgets();
                break;
            case Step.Household:
                PayMeasures();
                BalanceProvince();
                ClearMarket();
                next = partition.WithEntrants(_step.ByCity(CityMeasure.Foundings));
                break;
            case Step.Record:
                _network = CollaborationNetwork.Of(records);
                break;
            default:
                break;
        }

        if (step is Step.Hire or Step.Settle or Step.Quote) PayMeasures();
        State.Accounts.Book(_step);
        // What is drawn at genesis is no event of a year.
        if (step is not (Step.GenesisDraw or Step.GenesisScale)) _year.Add(_step);
        return next;
    }

    /// <summary>Ends a year after Record: checks what must hold, and returns the year's record.</summary>
    public YearRecord EndYear()
    {
        if (!State.GenesisDone)
        {
            OpenAccounts();
            State.GenesisDone = true;
        }
        else
        {
            State.Accounts.WriteOff(_year.Total(CellMeasure.WrittenOff));
            YearInvariants.Check(Year, _world, State, _last, _year);
        }

        State.Remember(_year);
        var record = new YearRecord(Year, _world, Signals, State, _last, _year, DigestOfWorld(), Spending(), _network, _seed);
        State.Linkage.Remember(_year);
        if (Year > 0) State.GdpYuan = record.Accounts.Production;
        return record;
    }

    /// <summary>Writes what lasts from year to year: the state, and the tally of the year that has ended.</summary>
    public void Save(IStateWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        State.Save(writer);
        RegionState.Write<long>(writer, TallySection, _year.Values);
        RegionState.Write<ulong>(writer, DigestSection, [_year.Digest.Low, _year.Digest.High]);
    }

    /// <summary>Puts a region back where a checkpoint left it: at the end of a year.</summary>
    /// <param name="year">The year that had ended.</param>
    /// <param name="reader">What was saved then.</param>
    /// <returns>The digest of the world at the end of that year.</returns>
    /// <exception cref="StateMisfitException">What was saved does not fit this region.</exception>
    public Digest Load(int year, IStateReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentOutOfRangeException.ThrowIfNegative(year);
        State.Load(reader);
        RegionState.Read<long>(reader, TallySection, _year.Values.Length).CopyTo(_year.Values);
        ReadOnlySpan<ulong> digest = RegionState.Read<ulong>(reader, DigestSection, 2);
        _year.Digest = new Digest(digest[0], digest[1]);
        Year = year;
        return DigestOfWorld();
    }

    private Digest DigestOfWorld()
    {
        Span<ulong> low = stackalloc ulong[1];
        Span<ulong> high = stackalloc ulong[1];
        Digest.Start(low, high, ulong.MaxValue << 32, [Year]);
        // The guide fund and the platform, the last accounts, are empty at the end of every year.
        foreach (long balance in State.Accounts.Balances[..((int)AccountClass.Market + 1)]) Digest.Mix(low, high, [(ulong)balance]);
        Digest.Mix(low, high, [(ulong)State.Accounts.LoansYuan]);
        foreach (double value in State.FrontierLog) Digest.Mix(low, high, [BitConverter.DoubleToUInt64Bits(value)]);
        foreach (double value in State.DemandYuan) Digest.Mix(low, high, [BitConverter.DoubleToUInt64Bits(value)]);
        return _year.Digest + Digest.Finish(low, high);
    }
}
