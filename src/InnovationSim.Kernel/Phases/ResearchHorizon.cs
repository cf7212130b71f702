namespace InnovationSim.Kernel.Phases;

/// <summary>
/// What public research is for, and for how long it is funded. Basic research yields fewer patents now and more ability; longer grants
/// let researchers try what takes longer (Azoulay, Graff Zivin and Manso 2011). Patents ∝ 1 − b, progress ∝ b · (1 + w (years − 1)), both
/// relative to b = .07 and grants of one year.
/// </summary>
internal static class ResearchHorizon
{
    private const double UsualBasicShare = 0.07;

    /// <summary>Factor on the patents of a public research organisation.</summary>
    internal static double Patents(ModelParameters p) => (1 - p.BasicResearchShare) / (1 - UsualBasicShare);

    /// <summary>Factor on the chance that its ability rises.</summary>
    internal static double Progress(ModelParameters p) => p.BasicResearchShare / UsualBasicShare * (1 + (p.GrantYearsWeight * (p.GrantYears - 1)));
}
