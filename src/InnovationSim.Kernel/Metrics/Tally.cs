using InnovationSim.Kernel.Ledger;

namespace InnovationSim.Kernel.Metrics;

/// <summary>
/// What shards add up in a step: tables of whole numbers. Sums of whole numbers are exact and commute, so a tally does not
/// depend on which shard or thread added what when. Each worker has one of its own; the coordinator adds them.
/// </summary>
public sealed class Tally
{
    private readonly long[] _values;
    private readonly int _cities;
    private readonly int _sectors;
    private readonly int _occupations;
    private readonly int _cellsAt;
    private readonly int _poolsAt;
    private readonly int _citiesAt;
    private readonly int _researchAt;
    private readonly int _retiredAt;
    private readonly int _quitAt;
    private readonly int _headcountAt;
    private readonly int _hiredAt;
    private readonly int _seekersAt;
    private readonly int _flowsAt;
    private readonly int _eventsAt;
    private readonly int _licenceLinksAt;
    private readonly int _orderSelfAt;
    private readonly int _productivityAt;
    private readonly int _sizeAt;
    private readonly int _staffAt;
    private readonly int _growthAt;
    private readonly int _researchHistogramAt;
    private readonly int _agesAt;
    private readonly int _contestAt;
    private readonly int _highGrowthAt;

    /// <summary>Makes an empty tally for a region.</summary>
    public Tally(int cities, int sectors)
    {
        _cities = cities;
        _sectors = sectors;
        _occupations = sectors + 1;
        int at = 0;
        _cellsAt = Reserve(Enum.GetValues<CellMeasure>().Length * Ownerships.Count * cities * sectors);
        _poolsAt = Reserve(Enum.GetValues<PoolMeasure>().Length * cities * SkillLevels.Count);
        _citiesAt = Reserve(Enum.GetValues<CityMeasure>().Length * cities);
        _researchAt = Reserve(Enum.GetValues<ResearchMeasure>().Length * 2 * cities);
        _retiredAt = Reserve(cities * SkillLevels.Count * _occupations);
        _quitAt = Reserve(cities * SkillLevels.Count * _occupations);
        _headcountAt = Reserve(cities * SkillLevels.Count * _occupations);
        _hiredAt = Reserve(cities * SkillLevels.Count * _occupations);
        _seekersAt = Reserve(SkillLevels.Count * cities * (cities + 1));
        _flowsAt = Reserve(LedgerNames.Flows * LedgerNames.Accounts * LedgerNames.Accounts);
        _eventsAt = Reserve(EventKinds.Count * cities * (cities + 1) * 2);
        _licenceLinksAt = Reserve(cities * cities * sectors);
        _orderSelfAt = Reserve(cities * sectors);
        _productivityAt = Reserve(cities * sectors * Histograms.Productivity.Count);
        _sizeAt = Reserve(Ownerships.Count * Histograms.Size.Count);
        _staffAt = Reserve(Ownerships.Count * Histograms.StaffClasses);
        _growthAt = Reserve(Histograms.Growth.Count);
        _researchHistogramAt = Reserve(sectors * Histograms.Research.Count);
        _agesAt = Reserve(Histograms.Ages);
        _contestAt = Reserve(Phases.Contest.MostTopics * Phases.Contest.Bins);
        _highGrowthAt = Reserve(2);
        _values = new long[at];

        int Reserve(int places)
        {
            int first = at;
            at += places;
            return first;
        }
    }

    /// <summary>How many cities.</summary>
    public int Cities => _cities;

    /// <summary>How many sectors.</summary>
    public int Sectors => _sectors;

    /// <summary>Σ mod 2^128 of the hashes of all agents counted.</summary>
    public Digest Digest { get; set; }

    /// <summary>Everything as one run of numbers, in a fixed order that depends on the numbers of cities and sectors only.</summary>
    public Span<long> Values => _values;

    /// <summary>One measure of one owner's firms in one city, by sector.</summary>
    public Span<long> Cells(CellMeasure measure, Ownership ownership, int city) =>
        _values.AsSpan(_cellsAt + (((((int)measure * Ownerships.Count) + (int)ownership) * _cities) + city) * _sectors, _sectors);

    /// <summary>One measure of one owner's firms, by city and sector.</summary>
    public Span<long> Table(CellMeasure measure, Ownership ownership) =>
        _values.AsSpan(_cellsAt + ((((int)measure * Ownerships.Count) + (int)ownership) * _cities * _sectors), _cities * _sectors);

