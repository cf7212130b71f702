using InnovationSim.Kernel.Metrics.Formulas;

namespace InnovationSim.Kernel.Metrics;

/// <summary>
/// Links of a cell with its city in one year or in several, and those expected at random: the lift of several years is the sum of what was
/// observed over the sum of what was expected, each year by its own strengths.
/// </summary>
/// <param name="Observed">Weight of the links inside the city by and from the cell.</param>
/// <param name="Expected">Weight expected at random.</param>
/// <param name="ExpectedLinks">The same in links of mean weight.</param>
internal readonly record struct CellLinkage(double Observed, double Expected, double ExpectedLinks)
{
    private const double YuanPerMillionSquared = 1e12;

    /// <summary>Numbers of one.</summary>
    internal const int Numbers = 3;

    /// <summary>Observed over expected; not a number where too few links are expected.</summary>
    internal double Lift => ExpectedLinks < LinkageLift.LeastExpected ? double.NaN : Observed / Expected;

    public static CellLinkage operator +(CellLinkage left, CellLinkage right) =>
        new(left.Observed + right.Observed, left.Expected + right.Expected, left.ExpectedLinks + right.ExpectedLinks);

    /// <summary>The lots that were ordered in a year, Outside a node.</summary>
    internal static CellLinkage Orders(Tally tally, int city, int sector)
    {
        long outInCity = 0;
        long inInCity = 0;
        long cellOut = 0;
        long cellIn = 0;
        long cityOut = 0;
        long cityIn = 0;
        long all = 0;
        for (int own = 0; own < Ownerships.Count; own++)
        {
            outInCity += tally.Cells(CellMeasure.LotsOrderedInCity, (Ownership)own, city)[sector];
            inInCity += tally.Cells(CellMeasure.LotsSuppliedInCity, (Ownership)own, city)[sector];
            cellOut += tally.Cells(CellMeasure.LotsOrdered, (Ownership)own, city)[sector];
            cellIn += tally.Cells(CellMeasure.LotsSupplied, (Ownership)own, city)[sector];
            cityOut += Sum(tally.Cells(CellMeasure.LotsOrdered, (Ownership)own, city));
            cityIn += Sum(tally.Cells(CellMeasure.LotsSupplied, (Ownership)own, city));
            all += tally.Total(CellMeasure.LotsOrdered, (Ownership)own);
        }

        Int128 self = (Int128)tally.OrderSelfProducts(city)[sector] * (Int128)YuanPerMillionSquared;
        return Of(outInCity, inInCity, cellOut, cellIn, cityOut, cityIn, self, all, tally.Total(CellMeasure.LotsTendered));
    }

    /// <summary>The licences of a year: research organisations only give, firms only take.</summary>
    internal static CellLinkage Licences(Tally tally, int city, int sector)
    {
        long fromCity = 0;
        long toCell = 0;
        long toCity = 0;
        long all = 0;
        for (int from = 0; from < tally.Cities; from++)
        {
            for (int to = 0; to < tally.Cities; to++)
            {
                ReadOnlySpan<long> links = tally.LicenceLinks(from, to);
                long sum = Sum(links);
                all += sum;
                if (from == city) fromCity += sum;
                if (to == city) toCity += sum;
                if (to == city) toCell += links[sector];
            }
        }

        return Of(0, tally.LicenceLinks(city, city)[sector], 0, toCell, fromCity, toCity, 0, all, all);
    }

    /// <summary>
    /// The job moves of a year: from a post that somebody leaves to a post that is filled, level by level, with the move of home between the two.
    /// </summary>
    /// <remarks>
    /// A pool is mixed: who fills a post was not told who left which. So leavers L and posts filled H of a cell have the shares of their city's
    /// pool: a leaver of city d looks for work in city c with the share m_dc of d's seekers, and gets a post of the cell with its share h of the
    /// city's posts filled. In_c = Σ_d L_d m_dc + those who come from outside, W = Σ_d L_d + all who come from outside; observed is m_cc (L + h L_c),
    /// expected In_c (L + h L_c) ÷ W. Cells of a city differ by the levels of their people only.
    /// </remarks>
    internal static CellLinkage JobMoves(Tally tally, int city, int sector)
    {
        CellLinkage sum = default;
        for (int level = 0; level < SkillLevels.Count; level++) sum += JobMoves(tally, city, sector, (SkillLevel)level);
        return sum;
    }

    private static CellLinkage JobMoves(Tally tally, int city, int sector, SkillLevel level)
    {
        double all = 0;
        double arriving = tally.Pools(PoolMeasure.InFromOutside, city)[(int)level];
        double staying = 0;
        for (int from = 0; from < tally.Cities; from++)
        {
            double leavers = Sum(tally.Quit(from, level));
            ReadOnlySpan<long> seekers = tally.Seekers(from, level);
            long looking = Sum(seekers);
            all += leavers + tally.Pools(PoolMeasure.InFromOutside, from)[(int)level];
            if (looking == 0) continue;
            double share = (double)seekers[city] / looking;
            arriving += leavers * share;
            if (from == city) staying = share;
        }

        if (all == 0) return default;
        long filled = Sum(tally.Hired(city, level));
        double got = filled == 0 ? 0 : (double)tally.Hired(city, level)[sector] / filled;
        double moves = tally.Quit(city, level)[sector] + (got * Sum(tally.Quit(city, level)));
        double expected = arriving * moves / all;
        return new CellLinkage(staying * moves, expected, expected);
    }

    private static CellLinkage Of(
        long outInCity, long inInCity, long cellOut, long cellIn, long cityOut, long cityIn, Int128 self, long all, long links)
    {
        if (all == 0) return default;
        double lift = LinkageLift.Of(outInCity, inInCity, cellOut, cellIn, cityOut, cityIn, self, all);
        if (double.IsNaN(lift)) return default;
        double expected = LinkageLift.Expected(cellOut, cellIn, cityOut, cityIn, self, all);
        return new CellLinkage((double)outInCity + inInCity, expected, expected * links / all);
    }

    private static long Sum(ReadOnlySpan<long> values)
    {
        long sum = 0;
        foreach (long value in values) sum += value;
        return sum;
    }
}
