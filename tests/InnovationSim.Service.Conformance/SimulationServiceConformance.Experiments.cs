using System.Diagnostics;
using InnovationSim.Analysis.Comparison;
using InnovationSim.Contracts;
using InnovationSim.Service.Conformance.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Service.Conformance;

/// <content>Experiments.</content>
public abstract partial class SimulationServiceConformance
{
    private IExperimentService Experiments => (IExperimentService)Service;

    [ServiceFact]
    public async Task An_experiment_is_all_its_runs_with_the_same_seeds_in_every_arm()
    {
        ExperimentStatus accepted = await Experiments.SubmitExperimentAsync(Toy.Experiment(years: 2, replicates: 3));
        (accepted.Scenario, accepted.Replicates, accepted.YearsInAll).ShouldBe(("toy", 3, 12L));
        accepted.Arms.Select(arm => arm.Name).ShouldBe(["baseline", "more"]);
        accepted.Arms[1].Sets.ShouldBe(new Dictionary<string, double> { [Toy.Lever] = Toy.LeverValue });
        IReadOnlyList<RunStatus> runs = await RunsOfAsync(accepted.Experiment);
        runs.Select(run => (run.Arm, run.Replicate, run.Seed)).ShouldBe(
            [("baseline", 0, 7UL), ("more", 0, 7UL), ("baseline", 1, 8UL), ("more", 1, 8UL), ("baseline", 2, 9UL), ("more", 2, 9UL)], ignoreOrder: true);
        ExperimentStatus complete = await WhenCompleteAsync(accepted.Experiment);
        (complete.Runs.Complete, complete.YearsDone, complete.Percent).ShouldBe((6, 12L, 100));
        complete.Ended.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(complete.Started!.Value);
    }

    [ServiceFact]
    public async Task The_runs_of_an_experiment_are_the_same_bits_as_runs_by_themselves()
    {
        string experiment = (await Experiments.SubmitExperimentAsync(Toy.Experiment(years: 2, replicates: 1))).Experiment;
        await WhenCompleteAsync(experiment);
        RunStatus run = (await Service.ListAsync(new RunQuery { Experiment = experiment, Arm = "baseline" })).Runs.Single();
        (run.Experiment, run.Arm, run.Replicate).ShouldBe((experiment, "baseline", 0));
        (await WatchAsync(run.Run)).Select(year => year.Digest).ShouldBe(await Toy.DigestsAsync(2));
    }

    [ServiceFact]
    public async Task Runs_can_be_listed_of_an_experiment_or_of_none()
    {
        string alone = (await Service.SubmitAsync(Toy.Request(1))).Run;
        string experiment = (await Experiments.SubmitExperimentAsync(Toy.Experiment(years: 1, replicates: 1))).Experiment;
        (await Service.ListAsync(new RunQuery { Experiment = "" })).Runs.Select(run => run.Run).ShouldBe([alone]);
        (await RunsOfAsync(experiment)).Count.ShouldBe(2);
        (await Service.ListAsync(new RunQuery())).Runs.Count.ShouldBe(3);
        (await Service.ListAsync(new RunQuery { Experiment = "nobody" })).Runs.ShouldBeEmpty();
    }

    [ServiceFact]
    public async Task Effects_are_the_paired_differences_of_the_results()
    {
        string experiment = (await Experiments.SubmitExperimentAsync(Toy.Experiment(years: 2, replicates: 3))).Experiment;
        await WhenCompleteAsync(experiment);
        ExperimentEffects effects = await Experiments.EffectsAsync(experiment, new EffectsQuery { Metrics = ["private-firms"], FromYear = 1 });
        (effects.Baseline, effects.Replicates, effects.CompleteRuns, effects.Confidence).ShouldBe(("baseline", 3, 6, 0.95));
        effects.Effects.Select(effect => (effect.Arm, effect.Metric, effect.Year, effect.Pairs)).ShouldBe([("more", "private-firms", 1, 3), ("more", "private-firms", 2, 3)]);
        PairedDifference expected = PairedDifference.Of(await FirmsAsync(experiment, "baseline", 2), await FirmsAsync(experiment, "more", 2));
        Effect last = effects.Effects[^1];
        (last.BaselineMean, last.ArmMean, last.Difference, last.Low, last.High, last.ShareWithSign).ShouldBe(
            (expected.Baseline, expected.Arm, expected.Difference.Mean, expected.Difference.Low, expected.Difference.High, expected.ShareWithSign));
        last.Difference.ShouldNotBe(0);
        last.PerBillionYuan.ShouldBeNull("no policy was paid for");
    }

    [ServiceFact]
    public async Task Effects_come_of_pairs_of_which_both_runs_are_complete()
    {
        string experiment = (await Experiments.SubmitExperimentAsync(
            Toy.Experiment(years: 1, replicates: 2) with { Years = Toy.Endless.Years, CheckpointEvery = 50 })).Experiment;
        ExperimentEffects effects = await Experiments.EffectsAsync(experiment, new EffectsQuery { Metrics = ["gdp"], FromYear = 1, ToYear = 1 });
        effects.CompleteRuns.ShouldBe(0);
        Effect none = effects.Effects.Single();
        (none.Pairs, none.Difference, none.Low, none.LeavesZeroOut).ShouldBe((0, null, null, false));
        await Experiments.CancelExperimentAsync(experiment);
    }

