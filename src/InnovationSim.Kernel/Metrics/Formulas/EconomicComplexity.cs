namespace InnovationSim.Kernel.Metrics.Formulas;

/// <summary>
/// Economic complexity of places: the eigenvector of D⁻¹ M U⁻¹ Mᵀ with the second largest eigenvalue, M = [RCA ≥ 1] by place and sector, D the places'
/// diversities, U the sectors' ubiquities; signed so that it rises with diversity, as z-scores.
/// </summary>
/// <remarks>
/// Places and sectors without any advantage are left out; such a place is <see cref="double.NaN"/>. Undefined for all where fewer than
/// <see cref="LeastPlaces"/> places are left (with few, the vector says which of them share a sector, not more), or where the second
/// eigenvalue is 1 (M falls apart into unrelated blocks) or not apart from the third. Source: C. A. Hidalgo and R. Hausmann (2009), "The
/// building blocks of economic complexity", PNAS 106(26), 10570–10575; as an eigenvector: P. Mealy, J. D. Farmer and A. Teytelboym (2019),
/// "Interpreting economic complexity", Science Advances 5(1), eaau1705.
/// </remarks>
public static class EconomicComplexity
{
    /// <summary>Fewest places for which it is computed.</summary>
    public const int LeastPlaces = 20;

    private const double Apart = 1e-9;

    /// <summary>The complexity of each place.</summary>
    /// <param name="cityBySector">Counts, row-major.</param>
    /// <param name="cities">Number of rows.</param>
    /// <param name="sectors">Number of columns.</param>
    /// <param name="complexity">Receives a z-score for each place.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public static void Fill(ReadOnlySpan<long> cityBySector, int cities, int sectors, Span<double> complexity)
    {
        var advantage = new bool[cityBySector.Length];
        RevealedAdvantage.Fill(cityBySector, cities, sectors, advantage);
        IntegerTable.CheckLength(complexity.Length, cities, nameof(complexity));
        Fill(advantage, cities, sectors, complexity);
    }

    /// <summary>The same for a table of advantages.</summary>
    internal static void Fill(ReadOnlySpan<bool> advantage, int cities, int sectors, Span<double> complexity)
    {
        complexity.Fill(double.NaN);
        int[] diversity = new int[cities];
        int[] ubiquity = new int[sectors];
        for (int cell = 0; cell < advantage.Length; cell++)
        {
            if (!advantage[cell]) continue;
            diversity[cell / sectors]++;
            ubiquity[cell % sectors]++;
        }

        int[] places = [.. Enumerable.Range(0, cities).Where(city => diversity[city] > 0)];
        int n = places.Length;
        if (n < LeastPlaces) return;

        // With D^½ the matrix becomes symmetric: S = D^−½ M U⁻¹ Mᵀ D^−½, and an eigenvector w of it gives D^−½ w.
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double shared = 0;
                for (int s = 0; s < sectors; s++)
                {
                    if (advantage[(places[i] * sectors) + s] && advantage[(places[j] * sectors) + s]) shared += 1.0 / ubiquity[s];
                }

                matrix[(i * n) + j] = shared / Math.Sqrt((double)diversity[places[i]] * diversity[places[j]]);
            }
        }

        double[] vectors = new double[n * n];
        SymmetricEigenvectors.Solve(matrix, vectors, n);
        int[] order = [.. Enumerable.Range(0, n).OrderByDescending(i => matrix[(i * n) + i])];
        double second = matrix[(order[1] * n) + order[1]];
        double third = matrix[(order[2] * n) + order[2]];
        if (second > 1 - Apart || second - third < Apart) return;
        double[] values = new double[n];
        for (int i = 0; i < n; i++) values[i] = vectors[(i * n) + order[1]] / Math.Sqrt(diversity[places[i]]);
        Standardise(values, [.. places.Select(place => (double)diversity[place])]);
        for (int i = 0; i < n; i++) complexity[places[i]] = values[i];
    }

    private static void Standardise(Span<double> values, ReadOnlySpan<double> diversity)
    {
        double mean = Mean(values);
        double meanDiversity = Mean(diversity);
        double squares = 0;
        double product = 0;
        for (int i = 0; i < values.Length; i++)
        {
            squares += (values[i] - mean) * (values[i] - mean);
            product += (values[i] - mean) * (diversity[i] - meanDiversity);
        }

        double deviation = Math.Sqrt(squares / values.Length);
        for (int i = 0; i < values.Length; i++) values[i] = (product < 0 ? -1 : 1) * (values[i] - mean) / deviation;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum / values.Length;
    }
}
