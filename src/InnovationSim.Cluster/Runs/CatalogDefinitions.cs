using InnovationSim.Cluster.Contracts.Shards;
using InnovationSim.Cluster.Shards;
using InnovationSim.Engine;
using InnovationSim.Service.Plans;

namespace InnovationSim.Cluster.Runs;

/// <summary>Runs as the catalogue that all silos share has them.</summary>
public sealed class CatalogDefinitions(RunPlans plans) : IRunDefinitions
{
    /// <inheritdoc/>
    public async Task<RunSpec> ReadAsync(string definition, CancellationToken cancellationToken = default) =>
        (await PlanAsync(definition, cancellationToken).ConfigureAwait(false)).Spec;

    /// <summary>The plan of a run.</summary>
    /// <exception cref="FleetLostException">The run was removed.</exception>
    public async Task<RunPlan> PlanAsync(string run, CancellationToken cancellationToken = default) =>
        await plans.FindAsync(run, cancellationToken).ConfigureAwait(false) ?? throw new FleetLostException($"Run {run} was removed.");
}
