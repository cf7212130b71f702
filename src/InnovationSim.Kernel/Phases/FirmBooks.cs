using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// P9 Finance, a firm's year: wages, inputs, R&amp;D, interest 5 %, profit tax 25 % (high-tech 15 %), half of what is left as dividends;
/// capital goods; credit up to 6 % of sales plus the pledge value of patents; a state-owned enterprise in deficit is rescued with
/// probability .9. Sums by sector and flow go to the tally; every posting is in whole yuan.
/// </summary>
internal ref struct FirmBooks
{
    private readonly FirmShard _shard;
    private readonly StepContext _context;
    private Span<long> _cash;
    private Span<long> _debt;
    private Span<long> _capital;
    private ReadOnlySpan<long> _output;
    private ReadOnlySpan<float> _intensity;
    private ReadOnlySpan<int> _skilled;
    private ReadOnlySpan<int> _engineers;
    private ReadOnlySpan<int> _researchers;
    private ReadOnlySpan<FirmFlags> _flags;
    private readonly double[] _wage;
    private readonly double[] _inputShare;
    private readonly double[] _refund;
    private readonly Capacity _capacity;
    private readonly ResearchBudget _budget;
    private readonly ExitRule _exit;
    private readonly bool _state;
    private readonly Span<long> _sales;
    private readonly Span<long> _valueAdded;
    private readonly Span<long> _wages;
    private readonly Span<long> _research;
    private readonly Span<long> _refunds;
    private readonly Span<long> _pooledInputs;
    private readonly Span<long> _pooledSales;
    private readonly Span<long> _delivered;
    private readonly Span<long> _investment;
    private readonly Span<long> _depreciation;
    private readonly Span<long> _poolWages;
    private readonly Span<long> _grantsPaid;
    private readonly Span<long> _allianceCosts;
    private ReadOnlySpan<int> _alliances;
    private ReadOnlySpan<long> _grants;
    private int _first;
    private Flows _flows;

    internal FirmBooks(FirmShard shard, StepContext context)
    {
        _shard = shard;
        _context = context;
        _state = shard.Ownership == Ownership.State;
        _capacity = new Capacity(context.Parameters, shard.Ownership);
        _budget = new ResearchBudget(context);
        _exit = new ExitRule(context, shard.Ownership);
        _inputShare = new double[context.World.Sectors.Length];
        _refund = new double[_inputShare.Length];
        for (int s = 0; s < _inputShare.Length; s++)
        {
            _inputShare[s] = 1 - context.World.Sectors[s].ValueAddedShare;
            _refund[s] = context.In(s).ResearchSubsidy;
        }

        _wage = new double[SkillLevels.Count];
        Array.Copy(context.Signals.WageYuan, shard.Id.City * SkillLevels.Count, _wage, 0, _wage.Length);
        Tally tally = context.Tally;
        Ownership ownership = shard.Ownership;
        int city = shard.Id.City;
        _sales = tally.Cells(CellMeasure.Sales, ownership, city);
        _valueAdded = tally.Cells(CellMeasure.ValueAdded, ownership, city);
        _wages = tally.Cells(CellMeasure.Wages, ownership, city);
        _research = tally.Cells(CellMeasure.Research, ownership, city);
        _refunds = tally.Cells(CellMeasure.ResearchSubsidies, ownership, city);
        _pooledInputs = tally.Cells(CellMeasure.PooledInputs, ownership, city);
        _pooledSales = tally.Cells(CellMeasure.PooledSales, ownership, city);
        _delivered = tally.Cells(CellMeasure.LotsDelivered, ownership, city);
        _investment = tally.Cells(CellMeasure.Investment, ownership, city);
        _depreciation = tally.Cells(CellMeasure.Depreciation, ownership, city);
        _poolWages = tally.Pools(PoolMeasure.Wages, city);
        _grantsPaid = tally.Cells(CellMeasure.GrantsPaid, ownership, city);
        _allianceCosts = tally.Cells(CellMeasure.AllianceCosts, ownership, city);
        foreach (ref readonly Buyer buyer in shard.Buyers.All)
        {
            _flows.LotsInRegion += buyer.LocalYuan;
            _flows.LotsOutside += buyer.OrderedYuan - buyer.LocalYuan;
        }
    }

    /// <summary>Opens the books of a tile of firms.</summary>
    internal void Turn(int tile)
    {
        FirmColumns firms = _shard.Firms;
        _first = firms.FirstRow(tile);
        _cash = firms.CashYuan.Tile(tile);
        _debt = firms.DebtYuan.Tile(tile);
        _capital = firms.CapitalYuan.Tile(tile);
        _output = firms.SalesYuan.Tile(tile);
        _intensity = firms.ResearchIntensity.Tile(tile);
        _skilled = firms.SkilledWorkers.Tile(tile);
        _engineers = firms.Engineers.Tile(tile);
        _researchers = firms.Researchers.Tile(tile);
        _flags = firms.Flags.Tile(tile);
    }

    /// <summary>Sets what the firms of the tile have to do with others.</summary>
    /// <param name="alliances">How many alliances each has.</param>
    /// <param name="grants">Money of public projects for each, yuan; it is spent on research, besides the firm's own budget.</param>
    internal void Collaborate(ReadOnlySpan<int> alliances, ReadOnlySpan<long> grants)
    {
        _alliances = alliances;
        _grants = grants;
    }

    /// <summary>Closes the year of one firm.</summary>
    /// <param name="row">Its row in the tile; sales are this year's already.</param>
    /// <param name="sector">Its sector.</param>
    /// <param name="before">Sales of the year before, yuan.</param>
    /// <param name="lots">What it has delivered in lots, yuan.</param>
    /// <param name="investment">Capital goods that it bought, yuan.</param>
    /// <param name="lotsBought">What it ordered in lots, yuan.</param>
    /// <param name="patents">Live patents that it owns.</param>
    /// <param name="wageFactor">What it pays, relative to the pools' wages.</param>
    /// <param name="exitWord">Random bits that decide whether its owners give up.</param>
    /// <param name="founded">Year of foundation.</param>
    internal void Close(
        int row, int sector, long before, long lots, long investment, long lotsBought, int patents, double wageFactor, uint exitWord, int founded)
    {
        ModelParameters p = _context.Parameters;
        long output = _output[row];
        long inputs = Math.Max(lotsBought, (long)(_inputShare[sector] * output));
        long wages = PayWages(row, wageFactor, output - inputs, out long researchWages);
        long budget = _budget.Yuan(sector, _intensity[row], before);
        long grant = _grants.IsEmpty ? 0 : _grants[row];
        // An alliance costs meetings, travel and tests, bought on the pooled market.
        long alliances = _alliances.IsEmpty ? 0 : (long)(p.AllianceCost * _alliances[row] * budget);
        long researchPurchases = Math.Max(0, budget - researchWages) + alliances + grant;
        long refund = (long)(_refund[sector] * budget);
        long subsidy = refund + grant;
        ref long debt = ref _debt[row];
        ref long capital = ref _capital[row];
        long interest = (long)(p.InterestRate * debt);
        long depreciation = (long)(p.DepreciationRate * capital);
        long profit = output - inputs - wages - researchPurchases + subsidy - interest - depreciation;
        bool highTech = (_flags[row] & FirmFlags.HighTech) != 0;
        long tax = profit > 0 ? (long)(profit * (highTech ? p.HighTechTaxRate : p.ProfitTaxRate)) : 0;
        long cash = _cash[row] + output - inputs - wages - researchPurchases + subsidy - interest - tax - investment;
        // Owners are paid when the firm keeps enough to work with.
        long spare = Math.Max(0, cash - (long)(p.CashBuffer * output));
        long dividends = profit > 0 ? Math.Min(spare, (long)((profit - tax) * p.DividendShare)) : 0;
        cash -= dividends;
        long credit = _capacity.FreeCredit(output, debt, patents);
        capital += investment - depreciation;
        Balance(row, sector, output, credit, ref cash, ref debt, ref dividends);
        _cash[row] = cash;

        _sales[sector] += output;
        _valueAdded[sector] += output - inputs - researchPurchases;
        _wages[sector] += wages;
        _research[sector] += researchWages + researchPurchases;
        _refunds[sector] += refund;
        _grantsPaid[sector] += grant;
        _allianceCosts[sector] += alliances;
        _pooledInputs[sector] += inputs - lotsBought;
        _pooledSales[sector] += output - lots;
        _delivered[sector] += lots;
        _investment[sector] += investment;
        _depreciation[sector] += depreciation;
        _flows.Wages += wages;
        _flows.PooledInputs += inputs - lotsBought;
        _flows.PooledSales += output - lots;
        _flows.ResearchPurchases += researchPurchases;
        _flows.Subsidies += subsidy;
        _flows.Interest += interest;
        _flows.Taxes += tax;
        long toFund = (_flags[row] & FirmFlags.FundBacked) != 0 ? (long)(p.FundStake * dividends) : 0;
        _flows.Dividends += dividends - toFund;
        _flows.FundDividends += toFund;
        _flows.Investment += investment;
        if (!_exit.Leaves(cash, output, founded, exitWord)) return;
        long writtenOff = ExitRule.Close(_shard, _first + row, sector, _context, ref _flows);
        _context.Watcher?.Closed(IdOf(row), _exit.ReasonOf(cash, output), writtenOff);
    }

    /// <summary>Enters the sums in the tally.</summary>
    internal readonly void Post()
    {
        Tally tally = _context.Tally;
        AccountClass owners = _state ? AccountClass.Province : AccountClass.Households;
        tally.Post(FlowKind.Wages, AccountClass.Firms, AccountClass.Households, _flows.Wages);
        tally.Post(FlowKind.InputOrders, AccountClass.Firms, AccountClass.Market, _flows.PooledInputs);
        tally.Post(FlowKind.Trade, AccountClass.Market, AccountClass.Firms, _flows.PooledSales);
        // Buyers enter lots won in the region; that the suppliers have received as much is an invariant.
        tally.Post(FlowKind.InputOrders, AccountClass.Firms, AccountClass.Firms, _flows.LotsInRegion);
        tally.Post(FlowKind.InputOrders, AccountClass.Firms, AccountClass.Outside, _flows.LotsOutside);
        tally.Post(FlowKind.ResearchPurchases, AccountClass.Firms, AccountClass.Market, _flows.ResearchPurchases);
        tally.Post(FlowKind.Subsidies, AccountClass.Province, AccountClass.Firms, _flows.Subsidies);
        tally.Post(FlowKind.Interest, AccountClass.Firms, AccountClass.Bank, _flows.Interest);
        tally.Post(FlowKind.Taxes, AccountClass.Firms, AccountClass.Province, _flows.Taxes);
        tally.Post(FlowKind.Dividends, AccountClass.Firms, owners, _flows.Dividends);
        tally.Post(FlowKind.Dividends, AccountClass.Firms, AccountClass.Households, _flows.Liquidations);
        tally.Post(FlowKind.Dividends, AccountClass.Firms, AccountClass.GuideFund, _flows.FundDividends);
        tally.Post(FlowKind.Subsidies, AccountClass.Province, AccountClass.Households, _flows.LossCover);
        tally.Post(FlowKind.CapitalOrders, AccountClass.Firms, AccountClass.Market, _flows.Investment);
        tally.Post(FlowKind.Loans, AccountClass.Bank, AccountClass.Firms, _flows.Loans);
        tally.Post(FlowKind.Repayments, AccountClass.Firms, AccountClass.Bank, _flows.Repayments);
        tally.Post(FlowKind.Rescues, AccountClass.Province, AccountClass.Firms, _flows.Rescues);
        tally.ByCity(CityMeasure.Dividends)[_shard.Id.City] += _flows.Liquidations + _flows.LossCover + (_state ? 0 : _flows.Dividends);
    }

    private long PayWages(int row, double factor, long grossIncome, out long researchWages)
    {
        int staff = _skilled[row] + _engineers[row] + _researchers[row];
        if (staff == 1 && !_state)
        {
            // Whoever works alone takes home what is left.
            double full = ((_skilled[row] * _wage[0]) + (_engineers[row] * _wage[1]) + (_researchers[row] * _wage[2])) * factor;
            factor *= full > 0 ? Math.Clamp(grossIncome / full, 0, 1) : 1;
        }

        long skilled = (long)(_skilled[row] * (_wage[0] * factor));
        long engineers = (long)(_engineers[row] * (_wage[1] * factor));
        researchWages = (long)(_researchers[row] * (_wage[2] * factor));
        _poolWages[0] += skilled;
        _poolWages[1] += engineers;
        _poolWages[2] += researchWages;
        return skilled + engineers + researchWages;
    }

    /// <summary>Credit, repayment, rescue, and dividends from money that is not needed.</summary>
    private void Balance(int row, int sector, long output, long credit, ref long cash, ref long debt, ref long dividends)
    {
        ModelParameters p = _context.Parameters;
        if (cash < 0)
        {
            long loan = Math.Min(credit, -cash);
            Lend(loan, ref cash, ref debt);
            if (cash < 0 && _state) Rescue(row, sector, ref cash);
            return;
        }

        long needed = (long)(p.CashBuffer * output);
        if (debt > 0 && cash > needed)
        {
            long repayment = Math.Min(debt, cash - needed);
            cash -= repayment;
            debt -= repayment;
            _flows.Repayments += repayment;
        }

        long most = (long)(p.CashCeiling * output);
        if (cash <= most) return;
        dividends += cash - most;
        cash = most;
    }

    private void Rescue(int row, int sector, ref long cash)
    {
        Random.RandomStream stream = _context.Stream(_shard.Id.Kind, _shard.Id.City, _shard.Firms.Serial[_first + row], Draws.Rescue);
        if (stream.NextUnit() >= _context.In(sector).RescueProbability) return;
        _context.Watcher?.Rescued(IdOf(row), -cash);
        _flows.Rescues += -cash;
        _context.Tally.Cells(CellMeasure.Rescues, Ownership.State, _shard.Id.City)[sector]++;
        cash = 0;
    }

    private readonly AgentId IdOf(int row) => new(_shard.Id.Kind, _shard.Id.City, _shard.Firms.Serial[_first + row]);

    private void Lend(long loan, ref long cash, ref long debt)
    {
        cash += loan;
        debt += loan;
        _flows.Loans += loan;
    }

    /// <summary>What the shard's firms have moved, yuan.</summary>
    internal struct Flows
    {
        internal long Wages;
        internal long PooledInputs;
        internal long PooledSales;
        internal long LotsInRegion;
        internal long LotsOutside;
        internal long ResearchPurchases;
        internal long Subsidies;
        internal long Interest;
        internal long Taxes;
        internal long Dividends;
        internal long FundDividends;
        internal long LossCover;
        internal long Liquidations;
        internal long Investment;
        internal long Loans;
        internal long Repayments;
        internal long Rescues;
    }
}
