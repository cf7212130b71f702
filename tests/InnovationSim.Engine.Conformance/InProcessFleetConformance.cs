using InnovationSim.Engine.Fleet;

namespace InnovationSim.Engine.Conformance;

/// <summary>The fleet of threads in one process.</summary>
public sealed class InProcessFleetConformance : FleetConformance
{
    /// <inheritdoc/>
    protected override ValueTask<IFleet> MakeFleetAsync(RunSpec spec, int workers) =>
        ValueTask.FromResult<IFleet>(new InProcessFleet(spec.World, spec.Seed, workers));
}
