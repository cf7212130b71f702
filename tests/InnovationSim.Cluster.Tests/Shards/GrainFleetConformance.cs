using InnovationSim.Cluster.Tests.Building;
using InnovationSim.Engine;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Conformance;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using Xunit;

namespace InnovationSim.Cluster.Tests.Shards;

/// <summary>The fleet of grains on one silo.</summary>
public sealed class OneSiloConformance(OneSilo silos) : GrainFleetConformance(silos), IClassFixture<OneSilo>;

/// <summary>The fleet of grains on one to three silos.</summary>
public sealed class ThreeSilosConformance(ThreeSilos silos) : GrainFleetConformance(silos), IClassFixture<ThreeSilos>;

/// <summary>The fleet of grains does what every fleet must do; the number of workers is that of silos.</summary>
public abstract class GrainFleetConformance(ClusterOfSilos silos) : FleetConformance
{
    protected override ValueTask<IFleet> MakeFleetAsync(RunSpec spec, int workers) =>
        ValueTask.FromResult<IFleet>(new WithStore(silos.NewFleet(spec, workers), silos.Checkpoints));

    /// <summary>Silos have stores of their own: they are given the one of the command.</summary>
    private sealed class WithStore(IFleet fleet, StoreForAll stores) : IFleet
    {
        public ValueTask<StepResult> StepAsync(StepCommand command, CancellationToken cancellationToken = default) =>
            fleet.StepAsync(command, cancellationToken);

        public ValueTask<IReadOnlyList<CheckpointPartEntry>> SaveAsync(SaveCommand command, CancellationToken cancellationToken = default)
        {
            stores.Store = command.Store;
            return fleet.SaveAsync(command, cancellationToken);
        }

        public ValueTask<Digest> RestoreAsync(RestoreCommand command, CancellationToken cancellationToken = default)
        {
            stores.Store = command.Store;
            return fleet.RestoreAsync(command, cancellationToken);
        }

        public ValueTask DisposeAsync() => fleet.DisposeAsync();
    }
}
