using System.Diagnostics;
using InnovationSim.Cluster.Shards;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;

namespace InnovationSim.Cluster.Telemetry;

/// <summary>A fleet of grains of which is measured what it does.</summary>
internal sealed class MeteredFleet(GrainFleet fleet, ClusterTelemetry telemetry) : IFleet
{
    public async ValueTask<StepResult> StepAsync(StepCommand command, CancellationToken cancellationToken = default)
    {
        long began = Stopwatch.GetTimestamp();
        long remote = fleet.RemoteBytes;
        StepResult result = await fleet.StepAsync(command, cancellationToken).ConfigureAwait(false);
        telemetry.Step(command.Step.Step, Stopwatch.GetElapsedTime(began), result.MessageBytes, fleet.RemoteBytes - remote);
        return result;
    }

    public async ValueTask<IReadOnlyList<CheckpointPartEntry>> SaveAsync(SaveCommand command, CancellationToken cancellationToken = default)
    {
        long began = Stopwatch.GetTimestamp();
        IReadOnlyList<CheckpointPartEntry> parts = await fleet.SaveAsync(command, cancellationToken).ConfigureAwait(false);
        telemetry.Checkpoint(Stopwatch.GetElapsedTime(began));
        return parts;
    }

    public ValueTask<Digest> RestoreAsync(RestoreCommand command, CancellationToken cancellationToken = default) =>
        fleet.RestoreAsync(command, cancellationToken);

    public ValueTask DisposeAsync() => fleet.DisposeAsync();
}
