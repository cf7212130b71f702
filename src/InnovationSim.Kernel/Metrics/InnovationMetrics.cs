using InnovationSim.Kernel.Ledger;

namespace InnovationSim.Kernel.Metrics;

/// <summary>Research, patents, transfer and procurement.</summary>
internal static class InnovationMetrics
{
    private static readonly Metric Research = new("research-spending", "yuan", "R&D spending of firms, universities and institutes.")
    {
        Formula = "Σ R&D of firms + budgets of universities and institutes",
        Source = "Frascati Manual 2015",
    };
    private static readonly Metric Intensity = new("rd-intensity", "share", "R&D spending over gross domestic product.")
    {
        Formula = "research-spending ÷ gdp",
        Source = "Frascati Manual 2015",
    };
    private static readonly Metric FirmShare = new("firm-share-of-rd", "share", "Firms' share of R&D spending.")
    {
        Formula = "Σ R&D of firms ÷ research-spending",
        Source = "Frascati Manual 2015",
    };
    private static readonly Metric CapitalShare = new("university-rd-largest-city-share", "share", "Share of university research budgets in the city that has most.")
    {
        Formula = "max over cities ÷ Σ research budgets of universities",
        Source = "own",
    };
    private static readonly Metric Granted = new("patents-granted", "patents", "Patents granted to firms, universities and institutes.")
    {
        Formula = "number",
        Source = "own",
    };
    private static readonly Metric Live = new("patents-live", "patents", "Patents alive.")
    {
        Formula = "number",
        Source = "own",
    };
    private static readonly Metric StateRatio = new("state-over-private-patents-per-rd", "ratio", "Patents per R&D of state-owned enterprises over those of private firms.")
    {
        Formula = "(patents ÷ R&D) of state-owned enterprises ÷ (patents ÷ R&D) of private firms",
        Source = "own",
    };
    private static readonly Metric Conversion = new("university-conversion-rate", "share", "Live university patents that are in products, with universities or firms.")
    {
        Formula = "live university patents in products ÷ live university patents",
        Source = "own",
    };
    private static readonly Metric Recent = new("recent-conversion-rate", "share", "The same for universities' own patents of the last ten years.")
    {
        Formula = "the same, patents of up to ten years that universities hold",
        Source = "own",
    };
    private static readonly Metric Flow = new("conversion-flow", "ratio", "Patents put into products over patents granted to universities and institutes in the year.")
    {
        Formula = "patents put into products ÷ patents granted to universities and institutes",
        Source = "own",
    };
    private static readonly Metric Offered = new("patents-offered", "patents", "Patents offered by universities and institutes.")
    {
        Formula = "number",
        Source = "own",
    };
    private static readonly Metric Licences = new("licences", "contracts", "Licences granted.")
    {
        Formula = "number",
        Source = "own",
    };
    private static readonly Metric Assignments = new("assignments", "contracts", "Patents assigned.")
    {
        Formula = "number",
        Source = "own",
    };
    private static readonly Metric SpinOffs = new("spin-offs", "firms", "Firms founded on patents.")
    {
        Formula = "number",
        Source = "own",
    };
    private static readonly Metric Fees = new("licence-fees", "yuan", "Fees paid to universities and institutes.")
    {
        Formula = "Σ fees",
        Source = "own",
    };
    private static readonly Metric StateLocal = new("state-local-procurement-share", "share", "Lots of state-owned enterprises ordered in the region, by value.")
    {
        Formula = "Σ lots of state-owned enterprises ordered in the region ÷ Σ their lots",
        Source = "own",
    };
    private static readonly Metric PrivateLocal = new("private-local-procurement-share", "share", "Lots of private chain leaders ordered in the region, by value.")
    {
        Formula = "Σ lots of private chain leaders ordered in the region ÷ Σ their lots",
        Source = "own",
    };
    private static readonly Metric Local = new("local-procurement-share", "share", "All lots ordered in the region, by value.")
    {
        Formula = "Σ lots ordered in the region ÷ lots-ordered",
        Source = "own",
    };
    private static readonly Metric Lots = new("lots-ordered", "yuan", "Value of all lots.")
    {
        Formula = "Σ value of lots",
        Source = "own",
    };
    private static readonly Metric Quoting = new("quotes-per-tender", "share", "Quotes over tenders received: how often a local candidate qualifies and has capacity.")
    {
        Formula = "quotes ÷ tenders",
        Source = "own",
    };
    private static readonly Metric CityLocal = new("city-state-local-procurement-share", "share", "Lots of a city's state-owned enterprises ordered in the region, by value.")
    {
        Formula = "Σ lots of the city’s state-owned enterprises ordered in the region ÷ Σ their lots",
        Source = "own",
        Of = MetricScope.City,
    };
    private static readonly Metric CityResearch = new("city-university-rd", "yuan", "Research budgets of a city's universities.")
    {
        Formula = "Σ research budgets of the city’s universities",
        Source = "own",
        Of = MetricScope.City,
    };

