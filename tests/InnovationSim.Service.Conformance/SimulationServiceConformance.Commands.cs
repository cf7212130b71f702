using InnovationSim.Contracts;
using InnovationSim.Service.Conformance.Building;
using Shouldly;

namespace InnovationSim.Service.Conformance;

/// <content>Pausing, resuming, cancelling, removing, in every state.</content>
public abstract partial class SimulationServiceConformance
{
    private const int MostTries = 5;

    [ServiceFact]
    public async Task A_run_that_was_paused_and_resumed_has_the_digests_of_a_plain_run()
    {
        RunStatus paused = await PausedAsync();
        string run = paused.Run;
        paused.State.ShouldBe(RunState.Paused);
        paused.CheckpointYear.ShouldBe(paused.Year);
        (paused.Asked, paused.Ended).ShouldBe((RunCommand.None, null));
        await Service.ResumeAsync(run);
        RunStatus complete = await WhenAsync(run, RunState.Complete);
        complete.Epoch.ShouldBe(1);
        (await WatchAsync(run)).Select(year => year.Digest).ShouldBe(await Toy.DigestsAsync(Toy.LongYears));
    }

    /// <summary>A run that was paused on its way. One that ends at the moment at which it is asked to pause has ended: then another is asked.</summary>
    private async Task<RunStatus> PausedAsync()
    {
        for (int tries = 1; ; tries++)
        {
            string run = (await Service.SubmitAsync(Toy.Lasting)).Run;
            await WhenAsync(run, status => status.Year >= 1, "running");
            try
            {
                await Service.PauseAsync(run);
                RunStatus status = await WhenAsync(run, status => status.State is RunState.Paused or RunState.Complete, "paused, or complete");
                if (status.State == RunState.Paused || tries == MostTries) return status;
            }
            catch (StateConflictException) when (tries < MostTries)
            {
                // It was complete before it was asked.
            }
        }
    }

    [ServiceFact]
    public async Task A_paused_run_makes_room_for_the_next()
    {
        await RestartAsync(mostAtOnce: 1);
        string run = await RunningAsync();
        string next = (await Service.SubmitAsync(Toy.Request(1))).Run;
        await Service.PauseAsync(run);
        await WhenAsync(next, RunState.Complete);
        (await Service.StatusAsync(run)).State.ShouldBe(RunState.Paused);
    }

    [ServiceFact]
    public async Task Pausing_and_resuming_twice_changes_nothing()
    {
        string run = await RunningAsync();
        await Service.PauseAsync(run);
        await Service.PauseAsync(run);
        await WhenAsync(run, RunState.Paused);
        (await Service.PauseAsync(run)).State.ShouldBe(RunState.Paused);
        await Service.ResumeAsync(run);
        await WhenAsync(run, RunState.Running);
        (await Service.ResumeAsync(run)).State.ShouldBe(RunState.Running);
        await Service.CancelAsync(run);
    }

    [ServiceFact]
    public async Task A_run_that_is_resumed_before_it_paused_goes_on()
    {
        string run = await RunningAsync();
        await Service.PauseAsync(run);
        await Service.ResumeAsync(run);
        int year = (await Service.StatusAsync(run)).Year;
        await WhenAsync(run, status => status.State == RunState.Running && status.Year > year + 5, "running on");
        await Service.CancelAsync(run);
    }

    [ServiceFact]
    public async Task A_queued_run_can_be_paused_resumed_and_cancelled()
    {
        await RestartAsync(mostAtOnce: 1);
        string running = await RunningAsync();
        string queued = (await Service.SubmitAsync(Toy.Request(2))).Run;
        (await Service.PauseAsync(queued)).State.ShouldBe(RunState.Paused);
        (await Service.ResumeAsync(queued)).State.ShouldBe(RunState.Queued);
        RunStatus cancelled = await Service.CancelAsync(queued);
        (cancelled.State, cancelled.Year).ShouldBe((RunState.Cancelled, -1));
        cancelled.Ended.ShouldNotBeNull();
        await Service.CancelAsync(running);
    }