    /// <summary>One measure of a city's pools, by skill level.</summary>
    public Span<long> Pools(PoolMeasure measure, int city) =>
        _values.AsSpan(_poolsAt + ((((int)measure * _cities) + city) * SkillLevels.Count), SkillLevels.Count);

    /// <summary>One measure of all pools, by city and skill level.</summary>
    public Span<long> Pools(PoolMeasure measure) =>
        _values.AsSpan(_poolsAt + ((int)measure * _cities * SkillLevels.Count), _cities * SkillLevels.Count);

    /// <summary>One measure by city.</summary>
    public Span<long> ByCity(CityMeasure measure) => _values.AsSpan(_citiesAt + ((int)measure * _cities), _cities);

    /// <summary>One measure of universities or institutes, by city.</summary>
    public Span<long> Research(ResearchMeasure measure, AgentKind kind)
    {
        if (kind > AgentKind.ResearchInstitute) throw new ArgumentOutOfRangeException(nameof(kind), kind, "Universities and research institutes only.");
        return _values.AsSpan(_researchAt + ((((int)measure * 2) + (int)kind) * _cities), _cities);
    }

    /// <summary>Employees of a city who retired, by occupation.</summary>
    public Span<long> Retired(int city, SkillLevel skill) => ByOccupation(_retiredAt, city, skill);

    /// <summary>Employees of a city who quit or were laid off, by occupation.</summary>
    public Span<long> Quit(int city, SkillLevel skill) => ByOccupation(_quitAt, city, skill);

    /// <summary>Employees of a city as the organisations count them, by occupation.</summary>
    public Span<long> Headcount(int city, SkillLevel skill) => ByOccupation(_headcountAt, city, skill);

    /// <summary>People of a city who were hired, by occupation.</summary>
    public Span<long> Hired(int city, SkillLevel skill) => ByOccupation(_hiredAt, city, skill);

    /// <summary>Those of a city who looked for work, by the city where they look for it now (the last is outside); most are where they were.</summary>
    public Span<long> Seekers(int from, SkillLevel skill) =>
        _values.AsSpan(_seekersAt + ((((int)skill * _cities) + from) * (_cities + 1)), _cities + 1);

    /// <summary>Money that moved for a reason, from a class of accounts (row) to another (column), yuan.</summary>
    public Span<long> Flow(FlowKind kind) =>
        _values.AsSpan(_flowsAt + ((int)kind * LedgerNames.Accounts * LedgerNames.Accounts), LedgerNames.Accounts * LedgerNames.Accounts);

    /// <summary>Notes money that moved.</summary>
    public void Post(FlowKind kind, AccountClass from, AccountClass to, long yuan) =>
        Flow(kind)[((int)from * LedgerNames.Accounts) + (int)to] += yuan;

    /// <summary>Number and sum of an event, by city it starts from and city it leads to (the last is outside): number, sum, number, sum …</summary>
    public Span<long> Events(EventKind kind, int from) =>
        _values.AsSpan(_eventsAt + ((((int)kind * _cities) + from) * (_cities + 1) * 2), (_cities + 1) * 2);

    /// <summary>Counts an event.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="from">City it starts from.</param>
    /// <param name="to">City it leads to; the number of cities stands for outside.</param>
    /// <param name="count">How often.</param>
    /// <param name="sum">Σ of what it moved.</param>
    public void CountEvent(EventKind kind, int from, int to, long count, long sum)
    {
        Span<long> row = Events(kind, from);
        row[2 * to] += count;
        row[(2 * to) + 1] += sum;
    }

    /// <summary>Licences and assignments from research organisations of a city to firms of a city, by sector.</summary>
    public Span<long> LicenceLinks(int from, int to) => _values.AsSpan(_licenceLinksAt + (((from * _cities) + to) * _sectors), _sectors);

    /// <summary>Σ over firms of lots ordered × lots supplied, both in million yuan, by city and sector (for the linkage lift).</summary>
    public Span<long> OrderSelfProducts(int city) => _values.AsSpan(_orderSelfAt + (city * _sectors), _sectors);

    /// <summary>Histogram of ln A of the firms of a city and sector, against the frontier.</summary>
    public Span<long> Productivity(int city, int sector) =>
        _values.AsSpan(_productivityAt + (((city * _sectors) + sector) * Histograms.Productivity.Count), Histograms.Productivity.Count);

    /// <summary>The same for all sectors of a city, one after the other.</summary>
    public Span<long> Productivity(int city) =>
        _values.AsSpan(_productivityAt + (city * _sectors * Histograms.Productivity.Count), _sectors * Histograms.Productivity.Count);

