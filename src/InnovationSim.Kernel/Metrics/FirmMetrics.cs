using InnovationSim.Kernel.Metrics.Formulas;

namespace InnovationSim.Kernel.Metrics;

/// <summary>Firms: how many, how they come and go, how large they are and how they grow.</summary>
internal static class FirmMetrics
{
    private const double TailShare = 0.05;

    private static readonly Metric PrivateFirms = new("private-firms", "firms", "Private firms at the end of the year.")
    {
        Formula = "number",
        Source = "own",
    };
    private static readonly Metric StateFirms = new("state-owned-enterprises", "firms", "State-owned enterprises at the end of the year.")
    {
        Formula = "number",
        Source = "own",
    };
    private static readonly Metric Entries = new("entries", "firms", "Private firms founded.")
    {
        Formula = "number",
        Source = "own",
    };
    private static readonly Metric Exits = new("exits", "firms", "Private firms that left.")
    {
        Formula = "number",
        Source = "own",
    };
    private static readonly Metric EntryRate = new("entry-rate", "per year", "Private firms founded over those of the year before.")
    {
        Formula = "entries ÷ private-firms of the year before",
        Source = "Dunne, Roberts and Samuelson 1988",
    };
    private static readonly Metric ExitRate = new("exit-rate", "per year", "Private firms that left over those of the year before.")
    {
        Formula = "exits ÷ private-firms of the year before",
        Source = "Dunne, Roberts and Samuelson 1988",
    };
    private static readonly Metric Survival1 = new("survival-1-year", "share", "Share of the entrants of the year before that are alive.")
    {
        Formula = "firms of age 1 ÷ entrants of the year before",
        Source = "Bartelsman, Scarpetta and Schivardi 2005",
    };
    private static readonly Metric Survival5 = new("survival-5-years", "share", "Share of the entrants of five years before that are alive.")
    {
        Formula = "firms of age 5 ÷ entrants of five years before",
        Source = "Bartelsman, Scarpetta and Schivardi 2005",
    };
    private static readonly Metric HighGrowthShare = new(
        "high-growth-share", "share", "Private firms whose staff grew by 20 % a year or more over three years, of those that had ten or more.")
    {
        Formula = "firms with staff ≥ 1.2³ × staff three years before ÷ firms with staff ≥ 10 three years before",
        Source = "Eurostat and OECD 2007",
    };
    private static readonly Metric HighTech = new("high-tech-firms", "firms", "Private firms with the high-tech certificate.")
    {
        Formula = "number",
        Source = "certificate of the country, simplified: R&D ≥ 3 % of sales and a live patent",
    };
    private static readonly Metric HighTechGrowth = new("high-tech-firm-growth", "per year", "Growth of their number.")
    {
        Formula = "high-tech-firms ÷ those of the year before − 1",
        Source = "own",
    };
    private static readonly Metric HighTechCapital = new("high-tech-firms-largest-city-share", "share", "Share of them in the city that has most.")
    {
        Formula = "max over cities ÷ high-tech-firms",
        Source = "own",
    };
    private static readonly Metric SizeTail = new("size-tail-exponent", "exponent", "Hill exponent of the CCDF of private firms' sales, top 5 % (Hill 1975, grouped data).")
    {
        Formula = "α of P(X > x) ∝ x^−α among the largest 5 %, maximum likelihood for grouped data",
        Source = "Hill 1975",
    };
    private static readonly Metric GrowthRatio = new("growth-shape-ratio", "ratio", "E g²/(E|g|)² of private firms' ln growth of sales, net of its mean: Laplace 2, Gaussian 1.57 (Bottazzi and Secchi 2006).")
    {
        Formula = "E g² ÷ (E |g|)², g = Δ ln sales − its mean",
        Source = "Bottazzi and Secchi 2006",
    };
    private static readonly Metric GrowthKurtosis = new("growth-kurtosis", "ratio", "Kurtosis of the same.")
    {
        Formula = "E g⁴ ÷ (E g²)²",
        Source = "Bottazzi and Secchi 2006",
    };
    private static readonly Metric Dispersion = new("tfp-dispersion", "ln", "p90 − p10 of ln A within sectors, mean over sectors weighted by firms.")
    {
        Formula = "Σ_s firms_s (p90 − p10 of ln A)_s ÷ Σ_s firms_s",
        Source = "Syverson 2011",
    };
    private static readonly Metric CityFirms = new("city-private-firms", "firms", "Private firms of a city.")
    {
        Formula = "number",
        Source = "own",
        Of = MetricScope.City,
    };
    private static readonly Metric CityHighTech = new("city-high-tech-firms", "firms", "High-tech firms of a city.")
    {
        Formula = "number",
        Source = "own",
        Of = MetricScope.City,
    };

    internal static IReadOnlyList<Metric> Regional { get; } =
    [
        PrivateFirms, StateFirms, Entries, Exits, EntryRate, ExitRate, Survival1, Survival5, HighGrowthShare, HighTech, HighTechGrowth, HighTechCapital,
        SizeTail, GrowthRatio, GrowthKurtosis, Dispersion,
    ];

