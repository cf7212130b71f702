using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Engine.Conformance.Tracing;

/// <summary>Passes steps on to a fleet, and keeps what they bring.</summary>
public sealed class TracingFleet(IFleet inner, RunTrace trace) : IFleet
{
    /// <summary>Called before a step is passed on.</summary>
    public Func<StepCommand, ValueTask>? Before { get; init; }

    /// <inheritdoc/>
    public async ValueTask<StepResult> StepAsync(StepCommand command, CancellationToken cancellationToken = default)
    {
        if (Before is not null) await Before(command);
        StepResult result = await inner.StepAsync(command, cancellationToken);
        var copy = new Tally(result.Tally.Cities, result.Tally.Sectors);
        copy.Add(result.Tally);
        trace.Steps.Add(new StepTrace(command.Year, command.Step.Step, copy));
        return result;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CheckpointPartEntry>> SaveAsync(SaveCommand command, CancellationToken cancellationToken = default) =>
        inner.SaveAsync(command, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Digest> RestoreAsync(RestoreCommand command, CancellationToken cancellationToken = default) =>
        inner.RestoreAsync(command, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
