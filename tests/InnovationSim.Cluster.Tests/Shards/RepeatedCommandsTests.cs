using InnovationSim.Cluster.Contracts.Shards;
using InnovationSim.Cluster.Shards;
using InnovationSim.Cluster.Tests.Building;
using InnovationSim.Engine;
using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;
using Shouldly;
using Xunit;

namespace InnovationSim.Cluster.Tests.Shards;

/// <summary>What comes twice is done once; what comes at the wrong time, or from a life that is over, is not done at all.</summary>
public sealed class RepeatedCommandsTests(EchoingSilos silos) : IClassFixture<EchoingSilos>
{
    private static readonly RunSpec Spec = SmallRegion.Toy.Spec(Seeds.Usual, ShardSizes.Uniform(32)) with { Years = 3 };

    [Fact]
    public async Task Steps_and_parcels_that_come_again_and_late_change_nothing()
    {
        await using var whole = new InProcessFleet(Spec.World, Spec.Seed, threads: 1);
        var expectedBytes = new BytesRead();
        Digest expected = (await new RunCoordinator(Spec, whole, expectedBytes).RunAsync()).Digest;
        await using GrainFleet fleet = silos.NewFleet(Spec, over: 2);
        int steps = silos.Echoes.Steps;
        int late = silos.Echoes.Late;

        var bytes = new BytesRead();
        (await new RunCoordinator(Spec, fleet, bytes).RunAsync()).Digest.ShouldBe(expected);

        // Messages that are read a second time may be of a kind that nobody looks for any more, and do no harm: but not one byte more is read.
        bytes.Steps.ShouldBe(expectedBytes.Steps);
        (silos.Echoes.Steps - steps).ShouldBe(2 * (Year.Genesis.Length + (Spec.Years * Year.Steps.Length)));
        silos.Echoes.Late.ShouldBeGreaterThan(late);
        fleet.RemoteBytes.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(1000)]
    public async Task A_step_out_of_order_is_refused_with_both_numbers(int away)
    {
        await using GrainFleet fleet = silos.NewFleet(Spec, over: 1, $"order{away}", epoch: 1);
        await new RunCoordinator(Spec, fleet).BeginAsync();
        long done = Year.Genesis.Length;

        string message = (await Should.ThrowAsync<FleetLostException>(() => Host($"order{away}", 1, 0).StepAsync(StepOf(done + away)))).Message;

        message.ShouldContain($"has run step {done} ");
        message.ShouldContain($"step {done + away} cannot follow");
    }

    [Fact]
    public async Task Once_a_later_life_has_begun_silos_refuse_whatever_an_older_one_asks_for()
    {
        const string run = "fenced";
        await using GrainFleet older = silos.NewFleet(Spec, over: 2, run, epoch: 1);
        var old = new RunCoordinator(Spec, older);
        await old.BeginAsync();
        await using GrainFleet later = silos.NewFleet(Spec, over: 2, run, epoch: 2);
        var young = new RunCoordinator(Spec, later);
        await young.BeginAsync();

        IShardHostGrain host = Host(run, 1, 1);
        await Should.ThrowAsync<StaleLifeException>(() => old.RunYearAsync());
        await Should.ThrowAsync<StaleLifeException>(() => host.DeliverAsync(new MailParcel { Sequence = 1, From = 0, Number = 0, Batches = [] }));
        await Should.ThrowAsync<StaleLifeException>(() => host.SaveAsync(new HostSave { Run = run, Year = 0, Epoch = 1 }));
        await Should.ThrowAsync<StaleLifeException>(() => host.GetState());
        await using GrainFleet again = silos.NewFleet(Spec, over: 2, run, epoch: 1);
        await Should.ThrowAsync<StaleLifeException>(() => new RunCoordinator(Spec, again).BeginAsync());

        await Should.NotThrowAsync(() => young.RunAsync());
    }

    [Fact]
    public async Task A_host_that_was_ended_holds_nothing_any_more()
    {
        GrainFleet fleet = silos.NewFleet(Spec, over: 2, "ended", epoch: 1);
        await new RunCoordinator(Spec, fleet).BeginAsync();
        await fleet.DisposeAsync();
        await Should.ThrowAsync<FleetLostException>(() => Host("ended", 1, 0).GetState());
    }

    [Fact]
    public async Task A_host_of_a_silo_that_there_is_not_is_nowhere()
    {
        string nowhere = FixedSilos.Silo(9);
        IShardHostGrain host = silos.Cluster.Client.GetGrain<IShardHostGrain>(new HostKey("nowhere", 1, nowhere).ToString());
        Exception failure = await Should.ThrowAsync<Exception>(() => host.GetState());
        (failure is FleetLostException or OrleansException).ShouldBeTrue(failure.ToString());
        failure.ToString().ShouldContain(nowhere);
    }

    private IShardHostGrain Host(string run, long epoch, int place) =>
        silos.Cluster.Client.GetGrain<IShardHostGrain>(new HostKey(run, epoch, silos.Silos[place]).ToString());

    private sealed class BytesRead : IRunObserver
    {
        public List<(int Year, Step Step, long Bytes)> Steps { get; } = [];

        public void StepDone(StepReport report) => Steps.Add((report.Year, report.Step, report.MessageBytes));

        public ValueTask YearDoneAsync(YearRecord record, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }

    private static HostStep StepOf(long sequence) => new() { Sequence = sequence, Year = 1, Place = 0, Signals = [] };
}
