using InnovationSim.Kernel.Random;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Random;

public class MultinomialTests
{
    private static readonly double[] Weights = [3.0, 0.0, 1.5, 0.25, 0.0, 2.25, 1.0];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(25)]
    [InlineData(1000)]
    [InlineData(9_007_199_254_740_992)]
    public void Counts_sum_to_n_and_nothing_falls_on_weight_0(long n)
    {
        foreach (long[] counts in Draws(n, Weights, 500))
        {
            counts.Sum().ShouldBe(n);
            counts.ShouldAllBe(count => count >= 0);
            (counts[1], counts[4]).ShouldBe((0, 0));
        }
    }

    [Fact]
    public void Each_count_is_binomial()
    {
        long[][] draws = Draws(40, Weights, 50_000);
        for (int i = 0; i < Weights.Length; i++)
        {
            if (Weights[i] == 0.0) continue;
            draws.Select(counts => counts[i]).ToArray().ShouldHaveProbabilities(ExactProbabilities.Binomial(40, Weights[i] / 8.0));
        }
    }

    [Fact]
    public void Two_counts_vary_against_each_other()
    {
        long[][] draws = Draws(1000, Weights, 50_000);
        double covariance = draws.Average(counts => (counts[0] - 375.0) * (counts[5] - 281.25));
        covariance.ShouldBe(-1000 * 0.375 * 0.28125, 5.0 * Math.Sqrt(234.4 * 202.1 * 1.5 / 50_000));
    }

    [Theory]
    [InlineData(-1074)]
    [InlineData(-3)]
    [InlineData(1000)]
    public void Only_the_ratios_of_the_weights_matter(int power)
    {
        double scale = Math.ScaleB(1.0, power);
        double[] weights = [scale * 2, 0.0, scale, scale * 4];
        long[][] expected = Draws(1_000_000, [2.0, 0.0, 1.0, 4.0], 20);
        Draws(1_000_000, weights, 20).ShouldBe(expected);
    }

    [Fact]
    public void A_weight_lost_in_the_sum_of_the_others_breaks_nothing()
    {
        long[][] draws = Draws(1_000_000, [1e-30, 1e20, 1e-30, 1.0, 1e-30], 100);
        draws.ShouldAllBe(counts => counts.Sum() == 1_000_000);
        draws.ShouldAllBe(counts => counts[1] == 1_000_000);
    }

    [Fact]
    public void Everything_falls_on_the_only_positive_weight() =>
        Draws(77, [0.0, 0.0, 0.1, 0.0], 1)[0].ShouldBe([0, 0, 77, 0]);

    [Fact]
    public void Nothing_may_fall_on_nothing() => Draws(0, [0.0, 0.0], 1)[0].ShouldBe([0, 0]);

    [Fact]
    public void No_category_at_all_is_enough_for_no_item() => Draws(0, [], 1)[0].ShouldBeEmpty();

    [Fact]
    public void Items_without_a_positive_weight_are_refused()
    {
        var error = Should.Throw<ArgumentException>(() => Draws(3, [0.0, 0.0], 1));
        error.ParamName.ShouldBe("weights");
        error.Message.ShouldContain("weights are all 0 and must not be, as n is 3");
        Should.Throw<ArgumentException>(() => Draws(3, [], 1)).ParamName.ShouldBe("weights");
    }

    [Theory]
    [InlineData(-1.0, "-1")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void A_weight_out_of_range_is_refused_with_its_place(double weight, string written)
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(() => Draws(3, [1.0, weight, 1.0], 1));
        error.ParamName.ShouldBe("weights");
        error.ActualValue.ShouldBe(weight);
        error.Message.ShouldContain($"weights[1] is {written} and must be finite and 0 or more");
    }

    [Fact]
    public void Weights_whose_sum_overflows_are_refused() =>
        Should.Throw<ArgumentException>(() => Draws(3, [1e308, 1e308], 1)).Message.ShouldContain("finite sum");

    [Fact]
    public void A_negative_number_of_items_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Draws(-3, [1.0], 1)).Message.ShouldContain("n is -3 and must be in [0, 2^53]");

    [Fact]
    public void Counts_of_another_length_are_refused()
    {
        var error = Should.Throw<ArgumentException>(() =>
        {
            var stream = new RandomStream(1, 1, 1, 1);
            Distributions.Multinomial(ref stream, 3, new double[2], new long[3]);
        });
        error.ParamName.ShouldBe("counts");
        error.Message.ShouldContain("has 3 elements and must have 2");
    }

    private static long[][] Draws(long n, double[] weights, int count) => Sampling.Draws(count, (ref RandomStream stream) =>
    {
        var counts = new long[weights.Length];
        Distributions.Multinomial(ref stream, n, weights, counts);
        return counts;
    });
}
