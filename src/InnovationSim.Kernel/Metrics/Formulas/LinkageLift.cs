namespace InnovationSim.Kernel.Metrics.Formulas;

/// <summary>
/// How many times more links a cell (the organisations of one sector in one city) has inside its city than the same organisations would
/// have at random: Λ = Σ (w_ij + w_ji) ÷ Σ (s_i^out s_j^in + s_j^out s_i^in) ÷ W, both sums over i in the cell and j ≠ i in the city.
/// </summary>
/// <remarks>
/// w_ij is the weight of the links (orders, licences, job moves) from i to j, s^out and s^in are the sums of i's row and column, W is the
/// sum of all weights; all of them count links to and from the node Outside. Nobody links to itself (w_ii = 0). Range: 0 upwards; 1 as at
/// random, below 1 co-location without linkage. Undefined, hence <see cref="double.NaN"/>, when no link inside the city could be
/// expected. The random graph is that of modularity: M. E. J. Newman (2006), "Modularity and community structure in networks", PNAS
/// 103(23), 8577–8582; directed: E. A. Leicht and M. E. J. Newman (2008), "Community structure in directed networks", Physical Review
/// Letters 100, 118703.
/// </remarks>
public static class LinkageLift
{
    /// <summary>The lift of one cell, from sums over its organisations.</summary>
    /// <param name="cellToCity">Σ w_ij over i in the cell and j in the city, cell included.</param>
    /// <param name="cityToCell">Σ w_ji over the same pairs. A link between two members of the cell is in both sums.</param>
    /// <param name="cellOut">Σ s_i^out over the cell.</param>
    /// <param name="cellIn">Σ s_i^in over the cell.</param>
    /// <param name="cityOut">Σ s_j^out over the city, cell included.</param>
    /// <param name="cityIn">Σ s_j^in over the city, cell included.</param>
    /// <param name="cellSelfProducts">Σ s_i^out s_i^in over the cell.</param>
    /// <param name="total">W, the weight of all links, those with Outside included.</param>
    /// <returns>Λ; <see cref="double.NaN"/> when nothing is expected.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A sum is negative, or the sums contradict each other.</exception>
    public static double Of(
        long cellToCity, long cityToCell, long cellOut, long cellIn, long cityOut, long cityIn, Int128 cellSelfProducts, long total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cellToCity);
        ArgumentOutOfRangeException.ThrowIfNegative(cityToCell);
        ArgumentOutOfRangeException.ThrowIfNegative(cellSelfProducts);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cellToCity, Math.Min(cellOut, cityIn));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cityToCell, Math.Min(cellIn, cityOut));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cellOut, cityOut);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cellIn, cityIn);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cityOut, total);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cityIn, total);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cellSelfProducts, (Int128)cellOut * cellIn);

        // The double sum of s_i^out s_j^in over i in the cell and every j of the city factorises into cellOut × cityIn, the other half into
        // cityOut × cellIn. Both contain j = i, once each, as s_i^out s_i^in: hence minus twice. Two factors are below 2^63, so all fits.
        Int128 expected = ((Int128)cellOut * cityIn) + ((Int128)cityOut * cellIn) - (2 * cellSelfProducts);
        Int128 observed = ((Int128)cellToCity + cityToCell) * total;

        // A link from i to j makes s_i^out s_j^in positive, so links where none is expected mean that the sums do not belong together.
        if (expected == 0 && observed > 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(cellSelfProducts), cellSelfProducts, $"None is possible, yet links of {cellToCity} and {cityToCell} exist.");
        }

        return Ratio.Of(observed, expected);
    }

    /// <summary>
    /// Links that a lift must expect at random to say something. Where fewer are expected, one more or less decides: with one expected, none
    /// at all – a lift of 0 – comes in one case of three by chance. Source: W. G. Cochran (1954), "Some methods for strengthening the common
    /// χ² tests", Biometrics 10(4), 417–451.
    /// </summary>
    public const double LeastExpected = 5;

    /// <summary>The weight of the links between a cell and its city that is expected at random, the denominator of Λ.</summary>
    /// <returns>In the unit of the weights; 0 without links.</returns>
    /// <exception cref="ArgumentOutOfRangeException">More products of the cell's members with themselves than with the city.</exception>
    public static double Expected(long cellOut, long cellIn, long cityOut, long cityIn, Int128 cellSelfProducts, long total)
    {
        Int128 expected = ((Int128)cellOut * cityIn) + ((Int128)cityOut * cellIn) - (2 * cellSelfProducts);
        ArgumentOutOfRangeException.ThrowIfNegative(expected, nameof(cellSelfProducts));
        return total > 0 ? Ratio.Of(expected, total) : 0;
    }

    /// <summary>
    /// The factor that turns Λ into a lift over a random graph in which Outside does not link to itself: (L + I)(L + E) ÷ (L (L + I + E)).
    /// </summary>
    /// <remarks>
    /// <para>
    /// Links from Outside to Outside are not simulated, but the random graph of <see cref="Of"/> expects I E ÷ W of them, and expects
    /// organisations of the region to be linked to each other that much more. So if some links leave the region and others enter it, Λ is
    /// below 1 on average without any city being hollow. The factor, the same for every cell, brings the region's own Λ back to 1.
    /// </para>
    /// <para>
    /// It is the quasi-independent table with that one cell empty. Take expected weights a_i b_j for all pairs but (Outside, Outside),
    /// which reproduce all strengths. With A and B the sums of a and b over the region: A B = L, A b_o = I, a_o B = E. Then a_i = s_i^out
    /// ÷ (B + b_o), b_j = s_j^in ÷ (A + a_o), so W is replaced by (A + a_o)(B + b_o) = (L + I)(L + E) ÷ L. Source: L. A. Goodman (1968),
    /// "The analysis of cross-classified data: independence, quasi-independence, and interactions in contingency tables with or without
    /// missing entries", Journal of the American Statistical Association 63(324), 1091–1131.
    /// </para>
    /// <para>
    /// Range: 1 (nothing leaves, or nothing enters) upwards. Undefined, hence <see cref="double.NaN"/>, without links in the region.
    /// </para>
    /// </remarks>
    /// <param name="withinRegion">L, the weight of links between organisations of the region.</param>
    /// <param name="regionToOutside">I, the weight of links from the region to Outside.</param>
    /// <param name="outsideToRegion">E, the weight of links from Outside to the region.</param>
    /// <returns>The factor to multiply Λ by; <see cref="double.NaN"/> when <paramref name="withinRegion"/> is zero.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, or their sum exceeds <see cref="long.MaxValue"/>.</exception>
    public static double OutsideCorrection(long withinRegion, long regionToOutside, long outsideToRegion)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(withinRegion);
        ArgumentOutOfRangeException.ThrowIfNegative(regionToOutside);
        ArgumentOutOfRangeException.ThrowIfNegative(outsideToRegion);

        Int128 within = withinRegion;
        Int128 total = within + regionToOutside + outsideToRegion;
        if (total > long.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(outsideToRegion), outsideToRegion, $"The weights sum to {total}.");

        return Ratio.Of((within + regionToOutside) * (within + outsideToRegion), within * total);
    }
}
