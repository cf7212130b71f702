using InnovationSim.Contracts;
using InnovationSim.Service.Conformance.Building;
using Shouldly;

namespace InnovationSim.Service.Conformance;

/// <content>Watching.</content>
public abstract partial class SimulationServiceConformance
{
    [ServiceFact]
    public async Task Watching_from_the_beginning_gives_every_year_once_as_it_comes()
    {
        RunStatus run = await Service.SubmitAsync(Toy.Request(12));
        List<YearReport> years = await WatchAsync(run.Run);
        years.Select(year => year.Year).ShouldBe(Enumerable.Range(0, 13));
        years.Select(year => year.Digest).ShouldBe(await Toy.DigestsAsync(12));
        (await Service.StatusAsync(run.Run)).State.ShouldBe(RunState.Complete);
    }

    [ServiceFact]
    public async Task Watching_from_the_middle_gives_the_years_after()
    {
        RunStatus run = await RunAsync(Toy.Request(4));
        (await WatchAsync(run.Run, afterYear: 2)).Select(year => year.Year).ShouldBe([3, 4]);
    }

    [ServiceFact]
    public async Task Watching_after_the_last_year_ends_at_once()
    {
        RunStatus run = await RunAsync(Toy.Request(2));
        (await WatchAsync(run.Run, afterYear: 2)).ShouldBeEmpty();
    }

    [ServiceFact]
    public async Task A_year_is_reported_alike_while_the_run_goes_and_later()
    {
        RunStatus run = await Service.SubmitAsync(Toy.Request(3));
        List<YearReport> then = await WatchAsync(run.Run);
        List<YearReport> later = await WatchAsync(run.Run);
        for (int year = 0; year <= 3; year++)
        {
            later[year].Metrics.ShouldBe(then[year].Metrics);
            (later[year].Run, later[year].CalendarYear, later[year].Digest).ShouldBe((run.Run, Toy.World.BaseYear + year, then[year].Digest));
        }
    }

    [ServiceFact]
    public async Task Two_watchers_see_the_same()
    {
        RunStatus run = await Service.SubmitAsync(Toy.Request(10));
        List<YearReport>[] both = await Task.WhenAll(WatchAsync(run.Run), WatchAsync(run.Run, afterYear: 3));
        both[0].Select(year => year.Year).ShouldBe(Enumerable.Range(0, 11));
        both[1].Select(year => year.Digest).ShouldBe(both[0].Skip(4).Select(year => year.Digest));
    }

    [ServiceFact]
    public async Task Watching_a_run_that_is_cancelled_ends_after_its_last_year()
    {
        string run = await RunningAsync();
        Task<List<YearReport>> watching = WatchAsync(run);
        await Service.CancelAsync(run);
        List<YearReport> years = await watching;
        years.Select(year => year.Year).ShouldBe(Enumerable.Range(0, years.Count));
        (await Service.StatusAsync(run)).Year.ShouldBe(years[^1].Year);
    }

    [ServiceFact]
    public async Task Watching_outlasts_a_pause()
    {
        RunStatus run = await Service.SubmitAsync(Toy.Lasting);
        Task<List<YearReport>> watching = WatchAsync(run.Run);
        await WhenAsync(run.Run, status => status.Year >= 1, "running");
        await Service.PauseAsync(run.Run);
        await WhenAsync(run.Run, RunState.Paused);
        watching.IsCompleted.ShouldBeFalse();
        await Service.ResumeAsync(run.Run);
        (await watching).Select(year => year.Year).ShouldBe(Enumerable.Range(0, Toy.LongYears + 1));
    }

    [ServiceFact]
    public async Task A_watcher_can_stop()
    {
        string run = await RunningAsync();
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (YearReport year in Service.WatchAsync(run, cancellationToken: stop.Token))
            {
                if (year.Year == 2) await stop.CancelAsync();
            }
        });
        (await Service.StatusAsync(run)).State.ShouldBe(RunState.Running);
        await Service.CancelAsync(run);
    }

    [ServiceFact]
    public Task Nobody_watches_a_run_that_is_not_there() => ShouldNotBeFoundAsync(() => WatchAsync("20200101-000000-abcd"));
}
