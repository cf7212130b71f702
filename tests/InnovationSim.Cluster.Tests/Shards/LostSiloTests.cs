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

/// <summary>A silo dies under a run.</summary>
public sealed class LostSiloTests : IAsyncLifetime
{
    private static readonly TimeSpan Hung = TimeSpan.FromSeconds(90);

    private readonly ThreeSilos _silos = new();

    public Task InitializeAsync() => _silos.InitializeAsync();

    public Task DisposeAsync() => _silos.DisposeAsync();

    [Fact]
    public async Task A_run_that_loses_a_silo_is_told_which_and_the_next_life_on_the_others_gives_the_same_bits()
    {
        RunSpec spec = SmallRegion.Toy.Spec(Seeds.Usual, ShardSizes.Uniform(32)) with { Years = 3 };
        await using var whole = new InProcessFleet(spec.World, spec.Seed, threads: 1);
        Digest expected = (await new RunCoordinator(spec, whole).RunAsync()).Digest;
        GrainFleet fleet = _silos.NewFleet(spec, over: 3, "killed", epoch: 1);
        var run = new RunCoordinator(spec, fleet);
        await run.BeginAsync();
        var victim = _silos.Cluster.Silos.First(silo => silo.SiloAddress.ToParsableString() == fleet.Silos[2]);
        await _silos.Cluster.KillSiloAsync(victim);

        var lost = await Should.ThrowAsync<FleetLostException>(() => run.RunYearAsync().WaitAsync(Hung));

        lost.Silo.ShouldBe(fleet.Silos[2]);
        lost.Message.ShouldContain(fleet.Silos[2]);
        GrainFleet next = new(_silos.Cluster.Client, new RunLifeId("killed", 2), spec, _silos.Runs.Add(spec), [.. fleet.Silos.Take(2)]);
        YearRecord end = await new RunCoordinator(spec, next).RunAsync().WaitAsync(Hung);
        end.Digest.ShouldBe(expected);
    }
}
