using System.Data.Common;
using InnovationSim.Cluster.Contracts.Shards;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Kernel.Invariants;

namespace InnovationSim.Cluster.Shards;

/// <summary>Failures of kernel and engine, put on the wire and taken off it again.</summary>
internal static class Failures
{
    /// <summary>The failure that says most of several; the choice must not depend on timing.</summary>
    internal static Exception Worst(IEnumerable<Exception> all) => all
        .SelectMany(each => each is AggregateException several ? several.Flatten().InnerExceptions : (IEnumerable<Exception>)[each])
        .OrderBy(Rank)
        .ThenBy(each => each.Message, StringComparer.Ordinal)
        .First();

    /// <summary>Makes of a failure what can travel.</summary>
    internal static Exception ToWire(Exception failure) => failure switch
    {
        ShardFailureException or StaleLifeException or FleetLostException or OperationCanceledException => failure,
        InvariantBreachException breach => new ShardFailureException(ShardFailureKind.Invariant, breach.Message)
        {
            Invariant = breach.Invariant, Account = breach.Account, Year = breach.Year, Amount = breach.Amount,
        },
        CheckpointException => new ShardFailureException(ShardFailureKind.Checkpoint, failure.Message),
        DbException or IOException or UnauthorizedAccessException => new ShardFailureException(ShardFailureKind.Storage, failure.Message),
        ObjectDisposedException => new FleetLostException($"A silo has stopped: {failure.Message}"),
        InvalidOperationException => new ShardFailureException(ShardFailureKind.InvalidOperation, failure.Message),
        _ when IsOfTheCluster(failure) => new FleetLostException($"A silo cannot be reached: {failure.Message}"),
        _ => new ShardFailureException(ShardFailureKind.Other, $"{failure.GetType().Name}: {failure.Message}"),
    };

    /// <summary>Makes of what travelled what the engine knows.</summary>
    /// <param name="failure">What came.</param>
    /// <param name="silo">From which silo, or from asking it.</param>
    internal static Exception FromWire(Exception failure, string silo) => failure switch
    {
        ShardFailureException { Kind: ShardFailureKind.Invariant } breach => breach.Invariant.Length > 0
            ? new InvariantBreachException(breach.Invariant, breach.Account, breach.Year, breach.Amount)
            : new InvariantBreachException(breach.Message, breach),
        ShardFailureException { Kind: ShardFailureKind.Checkpoint } checkpoint => new CheckpointException(checkpoint.Message, checkpoint),
        // Not that a checkpoint cannot be used: that a silo cannot read or write any now.
        ShardFailureException { Kind: ShardFailureKind.Storage } storage =>
            new FleetLostException($"Silo {silo} cannot use its store: {storage.Message}", storage),
        ShardFailureException { Kind: ShardFailureKind.InvalidOperation } operation => new InvalidOperationException(operation.Message, operation),
        StaleLifeException or FleetLostException or OperationCanceledException or ShardFailureException => failure,
        _ => new FleetLostException($"Silo {silo} does not answer: {failure.Message}", failure) { Silo = silo },
    };

    /// <summary>Whoever is out of date has nothing more to say; when a silo dies, those who wrote to it know less than the one who asked it.</summary>
    private static int Rank(Exception failure) => failure switch
    {
        StaleLifeException => 0,
        ShardFailureException { Kind: ShardFailureKind.Invariant } or InvariantBreachException => 1,
        FleetLostException { Silo: not null } => 2,
        FleetLostException => 3,
        _ => 4,
    };

    private static bool IsOfTheCluster(Exception failure) => failure is OrleansException or TimeoutException;
}
