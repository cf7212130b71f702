using InnovationSim.Contracts;
using InnovationSim.Service.Conformance.Building;
using Shouldly;

namespace InnovationSim.Service.Conformance;

/// <content>Forks.</content>
public abstract partial class SimulationServiceConformance
{
    [ServiceFact]
    public async Task A_fork_shares_the_history_and_differs_after()
    {
        RunStatus parent = await RunAsync(Toy.Request(6));
        RunStatus fork = await Service.ForkAsync(parent.Run, Fork(atYear: 3));
        (fork.ParentRun, fork.ParentYear, fork.Years, fork.Seed).ShouldBe((parent.Run, 3, 6, Toy.Seed));
        await WhenAsync(fork.Run, RunState.Complete);
        string[] digests = [.. (await WatchAsync(fork.Run)).Select(year => year.Digest)];
        digests.ShouldBe(await Toy.ForkedDigestsAsync(6, 3));
        digests[..4].ShouldBe((await Toy.DigestsAsync(6))[..4]);
        digests[4].ShouldNotBe((await Toy.DigestsAsync(6))[4]);
    }

    [ServiceFact]
    public async Task A_fork_may_be_longer_and_have_a_name()
    {
        RunStatus parent = await RunAsync(Toy.Request(4));
        RunStatus fork = await Service.ForkAsync(parent.Run, Fork(atYear: 4) with { Years = 6, Label = "longer" });
        fork.Label.ShouldBe("longer");
        (await WhenAsync(fork.Run, RunState.Complete)).Digest.ShouldBe((await Toy.ForkedDigestsAsync(6, 4))[^1]);
    }

    [ServiceFact]
    public async Task A_fork_of_a_running_run_leaves_it_alone()
    {
        string parent = await RunningAsync();
        RunStatus fork = await Service.ForkAsync(parent, Fork(atYear: 2) with { Years = 5 });
        (await WhenAsync(fork.Run, RunState.Complete)).Digest.ShouldBe((await Toy.ForkedDigestsAsync(5, 2))[^1]);
        (await Service.StatusAsync(parent)).State.ShouldBe(RunState.Running);
        await Service.CancelAsync(parent);
    }

    [ServiceFact]
    public async Task A_fork_outlives_the_run_that_it_branched_off_from()
    {
        await RestartAsync(mostAtOnce: 1);
        RunStatus parent = await RunAsync(Toy.Request(4));
        string running = await RunningAsync();
        RunStatus fork = await Service.ForkAsync(parent.Run, Fork(atYear: 2));
        await Service.RemoveAsync(parent.Run);
        await Service.CancelAsync(running);
        (await WhenAsync(fork.Run, RunState.Complete)).Digest.ShouldBe((await Toy.ForkedDigestsAsync(4, 2))[^1]);
    }

    [ServiceFact]
    public async Task Forking_twice_with_one_key_gives_one_fork()
    {
        RunStatus parent = await RunAsync(Toy.Request(2));
        RunStatus first = await Service.ForkAsync(parent.Run, Fork(atYear: 1), "a key");
        (await Service.ForkAsync(parent.Run, Fork(atYear: 1), "a key")).Run.ShouldBe(first.Run);
        await ShouldConflictAsync(() => Service.ForkAsync(parent.Run, Fork(atYear: 0), "a key"));
    }

    [ServiceFact]
    public async Task A_fork_that_cannot_be_is_refused_with_what_is_allowed()
    {
        RunStatus parent = await RunAsync(Toy.Request(3));
        RequestProblem late = await ProblemAsync(() => Service.ForkAsync(parent.Run, Fork(atYear: 3)));
        (late.Field, late.Value).ShouldBe(("atYear", "3"));
        late.Allowed.ShouldContain("0 to 2");
        var nothing = new Dictionary<string, double>();
        (await ProblemAsync(() => Service.ForkAsync(parent.Run, Fork(atYear: 1) with { Sets = nothing }))).Field.ShouldBe("sets");
        await ShouldNotBeFoundAsync(() => Service.ForkAsync("20200101-000000-abcd", Fork(atYear: 1)));
    }

    private static ForkRequest Fork(int atYear) => new() { AtYear = atYear, Sets = new Dictionary<string, double> { [Toy.Lever] = Toy.LeverValue } };
}
