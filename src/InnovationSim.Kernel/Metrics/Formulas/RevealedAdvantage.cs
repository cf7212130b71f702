namespace InnovationSim.Kernel.Metrics.Formulas;

/// <summary>
/// In which sectors a city is at least as specialised as the region: M_cs = 1 if the location quotient (Balassa's index of revealed
/// comparative advantage) is 1 or more.
/// </summary>
/// <remarks>
/// Decided in whole numbers, E_cs E ≥ E_c E_s, so a quotient of exactly 1 is always in. An empty cell never has an advantage, which also
/// covers empty cities and sectors, where the quotient is undefined.
/// Source: B. Balassa (1965), "Trade liberalisation and 'revealed' comparative advantage", The Manchester School 33(2), 99–123.
/// </remarks>
public static class RevealedAdvantage
{
    /// <summary>The matrix M of a table.</summary>
    /// <param name="cityBySector">Counts, row-major.</param>
    /// <param name="cities">Number of rows.</param>
    /// <param name="sectors">Number of columns.</param>
    /// <param name="advantage">Receives M, in the shape of <paramref name="cityBySector"/>.</param>
    /// <exception cref="ArgumentException">A length is not cities × sectors.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the total exceeds <see cref="long.MaxValue"/>.</exception>
    public static void Fill(ReadOnlySpan<long> cityBySector, int cities, int sectors, Span<bool> advantage)
    {
        IntegerTable.CheckShape(cityBySector.Length, cities, sectors, nameof(cityBySector));
        IntegerTable.CheckLength(advantage.Length, cityBySector.Length, nameof(advantage));
        Int128 total = IntegerTable.Total(cityBySector, nameof(cityBySector));
        long[] cityTotals = IntegerTable.CityTotals(cityBySector, cities, sectors);
        long[] sectorTotals = IntegerTable.SectorTotals(cityBySector, cities, sectors);

        for (int cell = 0; cell < cityBySector.Length; cell++)
        {
            Int128 expected = (Int128)cityTotals[cell / sectors] * sectorTotals[cell % sectors];
            advantage[cell] = cityBySector[cell] > 0 && cityBySector[cell] * total >= expected;
        }
    }
}
