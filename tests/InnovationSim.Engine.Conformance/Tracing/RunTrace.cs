using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Engine.Conformance.Tracing;

/// <summary>What a step brought: the sums over all shards, the digest among them.</summary>
/// <param name="Year">The year.</param>
/// <param name="Step">The step.</param>
/// <param name="Tally">A copy of its tally.</param>
public sealed record StepTrace(int Year, Step Step, Tally Tally);

/// <summary>All that a run shows to its coordinator.</summary>
public sealed class RunTrace
{
    /// <summary>Steps in the order in which they were finished.</summary>
    public List<StepTrace> Steps { get; } = [];

    /// <summary>Records of the years, year 0 first.</summary>
    public List<YearRecord> Years { get; } = [];

    /// <summary>Digests of the years, year 0 first.</summary>
    public IReadOnlyList<string> Digests => [.. Years.Select(year => year.Digest.ToString())];
}
