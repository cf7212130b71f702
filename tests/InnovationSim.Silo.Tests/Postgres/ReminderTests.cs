using InnovationSim.Silo.Tests.Building;
using Shouldly;

namespace InnovationSim.Silo.Tests.Postgres;

public class ReminderTests
{
    private const int Grains = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [PostgresFact]
    public async Task A_reminder_fires_survives_a_restart_of_the_whole_cluster_and_can_be_stopped()
    {
        await using TestSchema schema = await TestSchema.MigratedAsync();
        int before;
        await using (TestSilo first = await TestSilo.StartAsync(TestSilo.In(schema)))
        {
            IAlarmGrain alarm = first.Grains.GetGrain<IAlarmGrain>(1);
            await alarm.SetAsync(TimeSpan.FromMilliseconds(200));
            await Until.TrueAsync("two ticks", Patience, async () => await alarm.TicksAsync() >= 2);
            before = await alarm.TicksAsync();
        }

        await using TestSilo second = await TestSilo.StartAsync(TestSilo.In(schema));
        IAlarmGrain again = second.Grains.GetGrain<IAlarmGrain>(1);
        // The grain was not called: only its reminder can have waked it.
        await Until.TrueAsync("another tick", Patience, async () => await KeptTicksAsync(schema) > before);
        (await again.StopAsync()).ShouldBeTrue();
        (await schema.ScalarAsync<long>("SELECT count(*) FROM silo_reminder WHERE reminder = 'alarm'")).ShouldBe(0);
    }

    [PostgresFact]
    public async Task Reminders_of_every_part_of_the_ring_are_found()
    {
        await using TestSchema schema = await TestSchema.MigratedAsync();
        await using (TestSilo first = await TestSilo.StartAsync(TestSilo.In(schema)))
        {
            for (int grain = 0; grain < Grains; grain++) await first.Grains.GetGrain<IAlarmGrain>(grain).SetAsync(TimeSpan.FromSeconds(1));
            await Until.TrueAsync("all ticked", Patience, async () => await schema.ScalarAsync<long>("SELECT count(*) FROM silo_grain_state") == Grains);
        }

        int before = await schema.ScalarAsync<int>("SELECT max(version) FROM silo_grain_state");
        await using TestSilo second = await TestSilo.StartAsync(TestSilo.In(schema));
        await Until.TrueAsync("all ticked again", Patience, async () => await schema.ScalarAsync<int>("SELECT min(version) FROM silo_grain_state") > before);
    }

    /// <summary>All ticks that grains have kept, by the versions of their states: each tick is a write.</summary>
    private static Task<int> KeptTicksAsync(TestSchema schema) =>
        schema.ScalarAsync<int>("SELECT coalesce(sum(version), 0)::int FROM silo_grain_state");
}