    [ServiceFact]
    public async Task Effects_of_what_is_not_there_are_refused_by_name()
    {
        string experiment = (await Experiments.SubmitExperimentAsync(Toy.Experiment(years: 1, replicates: 1))).Experiment;
        var query = new EffectsQuery { Metrics = ["happiness"], Arms = ["baseline", "more"] };
        InvalidRequestException refused = await Should.ThrowAsync<InvalidRequestException>(() => Experiments.EffectsAsync(experiment, query));
        refused.Problems.Select(problem => (problem.Field, problem.Value)).ShouldBe([("arms", "baseline"), ("metrics", "happiness")]);
    }

    [ServiceFact]
    public async Task An_experiment_that_is_cancelled_ends_all_its_runs()
    {
        await RestartAsync(mostAtOnce: 1);
        string experiment = (await Experiments.SubmitExperimentAsync(
            Toy.Experiment(years: 1, replicates: 2) with { Years = Toy.Endless.Years, CheckpointEvery = 50 })).Experiment;
        await WhenExperimentAsync(experiment, status => status.Runs is { Running: 1, Queued: 3 } && status.YearsDone > 0, "running");
        await Experiments.CancelExperimentAsync(experiment);
        ExperimentStatus cancelled = await WhenExperimentAsync(experiment, status => status.State == RunState.Cancelled, "cancelled");
        (cancelled.Runs.Cancelled, cancelled.Ended is null).ShouldBe((4, false));
        (await Experiments.CancelExperimentAsync(experiment)).State.ShouldBe(RunState.Cancelled);
    }

    [ServiceFact]
    public async Task An_experiment_that_is_complete_cannot_be_cancelled_but_removed_with_its_runs()
    {
        string alone = (await RunAsync(Toy.Request(1))).Run;
        string experiment = (await Experiments.SubmitExperimentAsync(Toy.Experiment(years: 1, replicates: 1))).Experiment;
        await WhenCompleteAsync(experiment);
        string run = (await RunsOfAsync(experiment))[0].Run;
        await ShouldConflictAsync(() => Experiments.CancelExperimentAsync(experiment));
        await ShouldConflictAsync(() => Service.RemoveAsync(run));
        await Experiments.RemoveExperimentAsync(experiment);
        await ShouldNotBeFoundAsync(() => Experiments.ExperimentAsync(experiment));
        await ShouldNotBeFoundAsync(() => Service.StatusAsync(run));
        (await Service.ListAsync(new RunQuery())).Runs.Select(each => each.Run).ShouldBe([alone]);
        await ShouldNotBeFoundAsync(() => Experiments.RemoveExperimentAsync(experiment));
    }

    [ServiceFact]
    public async Task An_experiment_that_runs_is_not_removed()
    {
        string experiment = (await Experiments.SubmitExperimentAsync(
            Toy.Experiment(years: 1, replicates: 1) with { Years = Toy.Endless.Years, CheckpointEvery = 50 })).Experiment;
        await ShouldConflictAsync(() => Experiments.RemoveExperimentAsync(experiment));
        await Experiments.CancelExperimentAsync(experiment);
    }

    [ServiceFact]
    public async Task Submitting_an_experiment_again_with_its_key_gives_the_one_that_is_there()
    {
        ExperimentRequest request = Toy.Experiment(years: 1, replicates: 1);
        string first = (await Experiments.SubmitExperimentAsync(request, "a key")).Experiment;
        await RestartAsync();
        (await Experiments.SubmitExperimentAsync(request, "a key")).Experiment.ShouldBe(first);
        (await RunsOfAsync(first)).Count.ShouldBe(2);
        await ShouldConflictAsync(() => Experiments.SubmitExperimentAsync(request with { FirstSeed = 99 }, "a key"));
        (await Experiments.SubmitExperimentAsync(request)).Experiment.ShouldNotBe(first);
    }

    [ServiceFact]
    public async Task Everything_that_is_wrong_with_an_experiment_is_said_at_once()
    {
        var request = new ExperimentRequest
        {
            Scenario = "atlantis", Replicates = 201, Years = 0, Scale = -1, FirstSeed = ulong.MaxValue,
            Arms =
            [
                new ArmRequest { Name = "a b" },
                new ArmRequest { Name = "x", Sets = new Dictionary<string, double> { ["no-such-lever"] = 1 } },
                new ArmRequest { Name = "x", Policies = [new PolicyRequest { Policy = "no-such-policy", Intensity = -1 }] },
            ],
        };
        InvalidRequestException refused = await Should.ThrowAsync<InvalidRequestException>(() => Experiments.SubmitExperimentAsync(request));
        refused.Problems.Select(problem => problem.Field).ShouldBe(
            [
                "scenario", "replicates", "firstSeed", "years", "scale", "arms[0].name", "arms[1].sets.no-such-lever", "arms[2].name",
                "arms[2].policies[0].intensity", "arms[2].policies[0].policy",
            ],
            ignoreOrder: true);
        (await Service.ListAsync(new RunQuery())).Runs.ShouldBeEmpty();
    }

