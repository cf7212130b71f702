using InnovationSim.Cluster.Contracts.Shards;
using InnovationSim.Cluster.Shards;
using InnovationSim.Engine;
using InnovationSim.Service.Plans;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Cluster.Runs;

/// <summary>Runs as the catalogue that all silos share has them. The last few are kept: a run that is taken up again needs its region again.</summary>
public sealed class CatalogDefinitions(IRunStorage storage) : IRunDefinitions
{
    private const int Kept = 4;

    private readonly Lock _gate = new();
    private readonly List<(string Run, RunPlan Plan)> _plans = [];

    /// <inheritdoc/>
    public async Task<RunSpec> ReadAsync(string definition, CancellationToken cancellationToken = default) =>
        (await PlanAsync(definition, cancellationToken).ConfigureAwait(false)).Spec;

    /// <summary>The plan of a run.</summary>
    /// <exception cref="FleetLostException">The run was removed.</exception>
    public async Task<RunPlan> PlanAsync(string run, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_plans.Find(each => string.Equals(each.Run, run, StringComparison.Ordinal)) is { Plan: { } known }) return known;
        }

        RunRecord? record = await storage.Catalog.FindAsync(run, cancellationToken).ConfigureAwait(false);
        RunInput? input = await storage.Catalog.InputAsync(run, cancellationToken).ConfigureAwait(false);
        if (record is null || input is null) throw new FleetLostException($"Run {run} was removed.");
        RunPlan plan = AcceptedRun.PlanOf(record, input);
        lock (_gate)
        {
            if (_plans.Count >= Kept) _plans.RemoveAt(0);
            _plans.Add((run, plan));
        }

        return plan;
    }
}
