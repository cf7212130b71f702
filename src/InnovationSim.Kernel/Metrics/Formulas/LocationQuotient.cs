namespace InnovationSim.Kernel.Metrics.Formulas;

/// <summary>
/// How many times more present a sector is in a city than in the region as a whole: LQ = (E_cs ÷ E_c) ÷ (E_s ÷ E), where E counts
/// persons employed (or firms, sales, patents) in city c and sector s.
/// </summary>
/// <remarks>
/// Range: 0 (absent) to E ÷ E_c (a sector found in this city only); 1 means as in the region. Undefined, hence
/// <see cref="double.NaN"/>, when the city or the sector is empty. The mean over cities weighted by E_c ÷ E is 1 for every sector.
/// Source: W. Isard (1960), Methods of Regional Analysis: An Introduction to Regional Science, MIT Press, chapter 5.
/// </remarks>
public static class LocationQuotient
{
    /// <summary>The quotient of one cell.</summary>
    /// <param name="cell">Count in the city and the sector.</param>
    /// <param name="city">Count in the city, all sectors.</param>
    /// <param name="sector">Count in the sector, all cities.</param>
    /// <param name="total">Count in the region.</param>
    /// <returns>The quotient; <see cref="double.NaN"/> when <paramref name="city"/> or <paramref name="sector"/> is zero.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or a part exceeds its whole.</exception>
    public static double Of(long cell, long city, long sector, long total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cell);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cell, city);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cell, sector);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(city, total);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sector, total);

        return Ratio.Of((Int128)cell * total, (Int128)city * sector);
    }

    /// <summary>The quotients of a whole table.</summary>
    /// <param name="cityBySector">Counts, row-major.</param>
    /// <param name="cities">Number of rows.</param>
    /// <param name="sectors">Number of columns.</param>
    /// <param name="quotients">Receives the quotients, in the shape of <paramref name="cityBySector"/>.</param>
    /// <exception cref="ArgumentException">A length is not cities × sectors.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the total exceeds <see cref="long.MaxValue"/>.</exception>
    public static void Fill(ReadOnlySpan<long> cityBySector, int cities, int sectors, Span<double> quotients)
    {
        IntegerTable.CheckShape(cityBySector.Length, cities, sectors, nameof(cityBySector));
        IntegerTable.CheckLength(quotients.Length, cityBySector.Length, nameof(quotients));
        long total = IntegerTable.Total(cityBySector, nameof(cityBySector));
        long[] cityTotals = IntegerTable.CityTotals(cityBySector, cities, sectors);
        long[] sectorTotals = IntegerTable.SectorTotals(cityBySector, cities, sectors);

        for (int cell = 0; cell < cityBySector.Length; cell++)
            quotients[cell] = Of(cityBySector[cell], cityTotals[cell / sectors], sectorTotals[cell % sectors], total);
    }
}
