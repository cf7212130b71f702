using InnovationSim.Storage.Runs;

namespace InnovationSim.Service.Plans;

/// <summary>What a fork asks for.</summary>
public static class ForkInput
{
    /// <summary>The input of a run that shares another's history up to a year and has other parameters from the next on.</summary>
    /// <param name="parent">The run to branch off from.</param>
    /// <param name="atYear">Last year of the shared history, below the years of the fork.</param>
    /// <param name="years">Years of the fork in all.</param>
    /// <param name="sets">Parameters that differ.</param>
    /// <param name="policies">Policies that are adopted.</param>
    /// <param name="now">When it was asked for.</param>
    public static RunInput Of(
        RunInput parent, int atYear, int years, IReadOnlyDictionary<string, double> sets, IReadOnlyList<RunPolicy> policies, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(parent);
        return parent with
        {
            Run = RunId.New(now),
            Created = now,
            Years = years,
            Changes = [.. parent.Changes.Where(change => change.FromYear <= atYear), new RunChange(atYear + 1, sets) { Policies = policies }],
            Parent = new RunParent(parent.Run, atYear),
        };
    }
}
