using InnovationSim.Kernel.Metrics.Formulas;

namespace InnovationSim.Kernel.Metrics;

/// <summary>Cluster formation: who is together, and who works together.</summary>
internal static class ClusterMetrics
{
    private static readonly Metric Clusters = new("clusters", "cells", "Cells (city × sector) with location quotient ≥ 1.25 of which linkage is known.")
    {
        Formula = "cells with LQ ≥ 1.25 and a linkage lift",
        Source = "own",
    };
    private static readonly Metric Hollow = new("hollow-clusters", "cells", "Of these, hollow ones: linkage lift of orders < 1 (\"clustering but not clustering\").")
    {
        Formula = "cells with LQ ≥ 1.25 and Λ < 1",
        Source = "own",
    };
    private static readonly Metric HollowStateShare = new("hollow-share-of-state-led-cells", "share", "Hollow cells among cells with location quotient ≥ 1.25 where state-owned enterprises have most sales.")
    {
        Formula = "hollow cells ÷ cells with LQ ≥ 1.25, where state-owned enterprises sell most",
        Source = "own",
    };
    private static readonly Metric EntrySlope = new("entry-relatedness-correlation", "correlation", "Correlation of entry rate and relatedness density over cells, weighted by firms.")
    {
        Formula = "corr(entries ÷ firms, ω) over cells, weighted by firms",
        Source = "Hidalgo et al. 2007; Neffke, Henning and Boschma 2011",
    };
    private static readonly Metric RegionHerfindahl = new("herfindahl-sectors", "index", "Herfindahl index of the region's employment over sectors.")
    {
        Formula = "Σ_s (E_s ÷ E)²",
        Source = "Herfindahl 1950",
    };
    private static readonly Metric Krugman = new("krugman-specialisation", "index", "Σ |city share − region share| of employment over sectors (Krugman 1991); mean over cities weighted by employment for the region.")
    {
        Formula = "Σ_c (E_c ÷ E) Σ_s |E_cs ÷ E_c − E_s ÷ E|",
        Source = "Krugman 1991",
    };
    private static readonly Metric CityHerfindahl = new("city-herfindahl-sectors", "index", "Herfindahl index of a city's employment over sectors.")
    {
        Formula = "Σ_s (E_cs ÷ E_c)²",
        Source = "Herfindahl 1950",
        Of = MetricScope.City,
    };
    private static readonly Metric CityKrugman = new("city-krugman-specialisation", "index", "Krugman specialisation of a city.")
    {
        Formula = "Σ_s |E_cs ÷ E_c − E_s ÷ E|",
        Source = "Krugman 1991",
        Of = MetricScope.City,
    };
    private static readonly Metric Ellison = new("ellison-glaeser", "index", "Ellison–Glaeser (1997) index of a sector's sales over cities, with the Herfindahl index of its firms' size classes.")
    {
        Formula = "[G − (1 − Σx²) H] ÷ [(1 − Σx²)(1 − H)], G = Σ_c (s_c − x_c)²",
        Source = "Ellison and Glaeser 1997",
        Of = MetricScope.Sector,
    };
    private static readonly Metric Gini = new("locational-gini", "index", "Locational Gini coefficient of a sector's employment over cities (Krugman 1991).")
    {
        Formula = "½ Σ (X_{i−1} Y_i − X_i Y_{i−1}), cities sorted by LQ",
        Source = "Krugman 1991",
        Of = MetricScope.Sector,
    };
    private static readonly Metric Quotient = new("location-quotient", "ratio", "Location quotient of employment.")
    {
        Formula = "LQ = (E_cs ÷ E_c) ÷ (E_s ÷ E)",
        Source = "Florence 1939",
        Of = MetricScope.Cell,
    };
    private static readonly Metric OrderLift = new("linkage-lift-orders", "ratio", "Lots ordered inside the city by and from the cell over what the same strengths would give at random; of this year and the four before; undefined where fewer than 5 are expected.")
    {
        Formula = "Λ = Σ_{i∈cell, j∈city, j≠i} (w_ij + w_ji) ÷ [Σ (s_i^out s_j^in + s_j^out s_i^in) ÷ W], Outside a node",
        Source = "own, after the null model of Newman and Girvan 2004",
        Of = MetricScope.Cell,
    };
    private static readonly Metric LicenceLift = new("linkage-lift-licences", "ratio", "The same for licences and assignments from the city's research organisations to the cell; of this year and the four before; undefined where fewer than 5 are expected.")
    {
        Formula = "the same, w = licences and assignments",
        Source = "own, after the null model of Newman and Girvan 2004",
        Of = MetricScope.Cell,
    };
    private static readonly Metric JobLift = new("linkage-lift-job-moves", "ratio", "The same for moves from post to post, level by level, people of a city's pool being mixed; of this year and the four before; undefined where fewer than 5 are expected.")
    {
        Formula = "Σ_l m_cc (L + h L_c) ÷ Σ_l In_c (L + h L_c) ÷ W, L leavers of posts, h share of posts filled, m_dc share of d's seekers who look in c, In_c = Σ_d L_d m_dc + arrivals",
        Source = "own, after the null model of Newman and Girvan 2004",
        Of = MetricScope.Cell,
    };
    private static readonly Metric Density = new("relatedness-density", "share", "Relatedness density ω (Hidalgo et al. 2007) from employment.")
    {
        Formula = "ω_cs = Σ_s′ φ_ss′ M_cs′ ÷ Σ_s′ φ_ss′, φ_ss′ = Σ_c M_cs M_cs′ ÷ max(u_s, u_s′), M = [RCA ≥ 1]",
        Source = "Hidalgo et al. 2007",
        Of = MetricScope.Cell,
    };
    private static readonly Metric IsHollow = new("hollow-cluster", "0 or 1", "1 if the cell is a hollow cluster, 0 if it is a linked one; undefined where it is no cluster.")
    {
        Formula = "[LQ ≥ 1.25 and Λ < 1]",
        Source = "own",
        Of = MetricScope.Cell,
    };

