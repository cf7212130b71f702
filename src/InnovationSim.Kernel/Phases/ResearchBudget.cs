using System.Runtime.CompilerServices;

namespace InnovationSim.Kernel.Phases;

/// <summary>
/// A firm's research budget of the year: intensity × sales of the year before, and what the province adds. A pure function of columns
/// that stand still from Plan to Produce, so nobody stores it.
/// </summary>
internal readonly struct ResearchBudget
{
    private readonly double _subsidised;
    private readonly double[]? _bySector;

    /// <summary>The same refund in all sectors.</summary>
    internal ResearchBudget(ModelParameters p) => _subsidised = 1 + p.ResearchSubsidy;

    /// <summary>The refunds in force for a shard.</summary>
    internal ResearchBudget(StepContext context)
        : this(context.Parameters) => _bySector = context.ResearchRefunds;

    /// <summary>The budget where the refund is the same in all sectors, yuan.</summary>
    /// <param name="intensity">R&amp;D as a share of sales.</param>
    /// <param name="salesYuan">Sales of the year before.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long Yuan(float intensity, long salesYuan) => (long)(intensity * salesYuan * _subsidised);

    /// <summary>The budget, yuan.</summary>
    /// <param name="sector">Sector of the firm.</param>
    /// <param name="intensity">R&amp;D as a share of sales.</param>
    /// <param name="salesYuan">Sales of the year before.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long Yuan(int sector, float intensity, long salesYuan) =>
        (long)(intensity * salesYuan * (_bySector is null ? _subsidised : _bySector[sector]));
}
