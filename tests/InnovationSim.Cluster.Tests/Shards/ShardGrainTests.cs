using InnovationSim.Cluster.Contracts.Shards;
using InnovationSim.Cluster.Kernels;
using InnovationSim.Cluster.Shards;
using InnovationSim.Cluster.Tests.Building;
using InnovationSim.Engine;
using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace InnovationSim.Cluster.Tests.Shards;

/// <summary>Shards as grains: where they live, as what, and what they say of themselves.</summary>
public sealed class ShardGrainTests(ThreeSilos silos) : IClassFixture<ThreeSilos>
{
    private static readonly TimeSpan Hung = TimeSpan.FromSeconds(60);

    private static readonly RunSpec Spec = SmallRegion.Toy.Spec(Seeds.Usual, ShardSizes.Uniform(32)) with { Years = 2 };

    private static readonly Dictionary<AgentKind, Type> Types = new()
    {
        [AgentKind.University] = typeof(UniversityGrain),
        [AgentKind.ResearchInstitute] = typeof(ResearchInstituteGrain),
        [AgentKind.StateOwnedEnterprise] = typeof(StateOwnedEnterpriseGrain),
        [AgentKind.PrivateFirm] = typeof(PrivateFirmGrain),
        [AgentKind.TalentPool] = typeof(TalentPoolGrain),
    };

    [Fact]
    public async Task Shards_live_where_the_layout_says_as_grains_of_their_kind()
    {
        await using GrainFleet fleet = silos.NewFleet(Spec, over: 3, "layout", epoch: 4);
        await new RunCoordinator(Spec, fleet).BeginAsync();
        Partition map = Spec.FirstPartition();
        ShardLayout layout = ShardLayout.Spread(map, 3);

        DetailedGrainStatistic[] all = await silos.Cluster.Client.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        var there = all.Where(each => each.GrainId.Key.ToString()!.StartsWith("layout/4/", StringComparison.Ordinal) &&
            Types.Values.Any(type => each.GrainType.StartsWith(type.FullName!, StringComparison.Ordinal)))
            .Select(each => (Type: each.GrainType.Split(',')[0], Key: each.GrainId.Key.ToString()!, Silo: each.SiloAddress.ToParsableString()));

        there.ShouldBe(
            Enumerable.Range(0, map.ShardCount).Select(map.Shard)
                .Select(shard => (Type: Types[shard.Kind].FullName!, Key: ShardKey.Of("layout", 4, shard).ToString(),
                    Silo: fleet.Silos[layout.OwnerOf(shard)])),
            ignoreOrder: true);
    }

    [Fact]
    public async Task Hosts_and_shards_say_what_they_hold()
    {
        await using GrainFleet fleet = silos.NewFleet(Spec, over: 2, "state", epoch: 3);
        var run = new RunCoordinator(Spec, fleet);
        await run.BeginAsync();
        await run.RunYearAsync();
        Partition map = Spec.FirstPartition();

        HostState[] hosts = [await Host("state", 3, 0).GetState(), await Host("state", 3, 1).GetState()];
        hosts.ShouldAllBe(host => host.Run == "state" && host.Epoch == 3 && host.Step == "year 1, Record" && host.StateBytes > 0);
        hosts.Sum(host => host.Shards).ShouldBeGreaterThanOrEqualTo(map.ShardCount);

        // In this region no university is founded and none goes.
        int universities = 0;
        (int first, int end) = map.Range(AgentKind.University);
        for (int number = first; number < end; number++)
        {
            ShardState state = await silos.Cluster.Client.GetGrain<IUniversityGrain>(ShardKey.Of("state", 3, map.Shard(number)).ToString()).GetState();
            (state.Run, state.Epoch, state.Shard, state.Year).ShouldBe(("state", 3L, map.Shard(number).ToString(), 1));
            state.Steps.ShouldBeGreaterThan(1);
            state.StateBytes.ShouldBeGreaterThan(0);
            state.StepMilliseconds.ShouldBeGreaterThan(0);
            universities += state.Agents;
        }

        universities.ShouldBe(Enumerable.Range(0, map.Cities).Sum(city => map.Agents(AgentKind.University, city)));
    }

    [Fact]
    public async Task Asking_for_states_does_not_wait_for_a_step_under_way()
    {
        await using GrainFleet fleet = silos.NewFleet(Spec, over: 1, "busy", epoch: 1);
        var run = new RunCoordinator(Spec, fleet);
        await run.BeginAsync();
        string shard = ShardKey.Of("busy", 1, Spec.FirstPartition().Shard(0)).ToString();
        KernelPool pool = silos.Cluster.Silos.Single(silo => silo.SiloAddress.ToParsableString() == fleet.Silos[0])
            .ServiceProvider.GetRequiredService<KernelPool>();
        using var go = new ManualResetEventSlim();
        Task[] blocked = [.. Enumerable.Range(0, pool.Workers).Select(_ => pool.RunAsync(_ => go.Wait(Hung)))];
        Task year = run.RunYearAsync();
        try
        {
            HostState host = await Host("busy", 1, 0).GetState().WaitAsync(Hung);
            ShardState state = await silos.Cluster.Client.GetGrain<IUniversityGrain>(shard).GetState().WaitAsync(Hung);
            (host.Step, state.Year, year.IsCompleted).ShouldBe(($"year 0, {Year.Genesis[^1].Step}", 0, false));
        }
        finally
        {
            go.Set();
        }

        await Task.WhenAll(blocked).WaitAsync(Hung);
        await year.WaitAsync(Hung);
        (await Host("busy", 1, 0).GetState()).Step.ShouldBe("year 1, Record");
    }

    [Fact]
    public async Task Who_asks_for_a_shard_of_a_run_that_is_not_there_brings_none_to_life() =>
        await Should.ThrowAsync<Exception>(() => silos.Cluster.Client.GetGrain<ITalentPoolGrain>("nobody/1/0/0").GetState());

    private IShardHostGrain Host(string run, long epoch, int place) =>
        silos.Cluster.Client.GetGrain<IShardHostGrain>(new HostKey(run, epoch, silos.Silos[place]).ToString());
}
