namespace InnovationSim.Kernel.Metrics.Formulas;

/// <summary>
/// How unevenly one sector is spread over cities compared with all employment: the Gini coefficient of the Lorenz curve that is drawn
/// by taking cities in rising order of location quotient, X the cumulated share of all employment, Y of the sector's.
/// </summary>
/// <remarks>
/// Twice the area between the diagonal and the curve, Σ (X_{i−1} Y_i − X_i Y_{i−1}). Range: 0 (spread like all employment) to
/// 1 − x, with x the share of the city that has the whole sector, so close to 1 for a sector in one small city. Krugman plots the area
/// itself, which is half of this and ends at ½. Undefined, hence <see cref="double.NaN"/>, when the sector or the region is empty.
/// Source: P. Krugman (1991), Geography and Trade, MIT Press, chapter 2.
/// </remarks>
public static class LocationalGini
{
    /// <summary>The coefficient of one sector.</summary>
    /// <param name="sectorByCity">Count of the sector in each city.</param>
    /// <param name="totalByCity">Count of all employment, or of another measure to compare with, in each city.</param>
    /// <returns>The coefficient in [0, 1]; <see cref="double.NaN"/> when either total is zero.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or a total exceeds <see cref="long.MaxValue"/>.</exception>
    public static double Of(ReadOnlySpan<long> sectorByCity, ReadOnlySpan<long> totalByCity)
    {
        IntegerTable.CheckLength(totalByCity.Length, sectorByCity.Length, nameof(totalByCity));
        Int128 sector = IntegerTable.Total(sectorByCity, nameof(sectorByCity));
        Int128 total = IntegerTable.Total(totalByCity, nameof(totalByCity));

        // Written out, X_{i−1} Y_i − X_i Y_{i−1} = X_{i−1} y_i − x_i Y_{i−1} is the sum over all cities j before i of x_j y_i − x_i y_j,
        // which is not negative because j has the smaller quotient y ÷ x. Hence the sum over i is that of |x_j y_i − x_i y_j| over all
        // pairs: no sorting, no ties, and whole numbers that never exceed sector × total.
        Int128 pairs = 0;
        for (int i = 1; i < sectorByCity.Length; i++)
        {
            for (int j = 0; j < i; j++)
                pairs += Int128.Abs(((Int128)totalByCity[j] * sectorByCity[i]) - ((Int128)totalByCity[i] * sectorByCity[j]));
        }

        return Ratio.Of(pairs, sector * total);
    }
}
