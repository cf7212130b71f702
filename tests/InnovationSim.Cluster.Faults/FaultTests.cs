using InnovationSim.Cluster.Faults.Building;
using InnovationSim.Contracts;
using InnovationSim.Silo.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Cluster.Faults;

/// <summary>Whatever happens to silos and database, a run comes to its end by itself, with the bits of one that nothing happened to.</summary>
[Collection(OneAtATime)]
public class FaultTests
{
    // Two clusters at once are more than small machines carry in time.
    internal const string OneAtATime = "one cluster at a time";

    private const int Stop = 19;
    private const int Continue = 18;

    private static readonly RunRequest Long = new() { Scenario = "heilongjiang", Scale = 0.01, Seed = 5, Years = 160, CheckpointEvery = 5 };

    [ClusterFact]
    public async Task Silos_are_killed_one_after_the_other_the_one_with_the_coordinator_too()
    {
        await using FaultyCluster cluster = await FaultyCluster.StartAsync(silos: 4);
        RunRequest longer = Long with { Years = 600 };
        string run = (await cluster.Service.SubmitAsync(longer)).Run;
        Task<IReadOnlyList<YearReport>> watching = cluster.WatchAsync(run);
        await cluster.ReachesAsync(run, 12);

        Node coordinator = await cluster.CoordinatorOfAsync(run);
        cluster.Kill(cluster.Nodes.First(node => node != coordinator));
        await cluster.GoesOnAsync(run, epoch: 1);
        cluster.Kill(await cluster.CoordinatorOfAsync(run));
        await cluster.GoesOnAsync(run, epoch: 2);
        cluster.Kill(cluster.Nodes[0]);

        IReadOnlyList<YearReport> watched = await watching;
        await cluster.ShouldBeWholeAsync(run, longer, watched);
        (await cluster.Service.StatusAsync(run)).Epoch.ShouldBeGreaterThanOrEqualTo(3);
    }

    [ClusterFact]
    public async Task A_silo_that_was_frozen_past_its_time_is_not_believed_when_it_wakes()
    {
        await using FaultyCluster cluster = await FaultyCluster.StartAsync(silos: 3);
        string run = (await cluster.Service.SubmitAsync(Long)).Run;
        Task<IReadOnlyList<YearReport>> watching = cluster.WatchAsync(run);
        await cluster.ReachesAsync(run, 12);
        Node frozen = await cluster.CoordinatorOfAsync(run);

        frozen.Process.Signal(Stop);
        await cluster.ReachesAsync(run, 60);
        frozen.Process.Signal(Continue);

        IReadOnlyList<YearReport> watched = await watching;
        await cluster.ShouldBeWholeAsync(run, Long, watched);
    }

    [ClusterFact]
    public async Task The_database_is_gone_for_twenty_seconds()
    {
        await using FaultyCluster cluster = await FaultyCluster.StartAsync(silos: 2);
        string run = (await cluster.Service.SubmitAsync(Long)).Run;
        Task<IReadOnlyList<YearReport>> watching = cluster.WatchAsync(run);
        await cluster.ReachesAsync(run, 12);

        cluster.Server.Crash();
        await Task.Delay(TimeSpan.FromSeconds(20));
        cluster.Server.Start();

        IReadOnlyList<YearReport> watched = await watching;
        await cluster.ShouldBeWholeAsync(run, Long, watched);
    }

    [ClusterFact]
    public async Task All_silos_die_at_once_and_others_start()
    {
        await using FaultyCluster cluster = await FaultyCluster.StartAsync(silos: 2);
        string run = (await cluster.Service.SubmitAsync(Long)).Run;
        string queued = (await cluster.Service.SubmitAsync(Long with { Seed = 6, Years = 20 })).Run;
        await cluster.ReachesAsync(run, 12);

        foreach (Node node in cluster.Nodes.ToArray()) cluster.Kill(node);
        await Task.WhenAll(cluster.AddAsync(), cluster.AddAsync());

        IReadOnlyList<YearReport> watched = await cluster.WatchAsync(run);
        await cluster.ShouldBeWholeAsync(run, Long, watched);
        await cluster.ShouldBeWholeAsync(queued, Long with { Seed = 6, Years = 20 }, await cluster.WatchAsync(queued));
    }

    [ClusterFact]
    public async Task Silos_join_and_leave_during_a_run()
    {
        await using FaultyCluster cluster = await FaultyCluster.StartAsync(silos: 1);
        RunRequest longer = Long with { Years = 400 };
        string run = (await cluster.Service.SubmitAsync(longer)).Run;
        Task<IReadOnlyList<YearReport>> watching = cluster.WatchAsync(run);
        await cluster.ReachesAsync(run, 5);

        await cluster.AddAsync();
        await cluster.SpreadsOverAsync(run, 2);
        Node coordinator = await cluster.CoordinatorOfAsync(run);
        coordinator.Process.Signal(SiloProcess.Terminate);
        (await coordinator.Process.EndAsync()).ShouldBe(0, coordinator.Process.Said);
        coordinator.Process.Said.ShouldContain("Handed over");

        IReadOnlyList<YearReport> watched = await watching;
        await cluster.ShouldBeWholeAsync(run, longer, watched);
    }
}
