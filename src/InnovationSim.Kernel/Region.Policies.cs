using System.Collections.Immutable;
using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Numerics;
using InnovationSim.Kernel.Policies;

namespace InnovationSim.Kernel;

/// <content>
/// Measures of policy: how seats, quotas and grants are spread, and who pays. The province pays out; whoever funds a measure refunds it in
/// the same step. What is put down to a measure is what is spent beyond what would be spent at the lever's value without policy.
/// </content>
public sealed partial class Region
{
    private static readonly (string Lever, CellMeasure Measure)[] FirmLevers =
    [
        (LeverNames.ResearchSubsidy, CellMeasure.ResearchSubsidies),
        (LeverNames.SupplierDevelopment, CellMeasure.SupplierGrants),
        (LeverNames.TechnologyUpgrading, CellMeasure.UpgradingGrants),
        (LeverNames.Digitalisation, CellMeasure.DigitalGrants),
        (LeverNames.GuideFund, CellMeasure.FundEquity),
        (LeverNames.IncubatorSupport, CellMeasure.IncubatorGrants),
        (LeverNames.FailureCover, CellMeasure.LossCover),
    ];

    private static readonly string[] TalentLevers = [LeverNames.SkilledWorkerSubsidy, LeverNames.EngineerSubsidy, LeverNames.ScientistSubsidy];

    // By place among the measures in force.
    private readonly List<long> _spending = [];

    /// <summary>Spreads what a measure gives to the region as a whole over the cells for which it holds.</summary>
    private void PublishSupport()
    {
        int cities = _world.Cities.Length;
        int sectors = _world.Sectors.Length;
        LeversInForce levers = Signals.Levers!;
        Spread(
            LeverNames.TechnologyUpgrading, static p => p.TechnologyUpgrading, Signals.Upgrading, [AgentKind.StateOwnedEnterprise, AgentKind.PrivateFirm],
            (kind, city, sector) => Sales(kind, city, sector), focused: true, _world.Scale);
        Spread(
            LeverNames.Digitalisation, static p => p.Digitalisation, Signals.Digitalisation, [AgentKind.PrivateFirm],
            (_, city, sector) => _last.Cells(CellMeasure.Firms, Ownership.Private, city)[sector], focused: true, _world.Scale);
        double perGain = levers.Parameters.CapabilityCost * DeterministicMath.Log(1 + levers.Parameters.SupplierGain) * 1000;
        Spread(
            LeverNames.SupplierDevelopment, static p => p.SupplierDevelopment, Signals.SupplierGrants,
            [AgentKind.StateOwnedEnterprise, AgentKind.PrivateFirm],
            (kind, city, sector) => perGain * _last.Cells(CellMeasure.UnqualifiedSales, OwnerOf(kind), city)[sector], focused: false,
            _last.Total(CellMeasure.LotsOrdered, Ownership.State));
        SpreadByCity(
            LeverNames.TrainingPlaces, static p => p.TrainingPlaces, [AgentKind.TalentPool], Signals.TrainingSeats, perUnit: false,
            (_, city) => _last.Pools(PoolMeasure.Searching, city)[(int)SkillLevel.SkilledWorker]);
        SpreadByCity(
            LeverNames.VisitingTalent, static p => p.VisitingTalent, [AgentKind.University, AgentKind.ResearchInstitute], Signals.VisitingTalent, perUnit: true,
            (kind, city) => _world.OrganisationsOf(kind, city).Sum(organisation => (double)organisation.BudgetYuan));
    }

