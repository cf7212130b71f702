using System.Text.Json;
using InnovationSim.Cluster.Contracts.Shards;
using InnovationSim.Cluster.Runs;
using InnovationSim.Cluster.Service;
using InnovationSim.Cluster.Shards;
using InnovationSim.Contracts;
using InnovationSim.Silo.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Silo.Tests.Http;

/// <summary>What the page Grain Details of the dashboard asks for.</summary>
public class DashboardStateTests
{
    [Fact]
    public async Task The_dashboard_shows_how_a_run_and_each_kind_of_shard_stand()
    {
        await using TestSilo silo = await TestSilo.StartAsync(TestSilo.Alone());
        var service = new ClusterSimulationService(silo.Grains);
        RunStatus run = await service.SubmitAsync(new RunRequest { Scenario = "toy", Scale = 0.01, Years = 20_000, CheckpointEvery = 500 });
        await foreach (YearReport year in service.WatchAsync(run.Run))
        {
            if (year.Year == 2) break;
        }

        JsonElement running = await StateAsync(silo, run.Run, typeof(RunCoordinatorGrain));
        running.GetProperty("Scenario").GetString().ShouldBe("toy");
        running.GetProperty("Activity").GetString().ShouldBe("runs");
        running.GetProperty("Year").GetInt32().ShouldBeGreaterThanOrEqualTo(2);
        string shard = new ShardKey(run.Run, running.GetProperty("Epoch").GetInt64(), 0, 0).ToString();
        foreach (Type kind in (Type[])[typeof(UniversityGrain), typeof(StateOwnedEnterpriseGrain), typeof(PrivateFirmGrain), typeof(TalentPoolGrain)])
            (await StateAsync(silo, shard, kind)).GetProperty("Agents").GetInt32().ShouldBeGreaterThan(0, kind.Name);
        await service.CancelAsync(run.Run);
        await foreach (YearReport _ in service.WatchAsync(run.Run, afterYear: int.MaxValue)) Assert.Fail("There is no such year.");
        await Until.TrueAsync("what became of it", TimeSpan.FromSeconds(20), async () =>
            (await StateAsync(silo, run.Run, typeof(RunCoordinatorGrain))).GetProperty("Activity").GetString() == "rests: cancelled");
        (await StateAsync(silo, run.Run, typeof(RunCoordinatorGrain))).GetProperty("Year").GetInt32().ShouldBeGreaterThanOrEqualTo(2);
    }

    private static async Task<JsonElement> StateAsync(TestSilo silo, string grain, Type type)
    {
        string answer = await silo.Http.GetStringAsync(new Uri($"/dashboard/GrainState?grainId={grain}&grainType={type.FullName}", UriKind.Relative));
        return JsonDocument.Parse(JsonDocument.Parse(answer).RootElement.GetString()!).RootElement.GetProperty("GetState");
    }
}
