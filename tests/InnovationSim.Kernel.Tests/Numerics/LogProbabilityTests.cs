using InnovationSim.Kernel.Numerics;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Numerics;

// Expected values from mpmath 1.3 with 60 digits.
public class LogProbabilityTests
{
    [Theory]
    [InlineData(0, 12.5, -12.5)]
    [InlineData(1, 12.5, -9.974271355691744)]
    [InlineData(12, 12.5, -2.178470763962821)]
    [InlineData(40, 12.5, -21.791493942427177)]
    [InlineData(1000, 1000.25, -4.37293075081894)]
    [InlineData(1200, 1000.25, -23.19995204203228)]
    [InlineData(1_000_003_000_000, 1e12, -19.23444609117353)]
    [InlineData(999_993_000_000, 1e12, -39.23450275802353)]
    [InlineData(9_007_199_254_740_000, 9007199254740992.0, -19.287338818097794)]
    public void The_logarithm_of_a_Poisson_probability_is_right_for_small_and_huge_means(long k, double mean, double expected) =>
        LogProbability.Poisson(k, mean).ShouldBe(expected, 1e-13);

    [Theory]
    [InlineData(0, 40, 0.25, -11.507282898071237)]
    [InlineData(40, 40, 0.25, -55.451774444795625)]
    [InlineData(10, 40, 0.25, -1.9354149919006183)]
    [InlineData(25, 40, 0.25, -14.554827006837995)]
    [InlineData(300, 1000, 0.3, -3.5928057905186983)]
    [InlineData(400, 1000, 0.3, -26.241942968068464)]
    [InlineData(300_000_500_000, 1_000_000_000_000, 0.3, -14.549363599526842)]
    [InlineData(299_997_000_000, 1_000_000_000_000, 0.3, -35.38273460487351)]
    [InlineData(13, 1_000_000_000_000_000, 1e-14, -2.618557644200827)]
    [InlineData(4_503_599_627_000_000, 9_007_199_254_740_992, 0.5, -18.59422211694357)]
    public void The_logarithm_of_a_binomial_probability_is_right_for_few_and_many_trials(long k, long n, double p, double expected) =>
        LogProbability.Binomial(k, n, p).ShouldBe(expected, 3e-10);

    [Fact]
    public void The_series_of_the_deviance_joins_its_formula()
    {
        foreach (double x in Points.Between(50, 150, 1000))
        {
            BigReal exact = BigReal.Of(x) * BigMath.Log(BigReal.Of(x) / BigReal.Of(100.0)) - (BigReal.Of(x) - BigReal.Of(100.0));
            LogProbability.Deviance(x, 100.0).ShouldBe(exact.ToDouble(), 1e-16 + 2e-14 * exact.ToDouble());
        }
    }
}
