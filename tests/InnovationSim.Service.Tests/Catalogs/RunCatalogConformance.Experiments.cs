using InnovationSim.Contracts;
using InnovationSim.Service.Conformance.Building;
using InnovationSim.Service.Tests.Building;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Runs;
using Shouldly;

namespace InnovationSim.Service.Tests.Catalogs;

/// <content>What every catalogue must do with experiments.</content>
public abstract partial class RunCatalogConformance
{
    [ServiceFact]
    public async Task An_experiment_comes_back_as_it_was_put_in_also_when_opened_again()
    {
        (ExperimentRecord added, bool isNew) = await Catalog.AddExperimentAsync(NewRuns.Experiment("x"));
        isNew.ShouldBeTrue();
        ExperimentRecord found = (await (await OpenAsync()).FindExperimentAsync("x")).ShouldNotBeNull();
        (found.Number, found.Experiment, found.Scenario, found.FirstSeed, found.Replicates, found.Years, found.Scale, found.Label, found.Created).ShouldBe(
            (added.Number, "x", "toy", 5UL, 2, 4, Toy.Scale, "a label", NewRuns.Input("x").Created));
        found.Arms.Select(arm => arm.Name).ShouldBe(["a", "b"]);
        found.Arms[1].Policies.ShouldBe([new ArmPolicyInfo("p", 0.5)]);
        found.Arms[1].Sets.ShouldBe(new Dictionary<string, double> { [Toy.Lever] = 0.1 });
        found.Tally.Runs.ShouldBe(new RunCounts(4, 0, 0, 0, 0, 0));
        (found.Tally.YearsDone, found.Tally.Started, found.Tally.Error).ShouldBe((0, null, null));
    }

    [ServiceFact]
    public async Task Runs_of_an_experiment_are_queued_seed_by_seed_and_have_the_input_of_their_arm()
    {
        await Catalog.AddExperimentAsync(NewRuns.Experiment("x"));
        IReadOnlyList<RunRecord> runs = await Catalog.ListAsync(new RunFilter { Experiment = "x" });
        runs.Reverse().Select(run => (run.Run, run.Seed, run.Part!.Arm, run.Part.Replicate, run.State)).ShouldBe(
            [("x-0-0", 5UL, "a", 0, RunState.Queued), ("x-1-0", 5UL, "b", 0, RunState.Queued), ("x-0-1", 6UL, "a", 1, RunState.Queued), ("x-1-1", 6UL, "b", 1, RunState.Queued)]);
        RunInput input = (await Catalog.InputAsync("x-1-1")).ShouldNotBeNull();
        (input.Run, input.Seed, input.Sets[Toy.Lever], input.ScenarioText).ShouldBe(("x-1-1", "6", 0.1, NewRuns.Input("x").ScenarioText));
        (await Catalog.InputAsync("x-0-0")).ShouldNotBeNull().Sets.ShouldBeEmpty();
    }

    [ServiceFact]
    public async Task A_list_can_be_of_an_experiment_of_an_arm_or_of_none()
    {
        await Catalog.AddAsync(NewRuns.Of("alone"));
        await Catalog.AddExperimentAsync(NewRuns.Experiment("x"));
        await Catalog.AddExperimentAsync(NewRuns.Experiment("y"));
        (await Catalog.ListAsync(new RunFilter { Experiment = "y", Arm = "b" })).Select(run => run.Run).ShouldBe(["y-1-1", "y-1-0"]);
        (await Catalog.ListAsync(new RunFilter { Experiment = "" })).Select(run => run.Run).ShouldBe(["alone"]);
        (await Catalog.ListAsync(new RunFilter())).Count.ShouldBe(9);
        (await Catalog.ListExperimentsAsync(long.MaxValue, 1)).Single().Experiment.ShouldBe("y");
    }

    [ServiceFact]
    public async Task The_id_of_an_experiment_is_taken_once_and_nothing_of_another_is_put_in()
    {
        await Catalog.AddExperimentAsync(NewRuns.Experiment("x"));
        NewExperiment other = NewRuns.Experiment("x") with { RequestHash = "another", Replicates = 9 };
        await Should.ThrowAsync<InvalidOperationException>(() => Catalog.AddExperimentAsync(other));
        (await Catalog.ListAsync(new RunFilter())).Count.ShouldBe(4);
    }

    [ServiceFact]
    public async Task An_experiment_whose_runs_cannot_be_put_in_is_not_there_at_all()
    {
        // A run has the id that one of the experiment's would have.
        await Catalog.AddAsync(NewRuns.Of("x-1-1"));
        await Should.ThrowAsync<Exception>(() => Catalog.AddExperimentAsync(NewRuns.Experiment("x")));
        (await Catalog.FindExperimentAsync("x")).ShouldBeNull();
        (await Catalog.ListAsync(new RunFilter())).Select(run => run.Run).ShouldBe(["x-1-1"]);
    }

