using InnovationSim.Contracts;
using InnovationSim.Service.Conformance.Building;
using Shouldly;

namespace InnovationSim.Service.Conformance;

/// <content>The service is stopped and started again.</content>
public abstract partial class SimulationServiceConformance
{
    [ServiceFact]
    public async Task A_run_that_was_interrupted_goes_on_to_the_same_bits()
    {
        string run = (await Service.SubmitAsync(Toy.Lasting)).Run;
        await WhenAsync(run, status => status.Year >= 3, "running");
        await RestartAsync();
        await WhenAsync(run, RunState.Complete);
        List<YearReport> years = await WatchAsync(run);
        years.Select(year => year.Year).ShouldBe(Enumerable.Range(0, Toy.LongYears + 1));
        years.Select(year => year.Digest).ShouldBe(await Toy.DigestsAsync(Toy.LongYears));
    }

    [ServiceFact]
    public async Task Runs_that_were_accepted_are_there_after_a_restart_and_run()
    {
        await RestartAsync(mostAtOnce: 1);
        string running = await RunningAsync();
        string[] queued = [(await Service.SubmitAsync(Toy.Request(1))).Run, (await Service.SubmitAsync(Toy.Request(2))).Run];
        await RestartAsync(mostAtOnce: 1);
        await Service.CancelAsync(running);
        foreach (string run in queued) await WhenAsync(run, RunState.Complete);
        await WhenAsync(running, RunState.Cancelled);
    }

    [ServiceFact]
    public async Task A_paused_run_stays_paused_and_can_be_resumed()
    {
        string run = (await PausedAsync()).Run;
        await RestartAsync();
        (await Service.StatusAsync(run)).State.ShouldBe(RunState.Paused);
        await Service.ResumeAsync(run);
        (await WhenAsync(run, RunState.Complete)).Digest.ShouldBe((await Toy.DigestsAsync(Toy.LongYears))[^1]);
    }

    [ServiceFact]
    public async Task A_command_that_was_not_obeyed_before_a_restart_is_obeyed_after_it()
    {
        string run = await RunningAsync();
        await Service.PauseAsync(run);
        await RestartAsync();
        await WhenAsync(run, RunState.Paused);
    }

    [ServiceFact]
    public async Task A_complete_run_can_be_read_after_a_restart()
    {
        RunStatus before = await RunAsync(Toy.Request(3));
        await RestartAsync();
        RunStatus after = await Service.StatusAsync(before.Run);
        (after.State, after.Digest, after.Year, after.Organisations).ShouldBe((RunState.Complete, before.Digest, 3, before.Organisations));
        (await WatchAsync(before.Run)).Count.ShouldBe(4);
        (await Service.OrganisationsAsync(before.Run, new OrganisationQuery { Kind = "university", City = Toy.World.Cities[0].Id })).AsOfYear.ShouldBe(3);
    }

    [ServiceFact]
    public async Task A_key_is_known_after_a_restart()
    {
        RunStatus first = await Service.SubmitAsync(Toy.Request(1), "a key");
        await RestartAsync();
        (await Service.SubmitAsync(Toy.Request(1), "a key")).Run.ShouldBe(first.Run);
    }

    [ServiceFact]
    public async Task A_watcher_goes_on_where_it_was_when_the_service_is_back()
    {
        string run = (await Service.SubmitAsync(Toy.Lasting)).Run;
        var seen = new List<YearReport>();
        await foreach (YearReport year in Service.WatchAsync(run))
        {
            seen.Add(year);
            if (year.Year == 3) break;
        }

        await RestartAsync();
        seen.AddRange(await WatchAsync(run, seen[^1].Year));
        seen.Select(year => year.Digest).ShouldBe(await Toy.DigestsAsync(Toy.LongYears));
    }
}
