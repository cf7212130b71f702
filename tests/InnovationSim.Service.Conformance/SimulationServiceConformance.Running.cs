using InnovationSim.Contracts;
using InnovationSim.Kernel;
using InnovationSim.Scenarios;
using InnovationSim.Service.Conformance.Building;
using Shouldly;

namespace InnovationSim.Service.Conformance;

/// <content>Submitting, running, listing.</content>
public abstract partial class SimulationServiceConformance
{
    [ServiceFact]
    public async Task A_run_has_the_digests_of_a_plain_run()
    {
        RunStatus run = await RunAsync(Toy.Request(4));
        (await WatchAsync(run.Run)).Select(year => year.Digest).ShouldBe(await Toy.DigestsAsync(4));
        run.Digest.ShouldBe((await Toy.DigestsAsync(4))[^1]);
    }

    [ServiceFact]
    public async Task Shard_sizes_do_not_change_a_digest()
    {
        var sizes = AgentKinds.AllNames.ToDictionary(kind => kind, _ => 3);
        RunStatus run = await RunAsync(Toy.Request(3) with { ShardSizes = sizes });
        run.Digest.ShouldBe((await Toy.DigestsAsync(3))[^1]);
    }

    [ServiceFact]
    public async Task A_scenario_may_come_as_text()
    {
        RunStatus run = await RunAsync(Toy.Request(3) with { Scenario = null, ScenarioYaml = ScenarioLibrary.Text("toy") });
        run.Digest.ShouldBe((await Toy.DigestsAsync(3))[^1]);
        run.Scenario.ShouldBe("toy");
    }

    [ServiceFact]
    public async Task A_run_that_saves_nothing_on_the_way_is_saved_at_its_end()
    {
        RunStatus run = await RunAsync(Toy.Request(3) with { CheckpointEvery = 0 });
        run.CheckpointYear.ShouldBe(3);
    }

    [ServiceFact]
    public async Task The_status_of_a_complete_run_says_all_of_it()
    {
        RunStatus accepted = await Service.SubmitAsync(Toy.Request(4) with { Label = "base" });
        RunStatus run = await WhenAsync(accepted.Run, RunState.Complete);
        accepted.Year.ShouldBe(-1);
        (run.Label, run.Scenario, run.Seed, run.Scale, run.Years, run.Year).ShouldBe(("base", "toy", Toy.Seed, Toy.Scale, 4, 4));
        (run.Percent, run.CheckpointYear, run.Epoch, run.Error).ShouldBe((100.0, 4, 0L, null));
        run.Organisations.ShouldNotBeNull().ShouldBeGreaterThan(0);
        run.Started.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(run.Created.AddSeconds(-1));
        run.Ended.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(run.Started.Value);
    }

    [ServiceFact]
    public async Task A_running_run_says_how_it_goes()
    {
        string run = await RunningAsync();
        RunStatus status = await WhenAsync(run, status => status is { Phase: not null, Remaining: not null, OrganisationYearsPerSecond: > 0 }, "measured");
        status.Percent.ShouldBeInRange(0, 100);
        status.Remaining.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
        await Service.CancelAsync(run);
    }

    [ServiceFact]
    public async Task A_run_that_nobody_knows_is_not_found()
    {
        await ShouldNotBeFoundAsync(() => Service.StatusAsync("20200101-000000-abcd"));
        await ShouldNotBeFoundAsync(() => Service.StatusAsync("../../etc"));
    }

    [ServiceFact]
    public async Task A_list_has_all_runs_newest_first()
    {
        string first = (await RunAsync(Toy.Request(1))).Run;
        string second = (await RunAsync(Toy.Request(1))).Run;
        RunPage page = await Service.ListAsync(new RunQuery());
        page.Runs.Select(run => run.Run).ShouldBe([second, first]);
        page.Next.ShouldBeNull();
    }

    [ServiceFact]
    public async Task Pages_of_a_list_together_have_each_run_once()
    {
        var submitted = new List<string>();
        for (int i = 0; i < 5; i++) submitted.Insert(0, (await Service.SubmitAsync(Toy.Request(1))).Run);
        var listed = new List<string>();
        string? from = null;
        do
        {
            RunPage page = await Service.ListAsync(new RunQuery { Limit = 2, From = from });
            page.Runs.Count.ShouldBeInRange(1, 2);
            listed.AddRange(page.Runs.Select(run => run.Run));
            from = page.Next;
        }
        while (from is not null);
        listed.ShouldBe(submitted);
    }

    [ServiceFact]
    public async Task A_list_can_be_of_some_states_only()
    {
        string complete = (await RunAsync(Toy.Request(1))).Run;
        string running = await RunningAsync();
        (await Service.ListAsync(new RunQuery { States = [RunState.Complete, RunState.Failed] })).Runs.Select(run => run.Run).ShouldBe([complete]);
        (await Service.ListAsync(new RunQuery { States = [RunState.Running] })).Runs.Select(run => run.Run).ShouldBe([running]);
        await Service.CancelAsync(running);
    }

    [ServiceFact]
    public async Task No_more_runs_go_at_once_than_may_and_the_others_come_in_their_order()
    {
        await RestartAsync(mostAtOnce: 1);
        string first = await RunningAsync();
        string second = (await Service.SubmitAsync(Toy.Request(2))).Run;
        string third = (await Service.SubmitAsync(Toy.Request(2))).Run;
        await WhenAsync(first, status => status.Year > 5, "further on");
        (await Service.StatusAsync(second)).State.ShouldBe(RunState.Queued);
        (await Service.StatusAsync(third)).State.ShouldBe(RunState.Queued);
        await Service.CancelAsync(first);
        RunStatus last = await WhenAsync(third, RunState.Complete);
        RunStatus before = await Service.StatusAsync(second);
        before.State.ShouldBe(RunState.Complete);
        last.Started.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(before.Ended.ShouldNotBeNull());
    }

    [ServiceFact]
    public async Task Submitting_twice_with_one_key_gives_one_run()
    {
        RunStatus first = await Service.SubmitAsync(Toy.Request(1), "a key");
        RunStatus second = await Service.SubmitAsync(Toy.Request(1), "a key");
        second.Run.ShouldBe(first.Run);
        (await Service.ListAsync(new RunQuery())).Runs.Count.ShouldBe(1);
    }

    [ServiceFact]
    public async Task Many_that_submit_at_once_with_one_key_get_one_run()
    {
        RunStatus[] all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Service.SubmitAsync(Toy.Request(1), "a key"))));
        all.Select(run => run.Run).Distinct().Count().ShouldBe(1);
    }

    [ServiceFact]
    public async Task A_key_is_refused_with_another_request()
    {
        await Service.SubmitAsync(Toy.Request(1), "a key");
        await ShouldConflictAsync(() => Service.SubmitAsync(Toy.Request(2), "a key"));
    }

    [ServiceFact]
    public async Task Submitting_twice_without_a_key_gives_two_runs() =>
        (await Service.SubmitAsync(Toy.Request(1))).Run.ShouldNotBe((await Service.SubmitAsync(Toy.Request(1))).Run);
}