    /// <summary>
    /// A quota over the cells for which the same measure holds, by weight: what there is of it for each unit of a cell's weight. With a
    /// focus, weights are those of the cell × (its location quotient)^focus.
    /// </summary>
    private void Spread(
        string lever, Func<ModelParameters, double> value, double[] table, AgentKind[] kinds, Func<AgentKind, int, int, double> weightOf,
        bool focused, double scale)
    {
        Array.Clear(table);
        LeversInForce levers = Signals.Levers!;
        int sectors = _world.Sectors.Length;
        int cells = _world.Cities.Length * sectors;
        if (levers.IsUniform && value(levers.Parameters) <= 0) return;
        Span<double> totals = new double[levers.Measures.Length + 1];
        for (int pass = 0; pass < 2; pass++)
        {
            for (int at = 0; at < kinds.Length * cells; at++)
            {
                AgentKind kind = kinds[at / cells];
                int city = at % cells / sectors;
                int sector = at % sectors;
                double quota = value(levers.Of(kind, city, sector));
                if (quota <= 0) continue;
                double weight = weightOf(kind, city, sector);
                if (weight <= 0) continue;
                double focus = focused ? Focus(city, sector) : 1;
                ref double total = ref totals[levers.SourceOf(lever, kind, city, sector) + 1];
                if (pass == 0) total += weight * focus;
                else if (total > 0) table[at] = quota * scale * focus / total;
            }
        }
    }

    private void SpreadByCity(
        string lever, Func<ModelParameters, double> value, AgentKind[] kinds, double[] table, bool perUnit, Func<AgentKind, int, double> weightOf)
    {
        Array.Clear(table);
        LeversInForce levers = Signals.Levers!;
        int cities = _world.Cities.Length;
        if (levers.IsUniform && value(levers.Parameters) <= 0) return;
        Span<double> totals = new double[levers.Measures.Length + 1];
        for (int pass = 0; pass < 2; pass++)
        {
            for (int at = 0; at < kinds.Length * cities; at++)
            {
                AgentKind kind = kinds[at / cities];
                int city = at % cities;
                double quota = value(levers.Of(kind, city));
                double weight = quota > 0 ? weightOf(kind, city) : 0;
                if (weight <= 0) continue;
                ref double total = ref totals[levers.SourceOf(lever, kind, city, -1) + 1];
                if (pass == 0) total += weight;
                else table[at] = quota * _world.Scale * (perUnit ? 1 : weight) / total;
            }
        }
    }

    private static Ownership OwnerOf(AgentKind kind) => kind == AgentKind.StateOwnedEnterprise ? Ownership.State : Ownership.Private;

    /// <summary>Sales of a cell in the year before, thousand yuan.</summary>
    private double Sales(AgentKind kind, int city, int sector) => _last.Cells(CellMeasure.ProductivityWeight, OwnerOf(kind), city)[sector];

    /// <summary>(Location quotient of a city and sector by sales)^focus.</summary>
    private double Focus(int city, int sector)
    {
        double exponent = Signals.Parameters.SupportFocus;
        if (exponent == 0) return 1;
        double here = Cell(city, sector);
        double ofCity = 0;
        double ofSector = 0;
        double all = 0;
        for (int s = 0; s < _world.Sectors.Length; s++) ofCity += Cell(city, s);
        for (int c = 0; c < _world.Cities.Length; c++) ofSector += Cell(c, sector);
        for (int own = 0; own < Ownerships.Count; own++) all += _last.Total(CellMeasure.ProductivityWeight, (Ownership)own);
        double quotient = ofCity > 0 && ofSector > 0 ? here / ofCity / (ofSector / all) : 0;
        return quotient > 0 ? DeterministicMath.Pow(quotient, exponent) : 0;

        double Cell(int c, int s) => Sales(AgentKind.StateOwnedEnterprise, c, s) + Sales(AgentKind.PrivateFirm, c, s);
    }

    /// <summary>What the administration of measures buys, and the running costs of the trading platform that a policy has added.</summary>
    private void PayProgrammes()
    {
        LeversInForce levers = Signals.Levers!;
        for (int at = 0; at < levers.Measures.Length; at++)
        {
            Measure measure = levers.Measures[at];
            _step.Post(FlowKind.PublicPurchases, AccountClass.Province, AccountClass.Market, measure.ProgrammeYuan);
            Charge(at, measure.ProgrammeYuan);
        }

        double platform = levers.Parameters.Platform - levers.WithoutPolicy.Platform;
        if (platform <= 0) return;
        long cost = (long)(platform * levers.Parameters.PlatformCostYuan * _world.Scale);
        _step.Post(FlowKind.Transfers, AccountClass.Province, AccountClass.Platform, cost);
        _step.Post(FlowKind.PublicPurchases, AccountClass.Platform, AccountClass.Market, cost);
        Charge(levers.SourceOf(LeverNames.Platform, AgentKind.University, 0, -1), cost);
    }

