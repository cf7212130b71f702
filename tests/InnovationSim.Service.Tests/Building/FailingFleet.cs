using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;

namespace InnovationSim.Service.Tests.Building;

/// <summary>What a silo that dies looks like from outside.</summary>
internal sealed class FleetGoneException() : Exception("The fleet is gone.");

/// <summary>A fleet that fails in a step of a year, or in a restore.</summary>
internal sealed class FailingFleet(IFleet fleet, int failYear, Step failStep, bool failRestore = false) : IFleet
{
    public bool IsDisposed { get; private set; }

    public ValueTask<StepResult> StepAsync(StepCommand command, CancellationToken cancellationToken = default) =>
        command.Year == failYear && command.Step.Step == failStep ? throw new FleetGoneException() : fleet.StepAsync(command, cancellationToken);

    public ValueTask<IReadOnlyList<CheckpointPartEntry>> SaveAsync(SaveCommand command, CancellationToken cancellationToken = default) =>
        fleet.SaveAsync(command, cancellationToken);

    public ValueTask<Digest> RestoreAsync(RestoreCommand command, CancellationToken cancellationToken = default) =>
        failRestore ? throw new FleetGoneException() : fleet.RestoreAsync(command, cancellationToken);

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return fleet.DisposeAsync();
    }
}