    /// <summary>Histogram of ln sales.</summary>
    public Span<long> Sizes(Ownership ownership) =>
        _values.AsSpan(_sizeAt + ((int)ownership * Histograms.Size.Count), Histograms.Size.Count);

    /// <summary>One owner's firms by class of staff (<see cref="Histograms.StaffClass"/>).</summary>
    public Span<long> Staff(Ownership ownership) =>
        _values.AsSpan(_staffAt + ((int)ownership * Histograms.StaffClasses), Histograms.StaffClasses);

    /// <summary>Histogram of the ln growth of private firms' sales.</summary>
    public Span<long> Growth => _values.AsSpan(_growthAt, Histograms.Growth.Count);

    /// <summary>Histogram of ln R&amp;D intensity of a sector's firms.</summary>
    public Span<long> ResearchIntensities(int sector) =>
        _values.AsSpan(_researchHistogramAt + (sector * Histograms.Research.Count), Histograms.Research.Count);

    /// <summary>Private firms by age in years; the last place holds the older ones.</summary>
    public Span<long> Ages => _values.AsSpan(_agesAt, Histograms.Ages);

    /// <summary>Private firms that can have grown highly: how many, and how many have.</summary>
    public Span<long> HighGrowth => _values.AsSpan(_highGrowthAt, 2);

    /// <summary>Contestants by topic and bin of score: of results at Settle, of proposals at Award.</summary>
    public Span<long> ContestScores => _values.AsSpan(_contestAt, Phases.Contest.MostTopics * Phases.Contest.Bins);

    /// <summary>Sum over cities of a cell measure, by sector.</summary>
    public long BySector(CellMeasure measure, Ownership ownership, int sector)
    {
        ReadOnlySpan<long> table = Table(measure, ownership);
        long sum = 0;
        for (int cell = sector; cell < table.Length; cell += _sectors) sum += table[cell];
        return sum;
    }

    /// <summary>Σ of the squares of the staff of a sector's firms.</summary>
    public double SquaredStaff(int sector) =>
        BySector(CellMeasure.SquaredStaff, Ownership.State, sector) + (double)BySector(CellMeasure.SquaredStaff, Ownership.Private, sector);

    /// <summary>Sum over cities and sectors of a cell measure.</summary>
    public long Total(CellMeasure measure, Ownership ownership) => Sum(Table(measure, ownership));

    /// <summary>Sum over cities, sectors and owners of a cell measure.</summary>
    public long Total(CellMeasure measure) => Total(measure, Ownership.State) + Total(measure, Ownership.Private);

    /// <summary>Sum over cities and levels of a pool measure.</summary>
    public long Total(PoolMeasure measure) => Sum(Pools(measure));

    /// <summary>Sum over cities of a measure of universities and institutes.</summary>
    public long Total(ResearchMeasure measure) =>
        Sum(Research(measure, AgentKind.University)) + Sum(Research(measure, AgentKind.ResearchInstitute));

    /// <summary>Money that moved for a reason between two classes.</summary>
    public long Flow(FlowKind kind, AccountClass from, AccountClass to) => Flow(kind)[((int)from * LedgerNames.Accounts) + (int)to];

    /// <summary>What a class of accounts received for a reason less what it paid, yuan.</summary>
    public long NetFlow(FlowKind kind, AccountClass account)
    {
        ReadOnlySpan<long> matrix = Flow(kind);
        long net = 0;
        for (int other = 0; other < LedgerNames.Accounts; other++)
            net += matrix[(other * LedgerNames.Accounts) + (int)account] - matrix[((int)account * LedgerNames.Accounts) + other];
        return net;
    }

    /// <summary>Adds another tally of the same region.</summary>
    public void Add(Tally other)
    {
        ReadOnlySpan<long> theirs = other._values;
        Span<long> mine = _values;
        for (int i = 0; i < mine.Length && i < theirs.Length; i++) mine[i] += theirs[i];
        Digest += other.Digest;
    }

    /// <summary>Sets everything to zero.</summary>
    public void Clear()
    {
        Array.Clear(_values);
        Digest = default;
    }

    private Span<long> ByOccupation(int first, int city, SkillLevel skill) =>
        _values.AsSpan(first + (((city * SkillLevels.Count) + (int)skill) * _occupations), _occupations);

    private static long Sum(ReadOnlySpan<long> values)
    {
        long sum = 0;
        foreach (long value in values) sum += value;
        return sum;
    }
}
