using InnovationSim.Cluster.Faults.Building;
using InnovationSim.Contracts;
using Shouldly;
using Xunit;

namespace InnovationSim.Cluster.Faults;

/// <summary>The same as for other faults, on hosts with addresses of their own of which one is cut off and let back.</summary>
[Collection(FaultTests.OneAtATime)]
public class PartitionTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(5);

    private static readonly RunRequest Long = new() { Scenario = "heilongjiang", Scale = 0.01, Seed = 5, Years = 160, CheckpointEvery = 5 };

    [HostsFact]
    public async Task A_host_that_was_cut_off_past_its_time_is_not_believed_when_it_is_back()
    {
        using var hosts = new Hosts(3);
        await using FaultyCluster cluster = await FaultyCluster.StartAsync(hosts);
        string run = (await cluster.Service.SubmitAsync(Long)).Run;
        Task<IReadOnlyList<YearReport>> watching = cluster.WatchAsync(run);
        await cluster.ReachesAsync(run, 12);
        Node alone = await cluster.CoordinatorOfAsync(run);

        hosts.CutOff(hosts.Of(alone));
        await cluster.GoesOnAsync(run, epoch: 1);
        alone.Process.HasEnded.ShouldBeFalse(alone.Process.Said);
        hosts.LetBack(hosts.Of(alone));

        (await alone.Process.EndAsync()).ShouldNotBe(0, alone.Process.Said);
        await cluster.ShouldBeWholeAsync(run, Long, await watching);
    }

    [HostsFact]
    public async Task A_host_with_the_coordinator_is_cut_off_from_the_others_but_not_from_the_database()
    {
        using var hosts = new Hosts(3);
        await using FaultyCluster cluster = await FaultyCluster.StartAsync(hosts);
        string run = (await cluster.Service.SubmitAsync(Long)).Run;
        Task<IReadOnlyList<YearReport>> watching = cluster.WatchAsync(run);
        await cluster.ReachesAsync(run, 12);
        Node alone = await cluster.CoordinatorOfAsync(run);

        hosts.CutOffFromSilos(hosts.Of(alone));
        await cluster.GoesOnAsync(run, epoch: 1);
        // It reads in the database that it is dead, and believes that.
        (await alone.Process.EndAsync()).ShouldNotBe(0, alone.Process.Said);
        hosts.LetBack(hosts.Of(alone));

        await cluster.ShouldBeWholeAsync(run, Long, await watching);
    }

    [HostsFact]
    public async Task A_host_that_was_cut_off_for_a_short_time_stays_a_member()
    {
        using var hosts = new Hosts(3);
        await using FaultyCluster cluster = await FaultyCluster.StartAsync(hosts);
        string run = (await cluster.Service.SubmitAsync(Long)).Run;
        Task<IReadOnlyList<YearReport>> watching = cluster.WatchAsync(run);
        await cluster.ReachesAsync(run, 12);
        Node coordinator = await cluster.CoordinatorOfAsync(run);
        Node alone = cluster.Nodes.First(node => node != coordinator);

        hosts.CutOff(hosts.Of(alone));
        await Task.Delay(Short);
        watching.IsCompleted.ShouldBeFalse();
        hosts.LetBack(hosts.Of(alone));

        await cluster.ShouldBeWholeAsync(run, Long, await watching);
        cluster.Nodes.ShouldAllBe(node => !node.Process.HasEnded, cluster.Said());
    }
}