    [ServiceFact]
    public async Task An_experiment_has_two_to_twenty_arms()
    {
        foreach (int arms in (int[])[0, 1, 21])
        {
            ExperimentRequest request = Toy.Experiment(years: 1, replicates: 1) with
            {
                Arms = [.. Enumerable.Range(0, arms).Select(at => new ArmRequest { Name = $"arm{at}" })],
            };
            InvalidRequestException refused = await Should.ThrowAsync<InvalidRequestException>(() => Experiments.SubmitExperimentAsync(request));
            refused.Problems.Select(problem => problem.Field).ShouldBe(["arms"]);
        }
    }

    [ServiceFact]
    public async Task An_arm_whose_policy_the_scenario_cannot_adopt_is_named()
    {
        ExperimentRequest request = Toy.Experiment(years: 1, replicates: 1) with
        {
            Arms = [new ArmRequest { Name = "baseline" }, new ArmRequest { Name = "far", Policies = [new PolicyRequest { Policy = "graphite-cluster" }] }],
        };
        InvalidRequestException refused = await Should.ThrowAsync<InvalidRequestException>(() => Experiments.SubmitExperimentAsync(request));
        refused.Problems.ShouldAllBe(problem => problem.Field.StartsWith("arms[1]."));
    }

    [ServiceFact]
    public async Task Experiments_are_listed_newest_first_a_page_at_a_time()
    {
        var ids = new List<string>();
        for (int number = 0; number < 3; number++) ids.Add((await Experiments.SubmitExperimentAsync(Toy.Experiment(years: 1, replicates: 1))).Experiment);
        ExperimentPage page = await Experiments.ListExperimentsAsync(new ExperimentQuery { Limit = 2 });
        page.Experiments.Select(each => each.Experiment).ShouldBe([ids[2], ids[1]]);
        ExperimentPage rest = await Experiments.ListExperimentsAsync(new ExperimentQuery { Limit = 2, From = page.Next });
        (rest.Experiments.Single().Experiment, rest.Next).ShouldBe((ids[0], null));
        await Should.ThrowAsync<InvalidRequestException>(() => Experiments.ListExperimentsAsync(new ExperimentQuery { Limit = 0 }));
    }

    [ServiceFact]
    public async Task An_experiment_goes_on_after_a_restart()
    {
        await RestartAsync(mostAtOnce: 1);
        string experiment = (await Experiments.SubmitExperimentAsync(Toy.Experiment(years: 20, replicates: 2))).Experiment;
        await WhenExperimentAsync(experiment, status => status.YearsDone > 0, "running");
        await RestartAsync();
        await WhenCompleteAsync(experiment);
        ExperimentEffects effects = await Experiments.EffectsAsync(experiment, new EffectsQuery { Metrics = ["gdp"], FromYear = 20 });
        effects.Effects.Single().Pairs.ShouldBe(2);
    }

    [ServiceFact]
    public async Task What_is_asked_of_no_experiment_is_not_found()
    {
        await ShouldNotBeFoundAsync(() => Experiments.ExperimentAsync("nobody"));
        await ShouldNotBeFoundAsync(() => Experiments.EffectsAsync("../runs", new EffectsQuery()));
        await ShouldNotBeFoundAsync(() => Experiments.CancelExperimentAsync("nobody"));
        await ShouldNotBeFoundAsync(() => Experiments.RemoveExperimentAsync("nobody"));
    }

    private Task<ExperimentStatus> WhenCompleteAsync(string experiment) =>
        WhenExperimentAsync(experiment, status => status.State == RunState.Complete, "complete");

    private async Task<ExperimentStatus> WhenExperimentAsync(string experiment, Func<ExperimentStatus, bool> wanted, string what)
    {
        for (long began = Stopwatch.GetTimestamp(); ;)
        {
            ExperimentStatus status = await Experiments.ExperimentAsync(experiment);
            if (wanted(status)) return status;
            if (Stopwatch.GetElapsedTime(began) > Patience || status.Error is not null) Assert.Fail($"Experiment {experiment} was to be {what}; it is {status}.");
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }

    private async Task<IReadOnlyList<RunStatus>> RunsOfAsync(string experiment) => (await Service.ListAsync(new RunQuery { Experiment = experiment })).Runs;

    /// <summary>Private firms of the whole region, replicate by replicate.</summary>
    private async Task<double[]> FirmsAsync(string experiment, string arm, int year)
    {
        var firms = new List<double>();
        foreach (RunStatus run in (await Service.ListAsync(new RunQuery { Experiment = experiment, Arm = arm })).Runs.OrderBy(run => run.Replicate))
        {
            var query = new ResultQuery { Table = "years", FromYear = year, ToYear = year, Columns = ["private_firms"] };
            firms.Add((double)(await ToListAsync(Service.ResultsAsync(run.Run, query))).Single().Values[0]! * (1 / Toy.Scale));
        }

        return [.. firms];
    }
}
