using InnovationSim.Kernel.Invariants;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;

namespace InnovationSim.Kernel;

/// <content>The first state.</content>
public sealed partial class Region
{
    /// <summary>
    /// Part of a sector's sales that lot buyers order in the region at the start: the share of candidates' lots that stays, .4, of what
    /// state-owned enterprises buy of the sector.
    /// </summary>
    private const double LotsStayingAtStart = 0.4;

    private const double MostLotShare = 0.6;

    /// <summary>Prepares genesis: signals that the first steps read.</summary>
    public void BeginGenesis()
    {
        for (int s = 0; s < _world.Sectors.Length; s++)
            State.FrontierLog[s] = Signals.FrontierLog[s] = _world.Parameters.FrontierGap;
        for (int c = 0; c < _world.Cities.Length; c++)
            State.RemainderYuan[c] = _world.Cities[c].RemainderYuan;
        _tables.Follow(_world.Parameters);
        Signals.Adopt(_tables);
    }

    /// <summary>Factors from drawn sizes to the sales of the accounts.</summary>
    private void ScaleGenesis()
    {
        int cells = _world.Cities.Length * _world.Sectors.Length;
        double drawnInAll = 0;
        double salesInAll = 0;
        for (int own = 0; own < Ownerships.Count; own++)
        {
            ReadOnlySpan<long> drawn = _step.Table(CellMeasure.Sales, (Ownership)own);
            for (int cell = 0; cell < cells; cell++)
            {
                double target = (own == 0 ? _world.StateCells : _world.PrivateCells)[cell].SalesYuan;
                Signals.GenesisScale[(own * cells) + cell] = drawn[cell] > 0 ? target / drawn[cell] : 0;
                if (own != (int)Ownership.Private) continue;
                drawnInAll += drawn[cell];
                salesInAll += target;
            }
        }

        // Drawn sizes have median 1 million units; the mean factor makes yuan of it.
        State.PrivateMedianYuan = drawnInAll > 0 ? 1e6 * salesInAll / drawnInAll : 1e6;
        Signals.PrivateMedianYuan = State.PrivateMedianYuan;
        ReadOnlySpan<long> candidates = _step.ByCity(CityMeasure.HighTechCandidates);
        for (int city = 0; city < _world.Cities.Length; city++)
            Signals.HighTechChance[city] = candidates[city] > 0 ? (double)_world.HighTechFirms[city] / candidates[city] : 0;
        ShareLots();
    }

    private void ShareLots()
    {
        int sectors = _world.Sectors.Length;
        double[] ordered = new double[sectors];
        double[] sold = new double[sectors];
        for (int city = 0; city < _world.Cities.Length; city++)
        {
            for (int s = 0; s < sectors; s++)
            {
                double state = _world.Cell(Ownership.State, city, s).SalesYuan;
                sold[s] += state + _world.Cell(Ownership.Private, city, s).SalesYuan;
                double inputs = state * (1 - _world.Sectors[s].ValueAddedShare) * _world.Parameters.LotInputShare;
                for (int from = 0; from < sectors; from++) ordered[from] += inputs * _world.Sectors[s].Inputs[from];
            }
        }

        for (int s = 0; s < sectors; s++)
            Signals.LotShare[s] = sold[s] > 0 ? Math.Min(MostLotShare, LotsStayingAtStart * ordered[s] / sold[s]) : 0;
    }

    private void StaffGenesis()
    {
        for (int city = 0; city < _world.Cities.Length; city++)
        {
            for (int level = 0; level < SkillLevels.Count; level++)
            {
                _step.Headcount(city, (SkillLevel)level)
                    .CopyTo(Signals.Headcount.AsSpan(((city * SkillLevels.Count) + level) * _world.Occupations));
            }
        }
    }

    /// <summary>After the first Record: what the years start from.</summary>
    private void OpenAccounts()
    {
        State.Accounts.Open(_year.Total(CellMeasure.Debt));
        State.MoneyYuan = YearInvariants.MoneyOf(State, _year);
        State.BaseMeanLog = MeanLogOf(_year);
        long gdp = 0;
        foreach (City city in _world.Cities) gdp += city.GdpYuan;
        State.GdpYuan = gdp;
        for (int s = 0; s < _world.Sectors.Length; s++)
        {
            double sales = 0;
            for (int city = 0; city < _world.Cities.Length; city++)
                sales += (double)_world.Cell(Ownership.State, city, s).SalesYuan + _world.Cell(Ownership.Private, city, s).SalesYuan;
            State.DemandYuan[s] = sales * (1 - Signals.LotShare[s]);
            long firms = _year.BySector(CellMeasure.Firms, Ownership.Private, s);
            State.BaseDemandPerFirm[s] = firms > 0 ? State.DemandYuan[s] / firms : 0;
            State.BaseGap[s] = SectorMeanLog(_year, s) - State.FrontierLog[s];
        }
    }

    private double SectorMeanLog(Tally tally, int sector)
    {
        double weight = 0;
        double weighted = 0;
        for (int own = 0; own < Ownerships.Count; own++)
        {
            weight += tally.BySector(CellMeasure.ProductivityWeight, (Ownership)own, sector);
            weighted += tally.BySector(CellMeasure.WeightedLogProductivity, (Ownership)own, sector);
        }

        return weight > 0 ? weighted / weight * 1e-6 : State.FrontierLog[sector] - Signals.Parameters.FrontierGap;
    }

    private static double MeanLogOf(Tally tally)
    {
        double weight = (double)tally.Total(CellMeasure.ProductivityWeight);
        return weight > 0 ? tally.Total(CellMeasure.WeightedLogProductivity) / weight * 1e-6 : 0;
    }
}
