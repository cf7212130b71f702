using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Numerics;

namespace InnovationSim.Kernel.Phases;

/// <summary>P11 Record, the firms of a shard: sums by sector and histograms.</summary>
internal readonly ref struct FirmCounts
{
    private const double SmallestIntensity = 1e-6;

    private readonly FirmShard _shard;
    private readonly StepContext _context;
    private readonly Span<long> _firms;
    private readonly Span<long> _skilled;
    private readonly Span<long> _engineers;
    private readonly Span<long> _researchers;
    private readonly Span<long> _squares;
    private readonly Span<long> _cash;
    private readonly Span<long> _debt;
    private readonly Span<long> _capital;
    private readonly Span<long> _highTech;
    private readonly Span<long> _weightedLog;
    private readonly Span<long> _weight;
    private readonly Span<long> _sizes;
    private readonly Span<long> _staff;
    private readonly Span<long> _ages;
    private readonly Span<long> _grown;

    internal FirmCounts(FirmShard shard, StepContext context)
    {
        _shard = shard;
        _context = context;
        Tally tally = context.Tally;
        Ownership ownership = shard.Ownership;
        int city = shard.Id.City;
        _firms = tally.Cells(CellMeasure.Firms, ownership, city);
        _skilled = tally.Cells(CellMeasure.SkilledWorkers, ownership, city);
        _engineers = tally.Cells(CellMeasure.Engineers, ownership, city);
        _researchers = tally.Cells(CellMeasure.Researchers, ownership, city);
        _squares = tally.Cells(CellMeasure.SquaredStaff, ownership, city);
        _cash = tally.Cells(CellMeasure.Cash, ownership, city);
        _debt = tally.Cells(CellMeasure.Debt, ownership, city);
        _capital = tally.Cells(CellMeasure.Capital, ownership, city);
        _highTech = tally.Cells(CellMeasure.HighTechFirms, ownership, city);
        _weightedLog = tally.Cells(CellMeasure.WeightedLogProductivity, ownership, city);
        _weight = tally.Cells(CellMeasure.ProductivityWeight, ownership, city);
        _sizes = tally.Sizes(ownership);
        _staff = tally.Staff(ownership);
        _ages = tally.Ages;
        _grown = tally.HighGrowth;
    }

    internal void Add(int tile)
    {
        FirmColumns firms = _shard.Firms;
        Tally tally = _context.Tally;
        int count = firms.RowsIn(tile);
        int city = _shard.Id.City;
        bool counted = _shard.Ownership == Ownership.Private;
        ReadOnlySpan<byte> sectors = firms.Sector.Tile(tile);
        ReadOnlySpan<long> sales = firms.SalesYuan.Tile(tile);
        ReadOnlySpan<long> cash = firms.CashYuan.Tile(tile);
        ReadOnlySpan<long> debt = firms.DebtYuan.Tile(tile);
        ReadOnlySpan<long> capital = firms.CapitalYuan.Tile(tile);
        ReadOnlySpan<float> intensity = firms.ResearchIntensity.Tile(tile);
        ReadOnlySpan<float> logA = firms.LogProductivity.Tile(tile);
        ReadOnlySpan<float> logSkill = firms.LogSkill.Tile(tile);
        ReadOnlySpan<int> skilled = firms.SkilledWorkers.Tile(tile);
        ReadOnlySpan<int> engineers = firms.Engineers.Tile(tile);
        ReadOnlySpan<int> researchers = firms.Researchers.Tile(tile);
        ReadOnlySpan<FirmFlags> flags = firms.Flags.Tile(tile);
        ReadOnlySpan<short> founded = firms.Founded.Tile(tile);
        Span<ushort> staffBefore = firms.StaffBefore.Tile(tile);
        int year = _context.Year;
        Span<double> size = _context.Scratch.Doubles0.AsSpan(0, count);
        for (int i = 0; i < count; i++) size[i] = sales[i] + 1;
        DeterministicMath.Log(size, size);
        Span<double> logIntensity = _context.Scratch.Doubles1.AsSpan(0, count);
        for (int i = 0; i < count; i++) logIntensity[i] = intensity[i] + SmallestIntensity;
        DeterministicMath.Log(logIntensity, logIntensity);
        Span<long> productivity = tally.Productivity(city);
        HistogramBins productivityBins = Histograms.Productivity;
        HistogramBins sizeBins = Histograms.Size;
        HistogramBins intensityBins = Histograms.Research;
        double[] frontier = _context.Signals.FrontierLog;
        long weightedSkill = 0;
        long skillWeight = 0;
        for (int i = 0; i < count; i++)
        {
            int s = sectors[i];
            if (cash[i] < 0) throw new Invariants.InvariantBreachException("no firm ends a year with negative money", $"{_shard.Id} serial {firms.Serial[firms.FirstRow(tile) + i]}", _context.Year, cash[i]);
            _firms[s]++;
            _skilled[s] += skilled[i];
            _engineers[s] += engineers[i];
            _researchers[s] += researchers[i];
            long staff = (long)skilled[i] + engineers[i] + researchers[i];
            _squares[s] += staff * staff;
            _staff[Histograms.StaffClass(staff)]++;
            ushort before = staffBefore[(i * FirmColumns.StaffYears) + HighGrowth.PlaceOf(year - HighGrowth.Years)];
            staffBefore[(i * FirmColumns.StaffYears) + HighGrowth.PlaceOf(year)] = (ushort)Math.Min(ushort.MaxValue, staff);
            if (counted && HighGrowth.Counts(year, founded[i], before))
            {
                _grown[0]++;
                if (HighGrowth.Has(before, staff)) _grown[1]++;
            }

            _cash[s] += cash[i];
            _debt[s] += debt[i];
            _capital[s] += capital[i];
            if ((flags[i] & FirmFlags.HighTech) != 0) _highTech[s]++;
            long weight = (sales[i] / 1000) + 1;
            _weight[s] += weight;
            _weightedLog[s] += weight * (long)(logA[i] * 1e6);
            int workers = skilled[i] + engineers[i];
            weightedSkill += workers * (long)(logSkill[i] * 1e6);
            skillWeight += workers;
            _sizes[sizeBins.Of(size[i])]++;
            productivity[(s * productivityBins.Count) + productivityBins.Of(logA[i] - frontier[s])]++;
            tally.ResearchIntensities(s)[intensityBins.Of(logIntensity[i])]++;
            if (counted) _ages[Math.Min(Histograms.Ages - 1, _context.Year - founded[i])]++;
        }

        tally.ByCity(CityMeasure.WeightedLogSkill)[city] += weightedSkill;
        tally.ByCity(CityMeasure.SkillWeight)[city] += skillWeight;
    }
}
