using InnovationSim.Cluster.Contracts.Shards;
using InnovationSim.Cluster.Shards;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Kernel.Invariants;
using InnovationSim.Storage.Postgres;
using Shouldly;
using Xunit;

namespace InnovationSim.Cluster.Tests.Shards;

public class FailuresTests
{
    private const string Silo = "127.0.0.1:11111@5";

    [Fact]
    public void A_broken_invariant_arrives_with_all_that_is_known_of_it()
    {
        var breach = new InvariantBreachException("money", "Bank", 17, -3);
        var back = Travel(breach).ShouldBeOfType<InvariantBreachException>();
        (back.Invariant, back.Account, back.Year, back.Amount, back.Message).ShouldBe(("money", "Bank", 17, -3L, breach.Message));
    }

    [Fact]
    public void A_broken_invariant_of_which_only_a_message_is_known_keeps_it() =>
        Travel(new InvariantBreachException("it does not hold")).ShouldBeOfType<InvariantBreachException>().Message.ShouldBe("it does not hold");

    [Fact]
    public void A_checkpoint_that_cannot_be_used_is_one_for_the_engine_too() =>
        Travel(new CheckpointException("damaged")).ShouldBeOfType<CheckpointException>().Message.ShouldBe("damaged");

    public static TheoryData<Exception> StorageFailures { get; } =
        [new IOException("No space left."), new UnauthorizedAccessException("No space left."), new DatabaseException("No space left.")];

    [Theory]
    [MemberData(nameof(StorageFailures))]
    public void A_silo_that_cannot_use_its_store_is_lost_to_the_run_but_not_to_be_avoided(Exception failure)
    {
        var back = Travel(failure).ShouldBeOfType<FleetLostException>();
        back.Message.ShouldContain(Silo);
        back.Message.ShouldContain("No space left.");
        back.Silo.ShouldBeNull();
    }

    [Fact]
    public void What_is_not_to_be_asked_for_now_stays_so() =>
        Travel(new InvalidOperationException("messages are on their way")).ShouldBeOfType<InvalidOperationException>()
            .Message.ShouldBe("messages are on their way");

    [Fact]
    public void A_silo_whose_threads_have_ended_is_lost() => Travel(new ObjectDisposedException("pool")).ShouldBeOfType<FleetLostException>();

    [Fact]
    public void A_mistake_of_the_program_is_told_with_its_type()
    {
        var back = Travel(new FormatException("cut off")).ShouldBeOfType<ShardFailureException>();
        (back.Kind, back.Message).ShouldBe((ShardFailureKind.Other, "FormatException: cut off"));
    }

    public static TheoryData<Exception> Unchanged { get; } =
    [
        new StaleLifeException("later"), new FleetLostException("gone") { Silo = "other" }, new OperationCanceledException(),
        new ShardFailureException(ShardFailureKind.Other, "wrong"),
    ];

    [Theory]
    [MemberData(nameof(Unchanged))]
    public void What_can_travel_travels_as_it_is(Exception failure) => Travel(failure).ShouldBeSameAs(failure);

    public static TheoryData<Exception> Unreachable { get; } = [new SiloUnavailableException("gone"), new OrleansException("gone"),
        new TimeoutException("gone")];

    [Theory]
    [MemberData(nameof(Unreachable))]
    public void A_silo_that_cannot_be_reached_is_lost_and_named_by_whoever_asked_it(Exception failure)
    {
        var lost = Failures.FromWire(failure, Silo).ShouldBeOfType<FleetLostException>();
        lost.Silo.ShouldBe(Silo);
        lost.Message.ShouldContain("gone");
        Failures.ToWire(failure).ShouldBeOfType<FleetLostException>().Silo.ShouldBeNull();
    }

    [Fact]
    public void Of_several_failures_the_same_one_is_told_whatever_came_first()
    {
        Exception[] byRank =
        [
            new StaleLifeException("z"), new InvariantBreachException("y"), new FleetLostException("x") { Silo = Silo }, new FleetLostException("b"),
            new IOException("a"),
            new IOException("c"),
        ];
        for (int first = 0; first < byRank.Length; first++)
        {
            Failures.Worst(byRank[first..]).ShouldBeSameAs(byRank[first]);
            Failures.Worst(byRank[first..].Reverse()).ShouldBeSameAs(byRank[first]);
        }
    }

    [Fact]
    public void Failures_within_failures_count_as_themselves()
    {
        var breach = new ShardFailureException(ShardFailureKind.Invariant, "b");
        Failures.Worst([new IOException("a"), new AggregateException(new IOException("a"), new AggregateException(breach))]).ShouldBeSameAs(breach);
    }

    private static Exception Travel(Exception failure) => Failures.FromWire(Failures.ToWire(failure), Silo);
}
