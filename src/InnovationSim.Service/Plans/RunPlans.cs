using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Service.Plans;

/// <summary>
/// The plans of runs that were accepted. The last few are kept: regions take a while to build, and the same run is asked for again and again.
/// </summary>
/// <remarks>Safe from several threads.</remarks>
/// <param name="storage">Where the runs are.</param>
public sealed class RunPlans(IRunStorage storage)
{
    private const int Kept = 8;

    private readonly Lock _gate = new();
    private readonly List<(string Run, RunPlan Plan)> _plans = [];

    /// <summary>The plan of a run; null if there is no such run.</summary>
    /// <exception cref="Contracts.StateConflictException">It is of another version of the model.</exception>
    public async Task<RunPlan?> FindAsync(string run, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_plans.Find(each => string.Equals(each.Run, run, StringComparison.Ordinal)) is { Plan: { } known }) return known;
        }

        RunRecord? record = await storage.Catalog.FindAsync(run, cancellationToken).ConfigureAwait(false);
        RunInput? input = await storage.Catalog.InputAsync(run, cancellationToken).ConfigureAwait(false);
        if (record is null || input is null) return null;
        RunPlan plan = AcceptedRun.PlanOf(record, input);
        lock (_gate)
        {
            if (_plans.Count >= Kept) _plans.RemoveAt(0);
            _plans.Add((run, plan));
        }

        return plan;
    }

    /// <summary>A run was removed.</summary>
    public void Forget(string run)
    {
        lock (_gate) _plans.RemoveAll(each => string.Equals(each.Run, run, StringComparison.Ordinal));
    }
}
