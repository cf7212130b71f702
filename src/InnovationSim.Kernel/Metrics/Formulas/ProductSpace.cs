namespace InnovationSim.Kernel.Metrics.Formulas;

/// <summary>Which sectors are alike, judged by the cities that are specialised in both, and how close a city is to each sector.</summary>
/// <remarks>
/// Source: C. A. Hidalgo, B. Klinger, A.-L. Barabási and R. Hausmann (2007), "The product space conditions the development of nations",
/// Science 317(5837), 482–487, where cities are countries and sectors are products. <see cref="RevealedAdvantage"/> gives M.
/// </remarks>
public static class ProductSpace
{
    /// <summary>
    /// Proximity φ_ss' = Σ_c M_cs M_cs' ÷ max(u_s, u_s'), with u_s = Σ_c M_cs the number of cities specialised in s: the smaller of the two
    /// conditional probabilities of being specialised in one sector given the other.
    /// </summary>
    /// <remarks>
    /// Range [0, 1], symmetric. φ_ss is 0, so that a sector is not counted as related to itself. Two sectors in which no city is
    /// specialised have proximity 0: they were never seen together, and φ is only ever used as a weight.
    /// </remarks>
    /// <param name="cityBySector">Counts, row-major.</param>
    /// <param name="cities">Number of rows.</param>
    /// <param name="sectors">Number of columns.</param>
    /// <param name="proximity">Receives φ, sectors × sectors.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the total exceeds <see cref="long.MaxValue"/>.</exception>
    public static void Proximity(ReadOnlySpan<long> cityBySector, int cities, int sectors, Span<double> proximity)
    {
        var advantage = new bool[cityBySector.Length];
        RevealedAdvantage.Fill(cityBySector, cities, sectors, advantage);
        IntegerTable.CheckLength(proximity.Length, (long)sectors * sectors, nameof(proximity));

        var together = new int[sectors * sectors];
        for (int city = 0; city < cities; city++)
        {
            ReadOnlySpan<bool> row = advantage.AsSpan(city * sectors, sectors);
            for (int pair = 0; pair < together.Length; pair++)
            {
                if (row[pair / sectors] && row[pair % sectors])
                    together[pair]++;
            }
        }

        // The diagonal of `together` is the number of cities specialised in each sector.
        for (int pair = 0; pair < together.Length; pair++)
        {
            (int one, int other) = (pair / sectors, pair % sectors);
            int ubiquity = Math.Max(together[one * (sectors + 1)], together[other * (sectors + 1)]);
            proximity[pair] = one == other || ubiquity == 0 ? 0 : Ratio.Of(together[pair], ubiquity);
        }
    }

    /// <summary>
    /// Relatedness density ω_cs = Σ_s' φ_ss' M_cs' ÷ Σ_s' φ_ss': the share of the sectors related to s, weighted by proximity, in which
    /// city c is specialised.
    /// </summary>
    /// <remarks>
    /// Range [0, 1]. Undefined, hence <see cref="double.NaN"/>, for a sector related to none (Σ φ = 0): it is 0 ÷ 0, and a 0 would say
    /// that the city lacks what the sector needs, which nobody knows. It is then undefined in every city alike. A choice among cities by
    /// exp(ω) is not changed by a term all cities share, so a rule that must go on may leave the term out.
    /// </remarks>
    /// <param name="cityBySector">Counts, row-major.</param>
    /// <param name="cities">Number of rows.</param>
    /// <param name="sectors">Number of columns.</param>
    /// <param name="proximity">φ, sectors × sectors, from <see cref="Proximity"/>, perhaps of another year or a wider region.</param>
    /// <param name="density">Receives ω, in the shape of <paramref name="cityBySector"/>.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A count is negative, the total exceeds <see cref="long.MaxValue"/>, or a proximity is outside [0, 1].
    /// </exception>
    public static void Density(
        ReadOnlySpan<long> cityBySector, int cities, int sectors, ReadOnlySpan<double> proximity, Span<double> density)
    {
        var advantage = new bool[cityBySector.Length];
        RevealedAdvantage.Fill(cityBySector, cities, sectors, advantage);
        IntegerTable.CheckLength(proximity.Length, (long)sectors * sectors, nameof(proximity));
        IntegerTable.CheckLength(density.Length, cityBySector.Length, nameof(density));
        foreach (double value in proximity)
        {
            if (value is not (>= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(proximity), value, "A proximity lies in [0, 1].");
        }

        for (int cell = 0; cell < density.Length; cell++)
        {
            (int city, int sector) = (cell / sectors, cell % sectors);
            density[cell] = ShareOfRelated(proximity.Slice(sector * sectors, sectors), advantage.AsSpan(city * sectors, sectors));
        }
    }

    private static double ShareOfRelated(ReadOnlySpan<double> related, ReadOnlySpan<bool> advantage)
    {
        double present = 0;
        double all = 0;
        for (int other = 0; other < related.Length; other++)
        {
            all += related[other];
            if (advantage[other])
                present += related[other];
        }

        return all > 0 ? present / all : double.NaN;
    }
}
