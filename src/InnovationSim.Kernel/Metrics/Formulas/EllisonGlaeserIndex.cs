namespace InnovationSim.Kernel.Metrics.Formulas;

/// <summary>
/// Concentration of a sector over cities beyond what few large plants would give by chance:
/// γ = [G − (1 − Σ x²) H] ÷ [(1 − Σ x²)(1 − H)] with G = Σ (s_c − x_c)², s_c the city's share of the sector, x_c of all employment, and
/// H the Herfindahl index of the sector's plants.
/// </summary>
/// <remarks>
/// If plants choose cities independently with probabilities x_c, G has mean (1 − Σ x²) H and γ has mean 0; γ is 1 if natural advantage
/// or spillovers put all plants in one city, below 0 if plants avoid each other; there is no fixed lower bound. Undefined, hence
/// <see cref="double.NaN"/>, when the sector or the region is empty, when all employment is in one city (Σ x² = 1), when the sector is
/// one plant (H = 1), or when H is itself undefined. The factor 1 − Σ x² before H matters: leaving it out makes γ too small.
/// Source: G. Ellison and E. L. Glaeser (1997), "Geographic concentration in U.S. manufacturing industries: a dartboard approach",
/// Journal of Political Economy 105(5), 889–927.
/// </remarks>
public static class EllisonGlaeserIndex
{
    /// <summary>The index of one sector.</summary>
    /// <param name="sectorByCity">Count of the sector in each city.</param>
    /// <param name="totalByCity">Count of all employment in each city.</param>
    /// <param name="plantHerfindahl">Herfindahl index of the sector's plants (firms), in [0, 1], or NaN if undefined.</param>
    /// <returns>γ; <see cref="double.NaN"/> when undefined.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A count is negative, a total exceeds <see cref="long.MaxValue"/>, or <paramref name="plantHerfindahl"/> is outside [0, 1].
    /// </exception>
    public static double Of(ReadOnlySpan<long> sectorByCity, ReadOnlySpan<long> totalByCity, double plantHerfindahl)
    {
        IntegerTable.CheckLength(totalByCity.Length, sectorByCity.Length, nameof(totalByCity));
        Int128 sector = IntegerTable.Total(sectorByCity, nameof(sectorByCity));
        Int128 total = IntegerTable.Total(totalByCity, nameof(totalByCity));
        if (plantHerfindahl is < 0 or > 1)
            throw new ArgumentOutOfRangeException(nameof(plantHerfindahl), plantHerfindahl, "A Herfindahl index lies in [0, 1].");

        Int128 dispersed = (total * total) - IntegerTable.SumOfSquares(totalByCity);
        if (sector == 0 || dispersed == 0 || double.IsNaN(plantHerfindahl) || plantHerfindahl == 1)
            return double.NaN;

        // The difference of the shares is taken in whole numbers, where it is exact, so that nearly equal shares do not cancel.
        double rawConcentration = 0;
        for (int city = 0; city < sectorByCity.Length; city++)
        {
            double difference = Ratio.Of((sectorByCity[city] * total) - (totalByCity[city] * sector), sector * total);
            rawConcentration += difference * difference;
        }

        double dispersion = Ratio.Of(dispersed, total * total);
        return (rawConcentration - (dispersion * plantHerfindahl)) / (dispersion * (1 - plantHerfindahl));
    }
}
