namespace InnovationSim.Kernel.Metrics.Formulas;

/// <summary>How far the sectors of a city differ from those of its region: K = Σ_s |E_cs ÷ E_c − E_s ÷ E|.</summary>
/// <remarks>
/// Range: 0 (the city is the region in small) to below 2 when the region contains the city, and 2 when the two have no sector in
/// common, which can only be if it does not: Krugman himself compares two places. Half of K is the share of the city's employment
/// that would have to change sector. Undefined, hence <see cref="double.NaN"/>, when the city or the region is empty.
/// Source: P. Krugman (1991), Geography and Trade, MIT Press, chapter 3.
/// </remarks>
public static class KrugmanSpecialisation
{
    /// <summary>The index of one city.</summary>
    /// <param name="cityBySector">Count of each sector in the city.</param>
    /// <param name="regionBySector">Count of each sector in the region.</param>
    /// <returns>The specialisation; <see cref="double.NaN"/> when either total is zero.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or a total exceeds <see cref="long.MaxValue"/>.</exception>
    public static double Of(ReadOnlySpan<long> cityBySector, ReadOnlySpan<long> regionBySector)
    {
        IntegerTable.CheckLength(regionBySector.Length, cityBySector.Length, nameof(regionBySector));
        Int128 city = IntegerTable.Total(cityBySector, nameof(cityBySector));
        Int128 region = IntegerTable.Total(regionBySector, nameof(regionBySector));

        // Over the common denominator E_c E everything is whole. The sum is at most 2 E_c E < 2^127, so it cannot overflow.
        Int128 difference = 0;
        for (int sector = 0; sector < cityBySector.Length; sector++)
            difference += Int128.Abs((cityBySector[sector] * region) - (regionBySector[sector] * city));
        return Ratio.Of(difference, city * region);
    }
}
