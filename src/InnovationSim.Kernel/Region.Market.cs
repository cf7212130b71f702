using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;

namespace InnovationSim.Kernel;

/// <content>Incomes, budgets, and the clearing of the pooled market.</content>
public sealed partial class Region
{
    private void PublishSeparations()
    {
        int occupations = _world.Occupations;
        for (int city = 0; city < _world.Cities.Length; city++)
        {
            for (int level = 0; level < SkillLevels.Count; level++)
            {
                int at = ((city * SkillLevels.Count) + level) * occupations;
                _step.Retired(city, (SkillLevel)level).CopyTo(Signals.Retired.AsSpan(at));
                _step.Quit(city, (SkillLevel)level).CopyTo(Signals.Quit.AsSpan(at));
            }
        }
    }

    /// <summary>
    /// What each pool earns: wages, dividends of the city's firms, inventors' shares, income from what is not modelled, the interest
    /// that the bank passes on, and talent subsidies.
    /// </summary>
    private void PublishIncome()
    {
        int cities = _world.Cities.Length;
        const int Levels = SkillLevels.Count;
        ModelParameters p = Signals.Parameters;
        long interest = Math.Max(0, _step.Flow(FlowKind.Interest, AccountClass.Firms, AccountClass.Bank) - _step.Total(CellMeasure.WrittenOff));
        Span<long> byPool = new long[cities * Levels];
        double[] people = new double[cities * Levels];
        for (int pool = 0; pool < people.Length; pool++) people[pool] = _last.Pools(PoolMeasure.People)[pool];
        Allotment.Split(interest, people, byPool);
        _step.Post(FlowKind.Interest, AccountClass.Bank, AccountClass.Households, interest);
        Span<long> parts = stackalloc long[Levels];
        Span<double> weights = stackalloc double[Levels];
        for (int city = 0; city < cities; city++)
        {
            Span<long> income = Signals.Income.AsSpan(city * Levels, Levels);
            _step.Pools(PoolMeasure.Wages, city).CopyTo(income);
            for (int level = 0; level < Levels; level++) income[level] += byPool[(city * Levels) + level];
            Allotment.Split(_step.ByCity(CityMeasure.Dividends)[city], [p.OwnersSkilledWorkers, p.OwnersEngineers, p.OwnersScientists], parts);
            Add(income, parts);
            income[(int)SkillLevel.Scientist] += _step.ByCity(CityMeasure.InventorIncome)[city];
            Remainder(city, income, weights, parts);
            for (int level = 0; level < Levels; level++)
            {
                long subsidy = (long)(Subsidy(level, Signals.At(AgentKind.TalentPool, city)) * _step.Pools(PoolMeasure.Wages, city)[level]);
                income[level] += subsidy;
                _step.Pools(PoolMeasure.TalentSubsidies, city)[level] += subsidy;
                _step.Post(FlowKind.Subsidies, AccountClass.Province, AccountClass.Households, subsidy);
            }
        }
    }

    /// <summary>Income from what is not modelled: half is sold outside (farming), half paid by the province (public services).</summary>
    private void Remainder(int city, Span<long> income, Span<double> weights, Span<long> parts)
    {
        long yuan = State.RemainderYuan[city];
        double working = 0;
        for (int level = 0; level < weights.Length; level++)
        {
            weights[level] = (double)_last.Pools(PoolMeasure.Elsewhere, city)[level] * Signals.WageYuan[(city * SkillLevels.Count) + level];
            working += weights[level];
        }

        // If nobody works there any more, land and offices still earn for the people of the city.
        if (working <= 0) weights.Fill(1);
        Allotment.Split(yuan, weights, parts);
        Add(income, parts);
        _step.Post(FlowKind.RemainderIncome, AccountClass.Outside, AccountClass.Households, yuan / 2);
        _step.Post(FlowKind.RemainderIncome, AccountClass.Province, AccountClass.Households, yuan - (yuan / 2));
    }

