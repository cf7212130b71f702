using System.Collections.Immutable;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Scenarios.Worlds;

/// <summary>
/// Value added, firms, sales and staff by owner, city and sector. Industry by city and sector is fitted to the city's industry and the
/// sector's share of the region's by iterative proportional fitting (Deming and Stephan 1940) from the city's sector mix; the modelled
/// part of the primary sector, of building and of the tertiary sector is added to the sectors that take them.
/// </summary>
internal sealed class EconomyTable
{
    private const int FittingRounds = 60;
    private const double MostStateOwned = 0.95;

    private readonly ScenarioDocument _scenario;
    private readonly double[] _valueAdded;
    private readonly double[] _stateShare;
    private readonly FirmCell[] _state;
    private readonly FirmCell[] _private;

    internal EconomyTable(ScenarioDocument scenario, ModelParameters parameters, double scale)
    {
        _scenario = scenario;
        _valueAdded = ValueAdded(scenario);
        _stateShare = StateShares(scenario, _valueAdded);
        _state = new FirmCell[_valueAdded.Length];
        _private = new FirmCell[_valueAdded.Length];
        Place(Ownership.Private, _private, scenario.Economy.PrivateFirms, scale, atLeastOne: false);
        Place(Ownership.State, _state, scenario.Economy.StateOwnedEnterprises, scale, atLeastOne: true);
        Staff(parameters, scale);
    }

    /// <summary>The firms of an owner, by city and sector.</summary>
    internal ImmutableArray<FirmCell> Cells(Ownership ownership) => [.. ownership == Ownership.State ? _state : _private];

    /// <summary>Gross domestic product of a city less the value added of its firms, at the run's scale.</summary>
    internal long Remainder(int city, double scale)
    {
        double modelled = 0;
        int sectors = _scenario.Sectors.Length;
        for (int s = 0; s < sectors; s++)
        {
            int cell = (city * sectors) + s;
            modelled += (_state[cell].SalesYuan + (double)_private[cell].SalesYuan) * _scenario.Sectors[s].ValueAddedShare;
        }

        return Math.Max(0, (long)((_scenario.Cities[city].GdpYuan * scale) - modelled));
    }

    private static double[] ValueAdded(ScenarioDocument scenario)
    {
        int cities = scenario.Cities.Length;
        int sectors = scenario.Sectors.Length;
        double[] industry = new double[cities];
        double[] table = new double[cities * sectors];
        for (int c = 0; c < cities; c++)
        {
            CityEntry city = scenario.Cities[c];
            industry[c] = city.GdpYuan * city.SecondaryShare * scenario.Economy.IndustryShareOfSecondary;
            for (int s = 0; s < sectors; s++) table[(c * sectors) + s] = city.SectorMix[s];
        }

        double total = industry.Sum();
        ProportionalFitting.Fit(table, industry, [.. scenario.Sectors.Select(sector => sector.IndustryShare * total)], FittingRounds);
        for (int c = 0; c < cities; c++)
        {
            CityEntry city = scenario.Cities[c];
            double primary = city.GdpYuan * city.PrimaryShare * (1 - scenario.Economy.UnmodelledPrimaryShare);
            double services = city.GdpYuan * ((city.TertiaryShare * (1 - scenario.Economy.UnmodelledTertiaryShare))
                + (city.SecondaryShare * (1 - scenario.Economy.IndustryShareOfSecondary)));
            for (int s = 0; s < sectors; s++)
            {
                if (scenario.Sectors[s].TakesPrimary) table[(c * sectors) + s] += primary;
                if (scenario.Sectors[s].Group == SectorGroup.Services) table[(c * sectors) + s] += services;
            }
        }

        return table;
    }

