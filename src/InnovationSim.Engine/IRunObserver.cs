using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Engine;

/// <summary>Who wants to know how a run goes. Calls come one after the other, never together.</summary>
public interface IRunObserver
{
    /// <summary>A step is done.</summary>
    void StepDone(StepReport report);

    /// <summary>A year is done; year 0 is the first state. The run goes on when the task is finished.</summary>
    ValueTask YearDoneAsync(YearRecord record, CancellationToken cancellationToken);
}

/// <summary>What a step took.</summary>
/// <param name="Year">The year.</param>
/// <param name="Step">The step.</param>
/// <param name="ShardTime">Time in which shards worked (as the clock on the wall has it).</param>
/// <param name="CoordinatorTime">Time that the coordinator took for tallies and signals.</param>
/// <param name="MessageBytes">Bytes of messages read.</param>
public readonly record struct StepReport(int Year, Step Step, TimeSpan ShardTime, TimeSpan CoordinatorTime, long MessageBytes);

/// <summary>An observer that ignores everything.</summary>
public sealed class SilentObserver : IRunObserver
{
    /// <summary>The one there is.</summary>
    public static SilentObserver Instance { get; } = new();

    /// <inheritdoc/>
    public void StepDone(StepReport report)
    {
    }

    /// <inheritdoc/>
    public ValueTask YearDoneAsync(YearRecord record, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