    [ServiceFact]
    public async Task The_key_of_an_experiment_gives_the_experiment_and_adding_once_more_changes_nothing()
    {
        await Catalog.AddExperimentAsync(NewRuns.Experiment("x", "key"));
        (ExperimentRecord known, bool isNew) = await Catalog.AddExperimentAsync(NewRuns.Experiment("y", "key"));
        (known.Experiment, isNew).ShouldBe(("x", false));
        (ExperimentRecord again, bool again2) = await Catalog.AddExperimentAsync(NewRuns.Experiment("x", "key"));
        (again.Experiment, again2, (await Catalog.ListAsync(new RunFilter())).Count).ShouldBe(("x", true, 4));
    }

    [ServiceFact]
    public async Task What_the_runs_of_an_experiment_amount_to_follows_from_them()
    {
        await Catalog.AddExperimentAsync(NewRuns.Experiment("x"));
        await Catalog.AddExperimentAsync(NewRuns.Experiment("y"));
        DateTimeOffset time = new(2026, 3, 28, 19, 0, 1, TimeSpan.Zero);
        await Catalog.ChangeAsync("x-0-0", run => run with { State = RunState.Complete, Year = 4, Started = time, Ended = time.AddHours(2) });
        await Catalog.ChangeAsync("x-1-0", run => run with { State = RunState.Failed, Year = 1, Error = "an error", Started = time.AddHours(1), Ended = time.AddHours(3) });
        await Catalog.ChangeAsync("x-0-1", run => run with { State = RunState.Running, Year = 2, Started = time.AddHours(1) });
        ExperimentTally tally = (await Catalog.FindExperimentAsync("x")).ShouldNotBeNull().Tally;
        tally.Runs.ShouldBe(new RunCounts(1, 1, 0, 1, 0, 1));
        (tally.YearsDone, tally.Started, tally.Ended, tally.Error).ShouldBe((7, time, time.AddHours(3), "an error"));
        tally.Running.ShouldBe([("x-0-1", 2)]);
    }

    [ServiceFact]
    public async Task All_runs_of_an_experiment_change_at_once_or_none()
    {
        await Catalog.AddExperimentAsync(NewRuns.Experiment("x"));
        await Should.ThrowAsync<StateConflictException>(() => Catalog.ChangeExperimentAsync(
            "x", run => run.Run == "x-1-1" ? throw new StateConflictException("no") : run with { State = RunState.Paused }));
        (await Catalog.FindExperimentAsync("x")).ShouldNotBeNull().Tally.Runs.Queued.ShouldBe(4);
        IReadOnlyList<RunRecord> changed = await Catalog.ChangeExperimentAsync("x", run => run with { State = RunState.Paused });
        changed.Select(run => (run.Run, run.State)).ShouldBe(
            [("x-0-0", RunState.Paused), ("x-1-0", RunState.Paused), ("x-0-1", RunState.Paused), ("x-1-1", RunState.Paused)]);
        (await Catalog.ChangeExperimentAsync("nobody", run => run)).ShouldBeEmpty();
    }

    [ServiceFact]
    public async Task An_experiment_is_removed_with_its_runs_or_stays()
    {
        await Catalog.AddExperimentAsync(NewRuns.Experiment("x", "key"));
        await Catalog.AddAsync(NewRuns.Of("alone"));
        long epoch = (await Catalog.RaiseEpochAsync("x-0-0")).ShouldNotBeNull();
        await Should.ThrowAsync<StateConflictException>(() => Catalog.RemoveExperimentAsync("x", _ => throw new StateConflictException("no")));
        (await Catalog.FindAsync("x-0-0")).ShouldNotBeNull();
        (await Catalog.RemoveExperimentAsync("x", _ => { })).ShouldNotBeNull().ShouldBe(["x-0-0", "x-1-0", "x-0-1", "x-1-1"]);
        (await Catalog.FindExperimentAsync("x")).ShouldBeNull();
        (await Catalog.ListAsync(new RunFilter())).Select(run => run.Run).ShouldBe(["alone"]);
        (await Catalog.ListRemovedAsync()).Count.ShouldBe(4);
        await Should.ThrowAsync<StaleEpochException>(() => Catalog.ChangeAsync("x-0-0", epoch, run => run));
        (await Catalog.RemoveExperimentAsync("x", _ => { })).ShouldBeNull();
        (await Catalog.AddExperimentAsync(NewRuns.Experiment("y", "key"))).IsNew.ShouldBeTrue();
    }
}
