using System.Runtime.CompilerServices;
using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Phases;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Fleet;

public class InProcessFleetTests
{
    // Far longer than anything here takes: a fleet that hangs fails rather than stops the build.
    private static readonly TimeSpan Hung = TimeSpan.FromSeconds(60);

    private static readonly World Toy = SmallRegion.Toy.World();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1025)]
    public void A_number_of_threads_out_of_range_is_refused_with_value_and_range(int threads)
    {
        var refused = Should.Throw<ArgumentOutOfRangeException>(() => new InProcessFleet(Toy, 1, threads));
        refused.ParamName.ShouldBe("threads");
        refused.ActualValue.ShouldBe(threads);
        refused.Message.ShouldContain("1 to 1024 threads");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    public async Task What_a_shard_throws_comes_out_as_it_was_thrown(int threads)
    {
        // A rate that is no number gets past no check of a scenario; here it makes every pool throw when its students graduate.
        World broken = Broken();
        RunSpec spec = Spec(broken);
        await using var fleet = new InProcessFleet(broken, spec.Seed, threads);
        var thrown = await Should.ThrowAsync<ArgumentOutOfRangeException>(() => new RunCoordinator(spec, fleet).RunAsync().WaitAsync(Hung));
        thrown.ParamName.ShouldBe("p");
        thrown.StackTrace.ShouldNotBeNull().ShouldContain("CareerPhase");
    }

    [Fact]
    public async Task A_fleet_that_has_failed_does_not_disturb_another()
    {
        World broken = Broken();
        await using (var failing = new InProcessFleet(broken, 1, 4))
            await Should.ThrowAsync<ArgumentOutOfRangeException>(() => new RunCoordinator(Spec(broken), failing).RunAsync().WaitAsync(Hung));

        Digest undisturbed = (await new RunCoordinator(Spec(Toy), new InProcessFleet(Toy, 1, 1)).RunAsync()).Digest;
        (await new RunCoordinator(Spec(Toy), new InProcessFleet(Toy, 1, 4)).RunAsync().WaitAsync(Hung)).Digest.ShouldBe(undisturbed);
    }

    [Fact]
    public async Task A_fleet_has_the_shards_of_the_map_as_soon_as_it_has_stepped()
    {
        RunSpec spec = Spec(Toy);
        await using var fleet = new InProcessFleet(Toy, spec.Seed, 2);
        fleet.ShardCount.ShouldBe(0);
        await new RunCoordinator(spec, fleet).BeginAsync();
        fleet.ShardCount.ShouldBe(spec.FirstPartition().ShardCount);
        fleet.StateBytes.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task More_threads_than_shards_do_no_harm()
    {
        RunSpec spec = Spec(Toy);
        spec.FirstPartition().ShardCount.ShouldBeLessThan(64);
        Digest alone = (await new RunCoordinator(spec, new InProcessFleet(Toy, 1, 1)).RunAsync()).Digest;
        (await new RunCoordinator(spec, new InProcessFleet(Toy, 1, 64)).RunAsync().WaitAsync(Hung)).Digest.ShouldBe(alone);
    }

    [Fact]
    public async Task A_step_on_a_cancelled_token_is_not_begun()
    {
        await using var fleet = new InProcessFleet(Toy, 1, 2);
        var command = new StepCommand(0, Year.Genesis[0], Spec(Toy).FirstPartition(), new Signals(Toy));
        await Should.ThrowAsync<OperationCanceledException>(async () => await fleet.StepAsync(command, new CancellationToken(canceled: true)));
        fleet.ShardCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_fleet_may_be_disposed_of_twice_and_before_its_first_step()
    {
        var fleet = new InProcessFleet(Toy, 1, 2);
        await fleet.DisposeAsync();
        await Should.NotThrowAsync(async () => await fleet.DisposeAsync());
    }

    [Fact]
    public void A_fleet_that_is_disposed_of_and_forgotten_is_held_by_no_thread()
    {
        WeakReference fleet = RunAndForget();
        for (int i = 0; i < 10 && fleet.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        fleet.IsAlive.ShouldBeFalse();
    }

    // Not inlined: no local of the test may hold the fleet.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunAndForget()
    {
        var fleet = new InProcessFleet(Toy, 1, 4);
        // On a thread of its own, so that no frame of this one keeps what the run has left on it.
        var thread = new Thread(() =>
        {
            new RunCoordinator(Spec(Toy), fleet).RunAsync().GetAwaiter().GetResult();
            fleet.DisposeAsync().AsTask().GetAwaiter().GetResult();
        });
        thread.Start();
        thread.Join();
        return new WeakReference(fleet);
    }

    private static World Broken() => SmallRegion.Toy.WorldWith(parameters => parameters with { GraduationRate = double.NaN });

    private static RunSpec Spec(World world) => new() { World = world, Seed = 1, Years = 1, ShardSizes = ShardSizes.Uniform(32) };
}
