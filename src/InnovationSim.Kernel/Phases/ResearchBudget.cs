using System.Runtime.CompilerServices;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// A firm's research budget of the year: intensity × sales of the year before, and what the province adds. A pure function of columns
/// that stand still from Plan to Produce, so nobody stores it.
/// </summary>
internal readonly struct ResearchBudget(ModelParameters p)
{
    private readonly double _subsidised = 1 + p.ResearchSubsidy;

    /// <summary>The budget, yuan.</summary>
    /// <param name="intensity">R&amp;D as a share of sales.</param>
    /// <param name="salesYuan">Sales of the year before.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long Yuan(float intensity, long salesYuan) => (long)(intensity * salesYuan * _subsidised);
}