    internal static IReadOnlyList<Metric> All { get; } = [.. Regional, CityFirms, CityHighTech];

    internal static void Add(YearView view, List<MetricValue> values)
    {
        Tally now = view.Now;
        const Ownership Private = Ownership.Private;
        double before = view.Last.Total(CellMeasure.Firms, Private);
        values.Put(PrivateFirms, now.Total(CellMeasure.Firms, Private));
        values.Put(StateFirms, now.Total(CellMeasure.Firms, Ownership.State));
        values.Put(Entries, view.Flow(now.Total(CellMeasure.Entries, Private)));
        values.Put(Exits, view.Flow(now.Total(CellMeasure.Exits, Private)));
        values.Put(EntryRate, view.Flow(YearView.Share(now.Total(CellMeasure.Entries, Private), before)));
        values.Put(ExitRate, view.Flow(YearView.Share(now.Total(CellMeasure.Exits, Private), before)));
        values.Put(Survival1, Survival(view, 1));
        values.Put(Survival5, Survival(view, 5));
        values.Put(HighGrowthShare, YearView.Share(now.HighGrowth[1], now.HighGrowth[0]));
        double highTech = now.Total(CellMeasure.HighTechFirms);
        values.Put(HighTech, highTech);
        values.Put(HighTechGrowth, view.Flow(YearView.Share(highTech, view.Last.Total(CellMeasure.HighTechFirms)) - 1));
        values.Put(HighTechCapital, YearView.Share(MostOfCity(view, CellMeasure.HighTechFirms), highTech));
        values.Put(SizeTail, HillExponent.FromHistogram(now.Sizes(Private), Histograms.Size.Width, TailShare));
        GrowthMoments moments = Moments(now.Growth);
        values.Put(GrowthRatio, moments.Count > 0 ? GrowthDistribution.ShapeRatio(moments) : double.NaN);
        values.Put(GrowthKurtosis, moments.Count > 0 ? GrowthDistribution.Kurtosis(moments) : double.NaN);
        values.Put(Dispersion, WithinSectors(view));
        for (int city = 0; city < view.Cities; city++)
        {
            values.Put(CityFirms, OfCity(view, CellMeasure.Firms, city), city);
            values.Put(CityHighTech, OfCity(view, CellMeasure.HighTechFirms, city), city);
        }
    }

    private static double Survival(YearView view, int age)
    {
        // The state's entrants are this year's first; Remember has run for this year.
        long cohort = view.Year > age ? view.State.Entrants[age] : 0;
        return cohort > 0 ? (double)view.Now.Ages[age] / cohort : double.NaN;
    }

    private static double MostOfCity(YearView view, CellMeasure measure)
    {
        double most = 0;
        for (int city = 0; city < view.Cities; city++) most = Math.Max(most, OfCity(view, measure, city));
        return most;
    }

    private static double OfCity(YearView view, CellMeasure measure, int city)
    {
        double sum = 0;
        foreach (long firms in view.Now.Cells(measure, Ownership.Private, city)) sum += firms;
        return sum;
    }

    /// <summary>Moments of growth around its mean, from the histogram; growth beyond its ends counts at the ends.</summary>
    private static GrowthMoments Moments(ReadOnlySpan<long> histogram)
    {
        HistogramBins bins = Histograms.Growth;
        Int128 sum = 0;
        long count = 0;
        for (int bin = 0; bin < histogram.Length; bin++)
        {
            sum += (Int128)histogram[bin] * (long)(bins.Middle(bin) * GrowthMoments.MicroPerUnit);
            count += histogram[bin];
        }

        GrowthMoments moments = default;
        if (count == 0) return moments;
        long mean = (long)(sum / count);
        for (int bin = 0; bin < histogram.Length; bin++)
        {
            if (histogram[bin] == 0) continue;
            long growth = (long)(bins.Middle(bin) * GrowthMoments.MicroPerUnit) - mean;
            Int128 number = histogram[bin];
            Int128 square = (Int128)growth * growth;
            moments += new GrowthMoments(
                histogram[bin], number * Math.Abs(growth), number * growth, number * square, number * square * growth, number * square * square);
        }

        return moments;
    }

    private static double WithinSectors(YearView view)
    {
        double weighted = 0;
        double weight = 0;
        long[] histogram = new long[Histograms.Productivity.Count];
        for (int s = 0; s < view.Sectors; s++)
        {
            Array.Clear(histogram);
            long firms = 0;
            for (int city = 0; city < view.Cities; city++)
            {
                ReadOnlySpan<long> cell = view.Now.Productivity(city, s);
                for (int bin = 0; bin < histogram.Length; bin++)
                {
                    histogram[bin] += cell[bin];
                    firms += cell[bin];
                }
            }

            if (firms == 0) continue;
            weighted += firms * HistogramQuantile.Spread(histogram, Histograms.Productivity.Width);
            weight += firms;
        }

        return YearView.Share(weighted, weight);
    }
}
