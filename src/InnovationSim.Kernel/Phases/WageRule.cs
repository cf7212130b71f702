using InnovationSim.Kernel.Numerics;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// What an employer pays: the pool's wage × (A/Ā)^elasticity, within bounds; state-owned enterprises and public research pay a
/// premium. (Wage curve: Blanchflower and Oswald 1994; rent sharing with productivity: MODEL P3.)
/// </summary>
internal static class WageRule
{
    private const double Lowest = 0.5;
    private const double Highest = 2.0;

    /// <summary>Factors of a tile of firms.</summary>
    internal static void Factors(
        ReadOnlySpan<float> logProductivity, ReadOnlySpan<byte> sector, ReadOnlySpan<double> meanLog, double elasticity, double premium, Span<double> factors)
    {
        for (int i = 0; i < factors.Length; i++) factors[i] = elasticity * (logProductivity[i] - meanLog[sector[i]]);
        DeterministicMath.Exp(factors, factors);
        for (int i = 0; i < factors.Length; i++) factors[i] = premium * Math.Min(Highest, Math.Max(Lowest, factors[i]));
    }
}