    /// <summary>Puts what was paid out in a step down to measures; the guide fund gets what it has spent, and hands on what it has earned.</summary>
    private void PayMeasures()
    {
        long equity = _step.Flow(FlowKind.Equity, AccountClass.GuideFund, AccountClass.Firms);
        if (equity > 0) _step.Post(FlowKind.Transfers, AccountClass.Province, AccountClass.GuideFund, equity);
        long earned = _step.Flow(FlowKind.Dividends, AccountClass.Firms, AccountClass.GuideFund);
        if (earned > 0) _step.Post(FlowKind.Dividends, AccountClass.GuideFund, AccountClass.Province, earned);
        if (Signals.Levers!.Measures.IsEmpty) return;
        for (int city = 0; city < _world.Cities.Length; city++)
        {
            ChargeFirms(city);
            for (int level = 0; level < SkillLevels.Count; level++)
            {
                ModelParameters here = Signals.At(AgentKind.TalentPool, city);
                Charge(
                    TalentLevers[level], AgentKind.TalentPool, city, -1, _step.Pools(PoolMeasure.TalentSubsidies, city)[level],
                    Subsidy(level, here), Subsidy(level, Signals.WithoutPolicy));
                Charge(LeverNames.TrainingPlaces, AgentKind.TalentPool, city, -1, _step.Pools(PoolMeasure.TrainingCost, city)[level]);
            }

            foreach (AgentKind kind in (ReadOnlySpan<AgentKind>)[AgentKind.University, AgentKind.ResearchInstitute])
            {
                Charge(LeverNames.TransferOffices, kind, city, -1, _step.Research(ResearchMeasure.OfficeCost, kind)[city]);
                Charge(LeverNames.VisitingTalent, kind, city, -1, _step.Research(ResearchMeasure.VisitorCost, kind)[city]);
            }
        }
    }

    private void ChargeFirms(int city)
    {
        foreach ((string lever, CellMeasure measure) in FirmLevers)
        {
            for (int own = 0; own < Ownerships.Count; own++)
            {
                AgentKind kind = ((Ownership)own).Kind();
                ReadOnlySpan<long> spent = _step.Cells(measure, (Ownership)own, city);
                for (int sector = 0; sector < spent.Length; sector++)
                {
                    if (spent[sector] == 0) continue;
                    if (measure != CellMeasure.ResearchSubsidies) Charge(lever, kind, city, sector, spent[sector]);
                    else
                    {
                        Charge(
                            lever, kind, city, sector, spent[sector],
                            Signals.At(kind, city, sector).ResearchSubsidy, Signals.WithoutPolicy.ResearchSubsidy);
                    }
                }
            }
        }
    }

    /// <summary>Puts spending on a lever down to the measure that sets it, as far as the measure has raised the lever.</summary>
    private void Charge(string lever, AgentKind kind, int city, int sector, long yuan, double value = 1, double without = 0)
    {
        if (yuan == 0 || value <= without) return;
        Charge(Signals.Levers!.SourceOf(lever, kind, city, sector), (long)(yuan * ((value - without) / value)));
    }

    /// <summary>Whoever funds the measure refunds the province.</summary>
    private void Charge(int source, long yuan)
    {
        if (source < 0 || yuan == 0) return;
        while (_spending.Count <= source) _spending.Add(0);
        _spending[source] += yuan;
        AccountClass funder = Signals.Levers!.Measures[source].Funder;
        if (funder != AccountClass.Province) _step.Post(FlowKind.Transfers, funder, AccountClass.Province, yuan);
    }

    private ImmutableArray<MeasureSpending> Spending()
    {
        if (Signals.Levers is not { } levers) return [];
        return [.. levers.Measures.Select((measure, at) => new MeasureSpending(measure, at < _spending.Count ? _spending[at] : 0))];
    }
}