    [ServiceFact]
    public async Task A_run_that_is_cancelled_stays_cancelled_and_keeps_its_results()
    {
        string run = await RunningAsync(fromYear: 3);
        await Service.CancelAsync(run);
        RunStatus status = await WhenAsync(run, RunState.Cancelled);
        status.Ended.ShouldNotBeNull();
        (await ToListAsync(Service.ResultsAsync(run, new ResultQuery { Table = "years" }))).Count.ShouldBe(status.Year + 1);
        (await Service.CancelAsync(run)).State.ShouldBe(RunState.Cancelled);
        await RestartAsync();
        (await Service.StatusAsync(run)).State.ShouldBe(RunState.Cancelled);
    }

    [ServiceFact]
    public async Task A_paused_run_can_be_cancelled()
    {
        string run = await RunningAsync();
        await Service.PauseAsync(run);
        await WhenAsync(run, RunState.Paused);
        (await Service.CancelAsync(run)).State.ShouldBe(RunState.Cancelled);
        await ShouldConflictAsync(() => Service.ResumeAsync(run));
    }

    [ServiceFact]
    public async Task A_run_that_has_ended_takes_no_commands()
    {
        string complete = (await RunAsync(Toy.Request(1))).Run;
        await ShouldConflictAsync(() => Service.PauseAsync(complete));
        await ShouldConflictAsync(() => Service.ResumeAsync(complete));
        await ShouldConflictAsync(() => Service.CancelAsync(complete));
        (await Service.StatusAsync(complete)).State.ShouldBe(RunState.Complete);
    }

    [ServiceFact]
    public async Task Commands_to_a_run_that_is_not_there_are_told_so()
    {
        const string Nobody = "20200101-000000-abcd";
        await ShouldNotBeFoundAsync(() => Service.PauseAsync(Nobody));
        await ShouldNotBeFoundAsync(() => Service.ResumeAsync(Nobody));
        await ShouldNotBeFoundAsync(() => Service.CancelAsync(Nobody));
        await ShouldNotBeFoundAsync(() => Service.RemoveAsync(Nobody));
    }

    [ServiceFact]
    public async Task A_run_that_was_removed_is_gone()
    {
        string run = (await RunAsync(Toy.Request(1))).Run;
        await Service.RemoveAsync(run);
        await ShouldNotBeFoundAsync(() => Service.StatusAsync(run));
        (await Service.ListAsync(new RunQuery())).Runs.ShouldBeEmpty();
        await RestartAsync();
        await ShouldNotBeFoundAsync(() => Service.StatusAsync(run));
    }

    [ServiceFact]
    public async Task A_run_that_runs_or_is_queued_is_not_removed()
    {
        await RestartAsync(mostAtOnce: 1);
        string running = await RunningAsync();
        string queued = (await Service.SubmitAsync(Toy.Request(1))).Run;
        await ShouldConflictAsync(() => Service.RemoveAsync(running));
        await ShouldConflictAsync(() => Service.RemoveAsync(queued));
        await Service.CancelAsync(running);
        await WhenAsync(running, RunState.Cancelled);
        await Service.RemoveAsync(running);
        await WhenAsync(queued, RunState.Complete);
    }

    [ServiceFact]
    public async Task Whoever_watches_a_run_that_is_removed_is_told_so()
    {
        string run = await RunningAsync();
        await Service.PauseAsync(run);
        RunStatus paused = await WhenAsync(run, RunState.Paused);
        Task<List<YearReport>> watching = WatchAsync(run, paused.Year);
        await Service.RemoveAsync(run);
        await ShouldNotBeFoundAsync(() => watching);
    }

    [ServiceFact]
    public async Task The_key_of_a_run_that_was_removed_can_be_used_again()
    {
        string first = (await Service.SubmitAsync(Toy.Request(1), "a key")).Run;
        await WhenAsync(first, RunState.Complete);
        await Service.RemoveAsync(first);
        (await Service.SubmitAsync(Toy.Request(2), "a key")).Run.ShouldNotBe(first);
    }
}