    internal static IReadOnlyList<Metric> Regional { get; } = [Clusters, Hollow, HollowStateShare, EntrySlope, RegionHerfindahl, Krugman];

    internal static IReadOnlyList<Metric> All { get; } =
        [.. Regional, CityHerfindahl, CityKrugman, Ellison, Gini, Quotient, OrderLift, LicenceLift, JobLift, Density, IsHollow];

    internal static void Add(YearView view, List<MetricValue> values)
    {
        long[] employment = Employment.ByCell(view.Now);
        int cities = view.Cities;
        int sectors = view.Sectors;
        long[] cityTotals = new long[cities];
        long[] sectorTotals = new long[sectors];
        for (int cell = 0; cell < employment.Length; cell++)
        {
            cityTotals[cell / sectors] += employment[cell];
            sectorTotals[cell % sectors] += employment[cell];
        }

        double[] quotients = new double[employment.Length];
        LocationQuotient.Fill(employment, cities, sectors, quotients);
        double[] density = Relatedness.Of(view.Now, cities, sectors);
        var cells = new CellSummary();
        for (int city = 0; city < cities; city++)
        {
            for (int s = 0; s < sectors; s++)
            {
                int cell = (city * sectors) + s;
                double lift = view.State.Linkage.Orders(view.Now, city, s).Lift;
                ClusterKind kind = HollowCluster.Classify(quotients[cell], lift);
                values.Put(Quotient, quotients[cell], city, s);
                values.Put(OrderLift, lift, city, s);
                values.Put(LicenceLift, view.State.Linkage.Licences(view.Now, city, s).Lift, city, s);
                values.Put(JobLift, view.State.Linkage.JobMoves(view.Now, city, s).Lift, city, s);
                values.Put(Density, density[cell], city, s);
                values.Put(IsHollow, kind switch { ClusterKind.Hollow => 1, ClusterKind.Linked => 0, _ => double.NaN }, city, s);
                cells.Count(kind, StateLed(view.Now, city, s));
            }
        }

        double krugman = 0;
        for (int city = 0; city < cities; city++)
        {
            ReadOnlySpan<long> row = employment.AsSpan(city * sectors, sectors);
            double specialisation = KrugmanSpecialisation.Of(row, sectorTotals);
            values.Put(CityHerfindahl, HerfindahlIndex.Of(row), city);
            values.Put(CityKrugman, specialisation, city);
            if (cityTotals[city] > 0) krugman += cityTotals[city] * specialisation;
        }

        values.Put(Clusters, cells.Known);
        values.Put(Hollow, cells.Hollow);
        values.Put(HollowStateShare, YearView.Share(cells.HollowStateLed, cells.StateLed));
        values.Put(EntrySlope, view.Year > 0 ? EntryCorrelation(view, density) : double.NaN);
        values.Put(RegionHerfindahl, HerfindahlIndex.Of(sectorTotals));
        values.Put(Krugman, YearView.Share(krugman, Sum(cityTotals)));
        for (int s = 0; s < sectors; s++) AddSector(view, s, employment, cityTotals, values);
    }

    private static bool StateLed(Tally now, int city, int sector) =>
        now.Cells(CellMeasure.Sales, Ownership.State, city)[sector] > now.Cells(CellMeasure.Sales, Ownership.Private, city)[sector];

    private static double EntryCorrelation(YearView view, double[] density)
    {
        double[] rates = new double[density.Length];
        double[] weights = new double[density.Length];
        for (int cell = 0; cell < density.Length; cell++)
        {
            double firms = view.Last.Table(CellMeasure.Firms, Ownership.Private)[cell];
            weights[cell] = double.IsNaN(density[cell]) ? 0 : firms;
            rates[cell] = firms > 0 ? view.Now.Table(CellMeasure.Entries, Ownership.Private)[cell] / firms : 0;
        }

        return Correlation.Of(density, rates, weights);
    }

    private static void AddSector(YearView view, int sector, long[] employment, long[] cityTotals, List<MetricValue> values)
    {
        long[] byCity = new long[view.Cities];
        for (int city = 0; city < byCity.Length; city++) byCity[city] = employment[(city * view.Sectors) + sector];
        values.Put(Ellison, EllisonGlaeserIndex.Of(byCity, cityTotals, PlantHerfindahl(view.Now, sector, byCity)), sector: sector);
        values.Put(Gini, LocationalGini.Of(byCity, cityTotals), sector: sector);
    }

    private static double PlantHerfindahl(Tally now, int sector, long[] byCity)
    {
        double employees = Sum(byCity);
        double squares = now.SquaredStaff(sector);
        return employees > 0 ? squares / (employees * employees) : double.NaN;
    }

    private static long Sum(ReadOnlySpan<long> values)
    {
        long sum = 0;
        foreach (long value in values) sum += value;
        return sum;
    }

    private struct CellSummary
    {
        internal int Known;
        internal int Hollow;
        internal int StateLed;
        internal int HollowStateLed;

        internal void Count(ClusterKind kind, bool stateLed)
        {
            if (kind is not (ClusterKind.Hollow or ClusterKind.Linked)) return;
            Known++;
            if (kind == ClusterKind.Hollow) Hollow++;
            if (!stateLed) return;
            StateLed++;
            if (kind == ClusterKind.Hollow) HollowStateLed++;
        }
    }
}
