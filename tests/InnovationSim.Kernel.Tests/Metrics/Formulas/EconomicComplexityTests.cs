using InnovationSim.Kernel.Metrics.Formulas;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Metrics.Formulas;

public sealed class EconomicComplexityTests
{
    private const int Sectors = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_is_the_second_eigenvector_of_the_places_likeness(int seed)
    {
        const int places = 30;
        bool[] advantage = Nested(places, seed);
        double[] complexity = new double[places];
        EconomicComplexity.Fill(advantage, places, Sectors, complexity);

        // K = D⁻¹ M U⁻¹ Mᵀ has eigenvalue 1 for a constant vector; the z-scores are its second eigenvector less a constant, so K x = λ x + c.
        double[,] likeness = Likeness(advantage, places);
        double[] image = [.. Enumerable.Range(0, places).Select(i => Enumerable.Range(0, places).Sum(j => likeness[i, j] * complexity[j]))];
        double mean = image.Average();
        double second = image.Zip(complexity).Sum(pair => (pair.First - mean) * pair.Second) / places;
        for (int i = 0; i < places; i++) (image[i] - mean).ShouldBe(second * complexity[i], 1e-9);
        complexity.Average().ShouldBe(0, 1e-12);
        complexity.Average(z => z * z).ShouldBe(1, 1e-12);
        second.ShouldBe(SecondLargest(likeness, places), 1e-6, "found by repeated multiplication");
    }

    [Fact]
    public void It_rises_with_diversity()
    {
        const int places = 30;
        bool[] advantage = Nested(places, 4);
        double[] complexity = new double[places];
        EconomicComplexity.Fill(advantage, places, Sectors, complexity);

        double[] diversity = [.. Enumerable.Range(0, places).Select(i => (double)Enumerable.Range(0, Sectors).Count(s => advantage[(i * Sectors) + s]))];
        Correlation.Of(complexity, diversity, [.. Enumerable.Repeat(1.0, places)]).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void With_few_places_it_is_undefined()
    {
        double[] complexity = new double[EconomicComplexity.LeastPlaces - 1];
        EconomicComplexity.Fill(Nested(complexity.Length, 1), complexity.Length, Sectors, complexity);
        complexity.ShouldAllBe(value => double.IsNaN(value));
    }

    [Fact]
    public void A_place_without_any_advantage_is_left_out()
    {
        const int places = 30;
        bool[] advantage = Nested(places, 1);
        advantage.AsSpan(3 * Sectors, Sectors).Clear();
        double[] complexity = new double[places];
        EconomicComplexity.Fill(advantage, places, Sectors, complexity);

        complexity.Select(double.IsNaN).ShouldBe(Enumerable.Range(0, places).Select(i => i == 3));
    }

    [Fact]
    public void Regions_that_share_no_sector_have_no_common_order()
    {
        const int places = 24;
        bool[] advantage = [.. Enumerable.Range(0, places * Sectors).Select(cell => (cell / Sectors % 2 == 0) == (cell % Sectors < 6))];
        double[] complexity = new double[places];
        EconomicComplexity.Fill(advantage, places, Sectors, complexity);

        complexity.ShouldAllBe(value => double.IsNaN(value));
    }

    /// <summary>Places that have the common sectors, and some of them rarer ones too, with noise; each has the first.</summary>
    private static bool[] Nested(int places, int seed)
    {
        var random = new System.Random(seed);
        return
        [
            .. Enumerable.Range(0, places * Sectors).Select(cell =>
                cell % Sectors == 0 || random.NextDouble() < ((cell / Sectors / (double)places) + 0.2) * (1 - (cell % Sectors / (double)(Sectors + 2)))),
        ];
    }

    private static double[,] Likeness(bool[] advantage, int places)
    {
        double[,] likeness = new double[places, places];
        for (int i = 0; i < places; i++)
        {
            int diversity = Enumerable.Range(0, Sectors).Count(s => advantage[(i * Sectors) + s]);
            for (int j = 0; j < places; j++)
            {
                likeness[i, j] = Enumerable.Range(0, Sectors).Where(s => advantage[(i * Sectors) + s] && advantage[(j * Sectors) + s])
                    .Sum(s => 1.0 / Enumerable.Range(0, places).Count(p => advantage[(p * Sectors) + s])) / diversity;
            }
        }

        return likeness;
    }

    private static double SecondLargest(double[,] likeness, int places)
    {
        double[] vector = [.. Enumerable.Range(0, places).Select(i => Math.Sin(i + 1))];
        double[] weights = Stationary(likeness, places);
        double norm = 0;
        for (int round = 0; round < 3000; round++)
        {
            double along = vector.Zip(weights).Sum(pair => pair.First * pair.Second);
            double[] next = [.. Enumerable.Range(0, places).Select(i => Enumerable.Range(0, places).Sum(j => likeness[i, j] * (vector[j] - along)))];
            norm = Math.Sqrt(next.Sum(value => value * value));
            vector = [.. next.Select(value => value / norm)];
        }

        return norm;
    }

    private static double[] Stationary(double[,] likeness, int places)
    {
        double[] weights = [.. Enumerable.Repeat(1.0 / places, places)];
        for (int round = 0; round < 3000; round++)
            weights = [.. Enumerable.Range(0, places).Select(j => Enumerable.Range(0, places).Sum(i => weights[i] * likeness[i, j]))];
        return weights;
    }
}