    internal static IReadOnlyList<Metric> Regional { get; } =
    [
        Research, Intensity, FirmShare, CapitalShare, Granted, Live, StateRatio, Conversion, Recent, Flow, Offered, Licences, Assignments, SpinOffs,
        Fees, StateLocal, PrivateLocal, Local, Lots, Quoting,
    ];

    internal static IReadOnlyList<Metric> All { get; } = [.. Regional, CityLocal, CityResearch];

    internal static void Add(YearView view, List<MetricValue> values)
    {
        Tally now = view.Now;
        double firms = now.Total(CellMeasure.Research);
        double publicResearch = now.Total(ResearchMeasure.Budget);
        values.Put(Research, view.Flow(firms + publicResearch));
        values.Put(Intensity, view.Flow(YearView.Share(firms + publicResearch, view.Accounts.Production)));
        values.Put(FirmShare, view.Flow(YearView.Share(firms, firms + publicResearch)));
        values.Put(CapitalShare, view.Flow(CapitalShareOf(now)));
        values.Put(Granted, view.Flow(now.Total(CellMeasure.PatentsGranted) + now.Total(ResearchMeasure.PatentsGranted)));
        values.Put(Live, now.Total(CellMeasure.PatentsLive) + now.Total(ResearchMeasure.PatentsLive));
        values.Put(StateRatio, YearView.Share(PerResearch(now, Ownership.State), PerResearch(now, Ownership.Private)));
        values.Put(Conversion, ConversionOf(now));
        values.Put(Recent, YearView.Share(
            Sum(now.Research(ResearchMeasure.RecentIndustrialised, AgentKind.University)),
            Sum(now.Research(ResearchMeasure.RecentLive, AgentKind.University))));
        values.Put(Flow, view.Flow(YearView.Share(now.Total(CellMeasure.Industrialised), now.Total(ResearchMeasure.PatentsGranted))));
        values.Put(Offered, view.Flow(now.Total(ResearchMeasure.PatentsOffered)));
        values.Put(Licences, view.Flow(now.Total(ResearchMeasure.Licences)));
        values.Put(Assignments, view.Flow(now.Total(ResearchMeasure.Assignments)));
        values.Put(SpinOffs, view.Flow(now.Total(ResearchMeasure.SpinOffs)));
        values.Put(Fees, view.Flow(now.Flow(FlowKind.LicenceFees, AccountClass.Firms, AccountClass.Research)));
        values.Put(
            StateLocal,
            YearView.Share(now.Total(CellMeasure.LotsOrderedInRegion, Ownership.State), now.Total(CellMeasure.LotsOrdered, Ownership.State)));
        values.Put(
            PrivateLocal,
            YearView.Share(now.Total(CellMeasure.LotsOrderedInRegion, Ownership.Private), now.Total(CellMeasure.LotsOrdered, Ownership.Private)));
        values.Put(Local, YearView.Share(now.Total(CellMeasure.LotsOrderedInRegion), now.Total(CellMeasure.LotsOrdered)));
        values.Put(Lots, view.Flow(now.Total(CellMeasure.LotsOrdered)));
        values.Put(Quoting, YearView.Share(now.Total(CellMeasure.QuotesSent), now.Total(CellMeasure.TendersReceived)));
        for (int city = 0; city < view.Cities; city++)
        {
            values.Put(CityLocal, YearView.Share(
                Sum(now.Cells(CellMeasure.LotsOrderedInRegion, Ownership.State, city)), Sum(now.Cells(CellMeasure.LotsOrdered, Ownership.State, city))), city);
            values.Put(CityResearch, view.Flow(now.Research(ResearchMeasure.Budget, AgentKind.University)[city]), city);
        }
    }

    private static double CapitalShareOf(Tally now)
    {
        double most = 0;
        double all = 0;
        foreach (long budget in now.Research(ResearchMeasure.Budget, AgentKind.University))
        {
            most = Math.Max(most, budget);
            all += budget;
        }

        return YearView.Share(most, all);
    }

    private static double PerResearch(Tally now, Ownership ownership) =>
        YearView.Share(now.Total(CellMeasure.PatentsGranted, ownership), now.Total(CellMeasure.Research, ownership));

    private static double ConversionOf(Tally now)
    {
        double live = Sum(now.Research(ResearchMeasure.PatentsLive, AgentKind.University)) + now.Total(CellMeasure.UniversityPatentsLive);
        double used = Sum(now.Research(ResearchMeasure.IndustrialisedLive, AgentKind.University)) + now.Total(CellMeasure.UniversityPatentsIndustrialised);
        return YearView.Share(used, live);
    }

    private static double Sum(ReadOnlySpan<long> values)
    {
        double sum = 0;
        foreach (long value in values) sum += value;
        return sum;
    }
}
