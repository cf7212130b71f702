using InnovationSim.Kernel.Ledger;

namespace InnovationSim.Kernel.Metrics;

/// <summary>Output, trade and work.</summary>
internal static class EconomyMetrics
{
    private static readonly Metric Gdp = new("gdp", "yuan", "Gross domestic product by production, prices of the base year.")
    {
        Formula = "Σ value added of firms + wages of public research + value added that is not modelled",
        Source = "System of National Accounts 2008, production approach",
    };
    private static readonly Metric GdpGrowth = new("gdp-growth", "per year", "Growth of gross domestic product over the year before (the base year's data for year 1).")
    {
        Formula = "gdp ÷ gdp of the year before − 1",
        Source = "System of National Accounts 2008",
    };
    private static readonly Metric GdpPerHead = new("gdp-per-head", "yuan a head", "Gross domestic product over population.")
    {
        Formula = "gdp ÷ population",
        Source = "System of National Accounts 2008",
    };
    private static readonly Metric PrivateShare = new("private-value-added-share", "share", "Value added of private firms over gross domestic product.")
    {
        Formula = "Σ value added of private firms ÷ gdp",
        Source = "System of National Accounts 2008",
    };
    private static readonly Metric StateShare = new("state-value-added-share", "share", "Value added of state-owned enterprises over gross domestic product.")
    {
        Formula = "Σ value added of state-owned enterprises ÷ gdp",
        Source = "System of National Accounts 2008",
    };
    private static readonly Metric EmergingShare = new("emerging-sales-share", "share", "Sales of emerging sectors over sales of all but other traditional industry and services.")
    {
        Formula = "Σ sales of emerging sectors ÷ Σ sales of industry",
        Source = "own",
    };
    private static readonly Metric Exports = new("exports", "yuan", "Sales to the outside.")
    {
        Formula = "Σ sales to the outside",
        Source = "System of National Accounts 2008",
    };
    private static readonly Metric Imports = new("imports", "yuan", "Purchases from the outside.")
    {
        Formula = "Σ purchases from the outside",
        Source = "System of National Accounts 2008",
    };
    private static readonly Metric Investment = new("investment", "yuan", "Capital goods bought by firms and founders.")
    {
        Formula = "Σ capital goods bought",
        Source = "System of National Accounts 2008",
    };
    private static readonly Metric Rescues = new("rescues", "firms", "State-owned enterprises rescued.")
    {
        Formula = "number of rescues in the year",
        Source = "own",
    };
    private static readonly Metric RescueYuan = new("rescue-outlays", "yuan", "Public money spent on rescues.")
    {
        Formula = "Σ rescues paid by the Province",
        Source = "own",
    };
    private static readonly Metric Debt = new("firm-debt", "yuan", "Firms' debts to the bank.")
    {
        Formula = "Σ debts of firms at the end of the year",
        Source = "own",
    };
    private static readonly Metric Productivity = new("mean-log-productivity", "ln", "Mean ln A of firms weighted by sales; 0 is about the base year.")
    {
        Formula = "Σ sales · ln A ÷ Σ sales",
        Source = "own",
    };
    private static readonly Metric PolicySpending = new(
        "policy-spending", "yuan", "Public money spent on measures of policy, beyond what would be spent without them.")
    {
        Formula = "Σ over measures of what their funder paid",
        Source = "own",
    };
    private static readonly Metric CityGdp = new("city-gdp", "yuan", "Gross domestic product of a city: value added of its firms, of public research, and of what is not modelled.")
    {
        Formula = "Σ value added of its firms + wages of its public research + what is not modelled of it",
        Source = "System of National Accounts 2008",
        Of = MetricScope.City,
    };

    internal static IReadOnlyList<Metric> Regional { get; } =
    [
        Gdp, GdpGrowth, GdpPerHead, PrivateShare, StateShare, EmergingShare, Exports, Imports, Investment, Rescues, RescueYuan, Debt, Productivity,
        PolicySpending,
    ];

    internal static IReadOnlyList<Metric> All { get; } = [.. Regional, CityGdp];

    internal static void Add(YearView view, List<MetricValue> values)
    {
        Tally now = view.Now;
        double gdp = view.Accounts.Production;
        values.Put(Gdp, view.Flow(gdp));
        values.Put(GdpGrowth, view.Flow(YearView.Share(gdp, view.State.GdpYuan) - 1));
        values.Put(GdpPerHead, view.Flow(YearView.Share(gdp, now.Total(PoolMeasure.People))));
        values.Put(PrivateShare, view.Flow(YearView.Share(now.Total(CellMeasure.ValueAdded, Ownership.Private), gdp)));
        values.Put(StateShare, view.Flow(YearView.Share(now.Total(CellMeasure.ValueAdded, Ownership.State), gdp)));
        values.Put(EmergingShare, view.Flow(Emerging(view)));
        values.Put(Exports, view.Flow(view.Accounts.Exports));
        values.Put(Imports, view.Flow(view.Accounts.Imports));
        values.Put(Investment, view.Flow(view.Accounts.Investment));
        values.Put(Rescues, view.Flow(now.Total(CellMeasure.Rescues)));
        values.Put(RescueYuan, view.Flow(now.Flow(FlowKind.Rescues, AccountClass.Province, AccountClass.Firms)));
        values.Put(Debt, now.Total(CellMeasure.Debt));
        values.Put(Productivity, YearView.Share(now.Total(CellMeasure.WeightedLogProductivity) * 1e-6, now.Total(CellMeasure.ProductivityWeight)));
        values.Put(PolicySpending, view.Flow(view.SpendingYuan));
        for (int city = 0; city < view.Cities; city++) values.Put(CityGdp, view.Flow(GdpOf(view, city)), city);
    }

    internal static double GdpOf(YearView view, int city)
    {
        double sum = view.State.RemainderYuan[city];
        for (int own = 0; own < Ownerships.Count; own++)
        {
            foreach (long yuan in view.Now.Cells(CellMeasure.ValueAdded, (Ownership)own, city)) sum += yuan;
        }

        return sum + view.Now.Research(ResearchMeasure.Wages, AgentKind.University)[city]
            + view.Now.Research(ResearchMeasure.Wages, AgentKind.ResearchInstitute)[city];
    }

    private static double Emerging(YearView view)
    {
        double emerging = 0;
        double all = 0;
        for (int s = 0; s < view.Sectors; s++)
        {
            // The last traditional sector is the one that holds trade, building and services: not industry.
            if (s == view.World.ServiceSector) continue;
            double sales = view.Now.BySector(CellMeasure.Sales, Ownership.State, s) + (double)view.Now.BySector(CellMeasure.Sales, Ownership.Private, s);
            all += sales;
            if (view.World.Sectors[s].Emerging) emerging += sales;
        }

        return YearView.Share(emerging, all);
    }
}
