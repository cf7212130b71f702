using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Scenarios.Policies;

/// <summary>A policy that a run adopts.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="FromYear">Year of the run that is year 1 of the policy.</param>
/// <param name="Intensity">
/// How far it goes: levers are set to baseline + intensity × (value − baseline), within their range, and programme costs go along; 0 to
/// <see cref="MostIntensity"/>.
/// </param>
public sealed record AdoptedPolicy(PolicyDocument Policy, int FromYear = 1, double Intensity = 1)
{
    /// <summary>Largest intensity.</summary>
    public const double MostIntensity = 100;
}
