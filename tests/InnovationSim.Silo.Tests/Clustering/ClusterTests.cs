using InnovationSim.Silo.Tests.Building;
using InnovationSim.Storage.Postgres;
using Npgsql;
using Shouldly;

namespace InnovationSim.Silo.Tests.Clustering;

/// <summary>Silos as processes of their own, and one in this process that watches them.</summary>
public class ClusterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [PostgresFact]
    public async Task Silos_form_a_cluster_one_leaves_in_order_and_one_that_is_killed_is_declared_dead_in_time()
    {
        await using TestSchema schema = await TestSchema.MigratedAsync();
        await using TestSilo watcher = await TestSilo.StartAsync(TestSilo.In(schema));
        int leaves = Ports.Free(), dies = Ports.Free();
        using SiloProcess leaving = Start(schema, leaves), dying = Start(schema, dies);
        await leaving.SaysAsync("is active in cluster");
        await dying.SaysAsync("is active in cluster");
        await Until.TrueAsync("three active silos", Patience, async () => await ActiveAsync(watcher) == 3);

        leaving.Signal(SiloProcess.Terminate);
        (await leaving.EndAsync()).ShouldBe(0, leaving.Said);
        (await schema.StatusAsync(leaves)).ShouldBe((int)SiloStatus.Dead, "a silo that leaves says so itself");
        leaving.Said.ShouldContain("has left the cluster");

        dying.Kill();
        TimeSpan took = await Until.TrueAsync("declared dead", Patience, async () => await schema.StatusAsync(dies) == (int)SiloStatus.Dead);
        took.ShouldBeLessThan(TimeSpan.FromSeconds(15));
        (await ActiveAsync(watcher)).ShouldBe(1);
    }

    [PostgresFact]
    public async Task Grains_call_each_other_across_silos_and_failures_come_back_as_what_they_are()
    {
        await using TestSchema schema = await TestSchema.MigratedAsync();
        await using TestSilo one = await TestSilo.StartAsync(TestSilo.In(schema));
        await using TestSilo other = await TestSilo.StartAsync(TestSilo.In(schema));
        await Until.TrueAsync("two active silos", Patience, async () => await ActiveAsync(one) == 2 && await ActiveAsync(other) == 2);
        string[] places = await Task.WhenAll(Enumerable.Range(0, 64).Select(grain => one.Grains.GetGrain<IAlarmGrain>(grain).SiloAsync()));
        places.Distinct().Count().ShouldBe(2);

        foreach (int grain in (int[])[Array.IndexOf(places, places.Min()), Array.IndexOf(places, places.Max())])
        {
            (await Should.ThrowAsync<NpgsqlException>(() => one.Grains.GetGrain<IAlarmGrain>(grain).FailAsync()))
                .InnerException.ShouldBeOfType<DatabaseException>();
        }
    }

    [PostgresFact]
    public async Task Clusters_of_different_names_share_a_database_and_do_not_meet()
    {
        await using TestSchema schema = await TestSchema.MigratedAsync();
        await using TestSilo one = await TestSilo.StartAsync(TestSilo.In(schema) with { ClusterId = "one" });
        await using TestSilo other = await TestSilo.StartAsync(TestSilo.In(schema) with { ClusterId = "other" });
        (await ActiveAsync(one)).ShouldBe(1);
        (await ActiveAsync(other)).ShouldBe(1);
    }

    internal static async Task<int> ActiveAsync(TestSilo silo) =>
        (await silo.Grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Count;

    private static SiloProcess Start(TestSchema schema, int port) => SiloProcess.StartWith(
        new Dictionary<string, string> { ["INNOVATIONSIM_POSTGRES"] = schema.ConnectionString, ["INNOVATIONSIM_CLUSTER"] = "postgres" },
        "--silo-port", $"{port}", "--gateway-port", $"{Ports.Free()}", "--http", $"http://127.0.0.1:{Ports.Free()}");
}
