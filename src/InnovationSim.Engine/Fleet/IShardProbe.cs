using InnovationSim.Kernel;
using InnovationSim.Kernel.Agents;
using InnovationSim.Kernel.Messages;
using InnovationSim.Kernel.Phases;

namespace InnovationSim.Engine.Fleet;

/// <summary>
/// Looks at single shards before and after their steps: at their state, at what they read and at what they send. It must change nothing; then a
/// run that is looked at has the same bits as one that is not.
/// </summary>
/// <remarks>
/// <para>Shards of one step run on several threads: whoever watches several that act in the same step must be safe from them.</para>
/// <para>Spans and shards are good until the call returns. A shard that a step passes over, since it has nothing to read, is not shown.</para>
/// </remarks>
public interface IShardProbe : IFirmWatcher
{
    /// <summary>Whether the step of a shard is to be shown.</summary>
    bool Watches(ShardId shard, in StepCommand command);

    /// <summary>A shard is about to do a step.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="command">The step.</param>
    /// <param name="received">What it will read.</param>
    void Before(Shard shard, in StepCommand command, ReadOnlySpan<MessageRun> received);

    /// <summary>A shard has done a step.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="command">The step.</param>
    /// <param name="sent">What it has sent.</param>
    void After(Shard shard, in StepCommand command, ReadOnlySpan<MessageRun> sent);
}