    /// <summary>The centre takes its share of taxes and state dividends, pays its share of research, and covers the province's deficit.</summary>
    private void ShareBudgets()
    {
        ModelParameters p = Signals.Parameters;
        long taxes = _step.Flow(FlowKind.Taxes, AccountClass.Firms, AccountClass.Province);
        long dividends = _step.Flow(FlowKind.Dividends, AccountClass.Firms, AccountClass.Province);
        long grants = _step.Flow(FlowKind.ResearchGrants, AccountClass.Province, AccountClass.Research);
        _step.Post(FlowKind.Taxes, AccountClass.Province, AccountClass.Centre, (long)(p.CentreTaxShare * taxes));
        _step.Post(FlowKind.Dividends, AccountClass.Province, AccountClass.Centre, (long)(p.CentreTaxShare * dividends));
        _step.Post(FlowKind.ResearchGrants, AccountClass.Centre, AccountClass.Province, (long)(p.CentreGrantShare * grants));
        BalanceProvince();
    }

    /// <summary>The centre covers the province's deficit, and takes what it has left.</summary>
    private void BalanceProvince()
    {
        long balance = State.Accounts[AccountClass.Province];
        for (int kind = 0; kind < LedgerNames.Flows; kind++)
        {
            for (int other = 0; other < LedgerNames.Accounts; other++)
            {
                balance += _step.Flow((FlowKind)kind, (AccountClass)other, AccountClass.Province);
                balance -= _step.Flow((FlowKind)kind, AccountClass.Province, (AccountClass)other);
            }
        }

        // The province keeps no money over the year: the centre covers deficits and takes surpluses.
        if (balance < 0) _step.Post(FlowKind.Transfers, AccountClass.Centre, AccountClass.Province, -balance);
        else _step.Post(FlowKind.Transfers, AccountClass.Province, AccountClass.Centre, balance);
    }

    /// <summary>
    /// The pooled market of each sector: a share of all purchases is met by the region's firms as far as they sell, the rest is imported;
    /// what the firms sell beyond that is exported. Outside closes the account to zero.
    /// </summary>
    private void ClearMarket()
    {
        int sectors = _world.Sectors.Length;
        long[] purchases = new long[sectors];
        double[] local = new double[sectors];
        ModelParameters p = Signals.Parameters;
        Span<long> parts = stackalloc long[sectors];
        Span<double> shares = stackalloc double[sectors];
        for (int s = 0; s < sectors; s++)
        {
            long inputs = _year.BySector(CellMeasure.PooledInputs, Ownership.State, s) + _year.BySector(CellMeasure.PooledInputs, Ownership.Private, s);
            Buy(inputs, _world.Sectors[s].Inputs.AsSpan(), p.LocalInputShare, parts);
        }

        for (int s = 0; s < sectors; s++) shares[s] = _world.Sectors[s].InvestmentShare;
        long capital = _year.Flow(FlowKind.CapitalOrders, AccountClass.Firms, AccountClass.Market)
            + _step.Flow(FlowKind.CapitalOrders, AccountClass.Households, AccountClass.Market);
        long research = _year.Flow(FlowKind.ResearchPurchases, AccountClass.Firms, AccountClass.Market)
            + _year.Flow(FlowKind.ResearchPurchases, AccountClass.Research, AccountClass.Market);
        long government = _year.Flow(FlowKind.PublicPurchases, AccountClass.Province, AccountClass.Market)
            + _year.Flow(FlowKind.PublicPurchases, AccountClass.Platform, AccountClass.Market);
        Buy(capital + research + government, shares, p.LocalInvestmentShare, parts);
        for (int s = 0; s < sectors; s++) shares[s] = _world.Sectors[s].ConsumptionShare;
        Buy(_step.Flow(FlowKind.Consumption, AccountClass.Households, AccountClass.Market), shares, p.LocalConsumptionShare, parts);
        for (int s = 0; s < sectors; s++)
        {
            long sales = _year.BySector(CellMeasure.PooledSales, Ownership.State, s) + _year.BySector(CellMeasure.PooledSales, Ownership.Private, s);
            long met = Math.Min(sales, (long)local[s]);
            _step.Post(FlowKind.Trade, AccountClass.Market, AccountClass.Outside, purchases[s] - met);
            _step.Post(FlowKind.Trade, AccountClass.Outside, AccountClass.Market, sales - met);
        }

        void Buy(long yuan, ReadOnlySpan<double> mix, double localShare, Span<long> bought)
        {
            Allotment.Split(yuan, mix, bought);
            for (int s = 0; s < bought.Length; s++)
            {
                purchases[s] += bought[s];
                local[s] += localShare * bought[s];
            }
        }
    }

    private static void Add(Span<long> sums, ReadOnlySpan<long> parts)
    {
        for (int i = 0; i < sums.Length; i++) sums[i] += parts[i];
    }
}
