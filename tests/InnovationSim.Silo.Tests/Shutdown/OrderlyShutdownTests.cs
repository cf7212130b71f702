using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using InnovationSim.Silo.Shutdown;
using InnovationSim.Silo.Tests.Building;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace InnovationSim.Silo.Tests.Shutdown;

public class OrderlyShutdownTests
{
    [Fact]
    public async Task A_silo_that_stops_is_first_not_ready_then_hands_over_and_then_leaves()
    {
        var events = new ConcurrentQueue<string>();
        TestSilo? silo = null;
        var handover = new Handover(async token =>
        {
            using HttpResponseMessage ready = await silo!.Http.GetAsync("/health/ready", token);
            using HttpResponseMessage live = await silo.Http.GetAsync("/health/live", token);
            events.Enqueue($"ready {(int)ready.StatusCode}");
            events.Enqueue($"live {(int)live.StatusCode}");
            events.Enqueue($"silo {silo.Services.GetRequiredService<ISiloStatusOracle>().CurrentStatus}");
            await silo.Grains.GetGrain<IKeeperGrain>("last").WriteAsync("word");
            events.Enqueue("handed over");
        });
        await using (silo = await TestSilo.StartAsync(TestSilo.Alone(), services => services.AddSingleton<ISiloHandover>(handover)))
        {
            (await silo.Http.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
            await silo.StopAsync();
            events.Enqueue($"silo {silo.Services.GetRequiredService<ISiloStatusOracle>().CurrentStatus}");
        }

        events.ShouldBe(["ready 503", "live 200", "silo Active", "handed over", "silo Dead"]);
    }

    [Fact]
    public async Task A_hand_over_that_fails_keeps_no_other_from_being_done()
    {
        bool done = false;
        await using TestSilo silo = await TestSilo.StartAsync(TestSilo.Alone(), services => services
            .AddSingleton<ISiloHandover>(new Handover(_ => throw new InvalidOperationException("broken")))
            .AddSingleton<ISiloHandover>(new Handover(_ =>
            {
                done = true;
                return Task.CompletedTask;
            })));
        await silo.StopAsync();
        done.ShouldBeTrue();
    }

    [Fact]
    public async Task A_hand_over_without_end_is_given_up_in_time_for_the_silo_to_leave()
    {
        var never = new TaskCompletionSource();
        bool told = false;
        var handover = new Handover(token =>
        {
            token.Register(() => told = true);
            return never.Task;
        });
        await using TestSilo silo = await TestSilo.StartAsync(
            TestSilo.Alone() with { ShutdownTimeout = TimeSpan.FromSeconds(4) }, services => services.AddSingleton<ISiloHandover>(handover));
        long started = Stopwatch.GetTimestamp();
        await silo.StopAsync();
        told.ShouldBeTrue();
        Stopwatch.GetElapsedTime(started).ShouldBeInRange(TimeSpan.FromSeconds(2.9), TimeSpan.FromSeconds(6));
        silo.Services.GetRequiredService<ISiloStatusOracle>().CurrentStatus.ShouldBe(SiloStatus.Dead);
    }

    private sealed class Handover(Func<CancellationToken, Task> run) : ISiloHandover
    {
        public Task HandOverAsync(CancellationToken cancellationToken) => run(cancellationToken);
    }
}
