using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Mechanism;

/// <summary>w = w0 · A^.5 · (u ÷ ū)^−.1: the elasticities of wages to unemployment and to productivity, by log differences.</summary>
public sealed class WageTests
{
    private static readonly ModelParameters P = Defaults.Parameters with { WageCurveElasticity = 0.1, NormalUnemployment = 0.05 };

    [Theory]
    [InlineData(0.02, 0.04)]
    [InlineData(0.05, 0.1)]
    [InlineData(0.1, 0.3)]
    public void The_elasticity_of_the_wage_curve_is_a_tenth(double low, double high) =>
        // Wages are whole yuan: one in fifty thousand.
        (Math.Log(PoolWage(high) / PoolWage(low)) / Math.Log(high / low)).ShouldBe(-0.1, 1e-4);

    [Theory]
    [InlineData(-0.4, 0.4)]
    [InlineData(0, 1)]
    public void Wages_rise_with_the_square_root_of_a_firms_productivity(double low, double high) =>
        (Math.Log(Factor(high) / Factor(low)) / (high - low)).ShouldBe(0.5, 1e-6);

    private static double PoolWage(double unemployment)
    {
        var stage = new Stage(parameters: P);
        TalentShard pools = stage.Pools();
        const int Workers = 10_000_000;
        long searching = (long)(Workers * unemployment);
        pools.Pools.Employed.At(0)[0] = Workers - searching;
        pools.Pools.Searching.At(0)[0] = searching;
        stage.Signals.ProductivityIndex = 1;
        return CareerPhase.Wage(pools.Pools, 0, stage.Context);
    }

    private static double Factor(double logProductivity)
    {
        double[] factors = new double[1];
        WageRule.Factors([(float)logProductivity], [0], [0], elasticity: 0.5, premium: 1, factors);
        return factors[0];
    }
}
