using System.Diagnostics;
using InnovationSim.Contracts;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Service.Conformance.Building;
using InnovationSim.Service.Embedded;
using InnovationSim.Service.Tests.Building;
using InnovationSim.Storage.Catalogs;
using Shouldly;
using Xunit;

namespace InnovationSim.Service.Tests.Embedded;

public sealed class EmbeddedFaultTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("innovationsim-");
    private FolderRunStorage _storage = null!;

    public Task InitializeAsync()
    {
        _storage = FolderRunStorage.Open(_folder.FullName);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _storage.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_run_that_cannot_go_on_has_failed_says_why_and_can_be_resumed()
    {
        int fleets = 0;
        await using EmbeddedSimulationService service = await EmbeddedSimulationService.StartAsync(_storage, new EmbeddedOptions
        {
            NewFleet = (spec, _) => new FailingFleet(new InProcessFleet(spec.World, spec.Seed, 1), fleets++ == 0 ? 3 : -1, Step.Plan),
        });
        string run = (await service.SubmitAsync(Toy.Request(4))).Run;
        RunStatus failed = await EndAsync(service, run);
        (failed.State, failed.Error, failed.Year).ShouldBe((RunState.Failed, "The fleet is gone.", 2));
        await service.ResumeAsync(run);
        RunStatus complete = await EndAsync(service, run);
        (complete.State, complete.Error, complete.Epoch).ShouldBe((RunState.Complete, null, 1L));
        complete.Digest.ShouldBe((await Toy.DigestsAsync(4))[^1]);
    }

    [Fact]
    public async Task A_disk_that_fails_for_a_while_only_delays_a_run()
    {
        int fleets = 0;
        await using EmbeddedSimulationService service = await EmbeddedSimulationService.StartAsync(_storage, new EmbeddedOptions
        {
            RetryPause = TimeSpan.FromMilliseconds(1),
            NewFleet = (spec, _) => fleets++ < 3 ? throw new IOException("The disk is busy.") : new InProcessFleet(spec.World, spec.Seed, 1),
        });
        string run = (await service.SubmitAsync(Toy.Request(2))).Run;
        RunStatus status = await EndAsync(service, run);
        (status.State, status.Epoch).ShouldBe((RunState.Complete, 3L));
    }

    [Fact]
    public async Task A_disk_that_stays_broken_makes_a_run_fail_after_some_tries()
    {
        int fleets = 0;
        await using EmbeddedSimulationService service = await EmbeddedSimulationService.StartAsync(_storage, new EmbeddedOptions
        {
            Retries = 2,
            RetryPause = TimeSpan.FromMilliseconds(1),
            NewFleet = (_, _) =>
            {
                fleets++;
                throw new IOException("The disk is broken.");
            },
        });
        RunStatus status = await EndAsync(service, (await service.SubmitAsync(Toy.Request(2))).Run);
        (status.State, status.Error, fleets).ShouldBe((RunState.Failed, "The disk is broken.", 3));
    }

    [Fact]
    public async Task A_failed_run_makes_room_for_the_next()
    {
        int fleets = 0;
        await using EmbeddedSimulationService service = await EmbeddedSimulationService.StartAsync(_storage, new EmbeddedOptions
        {
            MostAtOnce = 1,
            NewFleet = (spec, _) => fleets++ == 0 ? throw new InvalidOperationException("no") : new InProcessFleet(spec.World, spec.Seed, 1),
        });
        string first = (await service.SubmitAsync(Toy.Request(1))).Run;
        string second = (await service.SubmitAsync(Toy.Request(1))).Run;
        (await EndAsync(service, second)).State.ShouldBe(RunState.Complete);
        (await service.StatusAsync(first)).State.ShouldBe(RunState.Failed);
    }

    [Fact]
    public async Task A_stop_without_patience_breaks_off_and_the_next_start_goes_on()
    {
        EmbeddedSimulationService service = await EmbeddedSimulationService.StartAsync(_storage);
        string run = (await service.SubmitAsync(Toy.Lasting)).Run;
        await foreach (YearReport year in service.WatchAsync(run))
        {
            if (year.Year == 5) break;
        }

        await service.StopAsync(new CancellationToken(canceled: true));
        await service.DisposeAsync();
        await using EmbeddedSimulationService next = await EmbeddedSimulationService.StartAsync(_storage);
        (await EndAsync(next, run)).Digest.ShouldBe((await Toy.DigestsAsync(Toy.LongYears))[^1]);
    }

    [Fact]
    public async Task A_run_that_was_cut_off_waits_for_its_turn_and_can_be_cancelled_meanwhile()
    {
        EmbeddedSimulationService service = await EmbeddedSimulationService.StartAsync(_storage, new EmbeddedOptions { MostAtOnce = 2 });
        string[] runs = [(await service.SubmitAsync(Toy.Endless)).Run, (await service.SubmitAsync(Toy.Endless)).Run];
        foreach (string run in runs)
        {
            await foreach (YearReport year in service.WatchAsync(run))
            {
                if (year.Year == 1) break;
            }
        }

        await service.StopAsync(new CancellationToken(canceled: true));
        await service.DisposeAsync();
        await using EmbeddedSimulationService next = await EmbeddedSimulationService.StartAsync(_storage, new EmbeddedOptions { MostAtOnce = 1 });
        (await next.StatusAsync(runs[1])).State.ShouldBe(RunState.Queued);
        (await next.CancelAsync(runs[1])).State.ShouldBe(RunState.Cancelled);
        await next.CancelAsync(runs[0]);
        (await EndAsync(next, runs[0])).State.ShouldBe(RunState.Cancelled);
    }

    [Fact]
    public async Task Watchers_are_told_when_the_service_stops()
    {
        EmbeddedSimulationService service = await EmbeddedSimulationService.StartAsync(_storage);
        string run = (await service.SubmitAsync(Toy.Endless)).Run;
        var watching = Task.Run(async () =>
        {
            await foreach (YearReport year in service.WatchAsync(run, afterYear: 1_000_000)) year.Year.ShouldBeGreaterThan(1_000_000);
        });
        await service.DisposeAsync();
        (await Should.ThrowAsync<ServiceUnavailableException>(() => watching)).Error.Code.ShouldBe(SimulationErrorCode.Unavailable);
    }

    private static async Task<RunStatus> EndAsync(EmbeddedSimulationService service, string run)
    {
        long began = Stopwatch.GetTimestamp();
        for (;;)
        {
            RunStatus status = await service.StatusAsync(run);
            if (status.State.IsEnd()) return status;
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromMinutes(2), status.ToString());
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }
}
