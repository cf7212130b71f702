using InnovationSim.Engine.Checkpoints;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;

namespace InnovationSim.Engine.Fleet;

/// <summary>
/// The port between the coordinator and the shards: a fleet holds all shards of a run and steps them together.
/// </summary>
/// <remarks>
/// <para>What an implementer owes:</para>
/// <list type="number">
/// <item>A step runs on every shard of the acting kinds exactly once, with the signals and the map of its command, and with all messages
/// that the step before addressed to the shard. A shard that has nothing to read may be skipped where
/// <see cref="StepCommand.OnlyWithMail"/> says so.</item>
/// <item>A shard reads its messages in the order of the senders (kind, city, shard index), and within a sender in the order in which it
/// sent them. Which machine or thread ran what, and in which order, must not show.</item>
/// <item>The result holds the sum of all shards' tallies, each firm shard's report after Plan, and what shards have told one by one, in any
/// order. Nothing else comes back.</item>
/// <item>Shards that the map names and that do not exist yet are made before the step, empty.</item>
/// <item>A shard's state changes only in steps. When a step fails, the fleet's state is undefined until it is restored.</item>
/// <item>Between years all shards can be saved and, in this fleet or another, restored under a map with other shard sizes.</item>
/// </list>
/// <para>What comes free: matching, ledger, invariants, metrics and digests are the kernel's; the year loop, progress and results are the
/// coordinator's.</para>
/// </remarks>
public interface IFleet : IAsyncDisposable
{
    /// <summary>Runs one step on all shards concerned and waits for all of them.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled before the step began; a step that has begun is finished.</exception>
    ValueTask<StepResult> StepAsync(StepCommand command, CancellationToken cancellationToken = default);

    /// <summary>Writes every shard's state as a part of a checkpoint; at the end of a year, when no message is on its way.</summary>
    /// <returns>The parts in the order of kind, city and serial.</returns>
    ValueTask<IReadOnlyList<CheckpointPartEntry>> SaveAsync(SaveCommand command, CancellationToken cancellationToken = default);

    /// <summary>Puts all shards where a checkpoint left them; whatever the fleet held is forgotten.</summary>
    /// <returns>Σ of the digests of all shards.</returns>
    /// <exception cref="CheckpointException">A part is missing, damaged or does not fit.</exception>
    ValueTask<Digest> RestoreAsync(RestoreCommand command, CancellationToken cancellationToken = default);
}

/// <summary>One step for the whole fleet.</summary>
/// <param name="Year">The year, from 1; 0 at genesis.</param>
/// <param name="Step">The step and who acts in it.</param>
/// <param name="Partition">Which shards there are.</param>
/// <param name="Signals">What everybody knows; nobody changes it during the step.</param>
public readonly record struct StepCommand(int Year, YearStep Step, Partition Partition, Signals Signals)
{
    /// <summary>Whether shards of a kind have nothing to do in the step if they have no messages.</summary>
    public bool OnlyWithMail(AgentKind kind) =>
        kind is AgentKind.StateOwnedEnterprise or AgentKind.PrivateFirm && Step.Step is Kernel.Step.Bid or Kernel.Step.Award or Kernel.Step.Quote;
}

/// <summary>Saves a fleet.</summary>
/// <param name="Key">The checkpoint.</param>
/// <param name="Header">What each part says of itself; the shard is filled in.</param>
/// <param name="Partition">Which shards there are.</param>
/// <param name="Store">Where to; a fleet on several machines uses the store that each of them has been given.</param>
public readonly record struct SaveCommand(CheckpointKey Key, PartHeader Header, Partition Partition, ICheckpointStore Store);

/// <summary>Restores a fleet.</summary>
/// <param name="Manifest">The checkpoint.</param>
/// <param name="Header">What each part must say of itself; the shard is filled in.</param>
/// <param name="Partition">Which shards there will be.</param>
/// <param name="Store">Where from.</param>
public readonly record struct RestoreCommand(CheckpointManifest Manifest, PartHeader Header, Partition Partition, ICheckpointStore Store);

/// <summary>What a step brought.</summary>
/// <param name="Tally">Sum over all shards; valid until the next step.</param>
/// <param name="Reports">Reports by dense shard number; empty where there is none; valid until the next step.</param>
/// <param name="Records">What shards have told one by one, in any order; valid until the next step.</param>
/// <param name="MessageBytes">Bytes of the messages that the step read.</param>
public readonly record struct StepResult(
    Tally Tally, ReadOnlyMemory<ShardReport?> Reports, ReadOnlyMemory<ReportRecord> Records, long MessageBytes);