    /// <summary>State-owned shares by sector, scaled by one factor (and cut at 95 %) so that the private share of the economy comes out.</summary>
    private static double[] StateShares(ScenarioDocument scenario, double[] valueAdded)
    {
        int sectors = scenario.Sectors.Length;
        double[] bySector = new double[sectors];
        for (int cell = 0; cell < valueAdded.Length; cell++) bySector[cell % sectors] += valueAdded[cell];
        double modelled = bySector.Sum();
        double gdp = scenario.Cities.Sum(city => city.GdpYuan);
        double wanted = Math.Clamp(modelled - (scenario.Economy.PrivateShareOfGdp * gdp), 0, MostStateOwned * modelled);
        double low = 0;
        double high = 1e6;
        for (int round = 0; round < 200; round++)
        {
            double middle = 0.5 * (low + high);
            if (State(middle) < wanted) low = middle;
            else high = middle;
        }

        return [.. scenario.Sectors.Select(sector => Math.Min(MostStateOwned, high * sector.StateOwnedShare))];

        double State(double factor)
        {
            double sum = 0;
            for (int s = 0; s < sectors; s++) sum += bySector[s] * Math.Min(MostStateOwned, factor * scenario.Sectors[s].StateOwnedShare);
            return sum;
        }
    }

    private double OwnValueAdded(Ownership ownership, int cell)
    {
        double state = _stateShare[cell % _scenario.Sectors.Length];
        return _valueAdded[cell] * (ownership == Ownership.State ? state : 1 - state);
    }

    /// <summary>Firms are spread like value added; a cell too small for a firm has none, and its value added stays in the remainder.</summary>
    private void Place(Ownership ownership, FirmCell[] cells, int firms, double scale, bool atLeastOne)
    {
        double[] weights = [.. Enumerable.Range(0, cells.Length).Select(cell => OwnValueAdded(ownership, cell))];
        long[] atScale = new long[cells.Length];
        long[] atOne = new long[cells.Length];
        Allotment.Split((long)Math.Floor((firms * scale) + 0.5), weights, atScale);
        Allotment.Split(firms, weights, atOne);
        for (int cell = 0; cell < cells.Length; cell++)
        {
            long number = atScale[cell];
            if (atLeastOne && atOne[cell] > 0) number = Math.Max(1, number);
            double sales = number > 0 ? weights[cell] * scale / _scenario.Sectors[cell % _scenario.Sectors.Length].ValueAddedShare : 0;
            cells[cell] = new FirmCell((int)number, (long)sales, 0);
        }
    }

    /// <summary>Sales per worker follow from wages: staff = wage share × value added ÷ wage, within what the city's people can fill.</summary>
    private void Staff(ModelParameters parameters, double scale)
    {
        int sectors = _scenario.Sectors.Length;
        for (int c = 0; c < _scenario.Cities.Length; c++)
        {
            double stateWage = _scenario.Cities[c].AverageWageYuan * _scenario.Economy.WageFactorToBaseYear;
            double staff = 0;
            for (int cell = c * sectors; cell < (c + 1) * sectors; cell++)
            {
                Set(_state, cell, _scenario.Economy.StateLabourShare, stateWage);
                Set(_private, cell, _scenario.Economy.PrivateLabourShare, stateWage / parameters.StateWagePremium);
            }

            double most = _scenario.Cities[c].Population * scale * _scenario.People.WorkersPerResident * _scenario.People.LargestModelledShare;
            if (staff <= most) continue;
            for (int cell = c * sectors; cell < (c + 1) * sectors; cell++)
            {
                _state[cell] = _state[cell] with { SalesPerWorkerYuan = _state[cell].SalesPerWorkerYuan * staff / most };
                _private[cell] = _private[cell] with { SalesPerWorkerYuan = _private[cell].SalesPerWorkerYuan * staff / most };
            }

            void Set(FirmCell[] cells, int cell, double labourShare, double wage)
            {
                SectorEntry sector = _scenario.Sectors[cell % sectors];
                double perWorker = wage / (labourShare * sector.LabourIntensity * sector.ValueAddedShare);
                cells[cell] = cells[cell] with { SalesPerWorkerYuan = perWorker };
                staff += cells[cell].SalesYuan / perWorker;
            }
        }
    }
}
