using InnovationSim.Contracts;
using InnovationSim.Kernel;
using InnovationSim.Service.Conformance.Building;
using InnovationSim.Service.Plans;
using InnovationSim.Service.Replays;
using InnovationSim.Service.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Service.Tests.Replays;

public class LifeReplaysTests
{
    private const int Years = 5;
    private static readonly string Somebody = $"state-owned-enterprise/{Toy.World.Cities[0].Id}/0";

    [Fact]
    public async Task A_life_that_was_asked_for_before_is_not_replayed_again()
    {
        await using LifeSetting setting = await RunAsync();
        LifeReplays replays = New(setting);
        OrganisationLife first = await replays.LifeAsync(LifeSetting.Run, Somebody, new LifeQuery());
        OrganisationLife again = await replays.LifeAsync(LifeSetting.Run, Somebody, new LifeQuery { ToYear = Years });
        again.ShouldBeSameAs(first);
        replays.Done.ShouldBe(1);
        replays.Forget(LifeSetting.Run);
        await replays.LifeAsync(LifeSetting.Run, Somebody, new LifeQuery());
        replays.Done.ShouldBe(2);
    }

    [Fact]
    public async Task Those_who_ask_for_the_same_at_once_get_one_replay()
    {
        await using LifeSetting setting = await RunAsync();
        LifeReplays replays = New(setting);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => replays.LifeAsync(LifeSetting.Run, Somebody, new LifeQuery())));
        replays.Done.ShouldBe(1);
    }

    [Fact]
    public async Task A_replay_that_is_too_large_is_refused_with_what_it_would_have_cost()
    {
        await using LifeSetting setting = await RunAsync();
        LifeReplays replays = New(setting, new ReplayOptions { MostOrganisationYears = 100 });
        InvalidRequestException refused = await Should.ThrowAsync<InvalidRequestException>(
            () => replays.LifeAsync(LifeSetting.Run, Somebody, new LifeQuery()));
        RequestProblem problem = refused.Problems.ShouldHaveSingleItem();
        problem.Field.ShouldBe("fromYear");
        problem.Allowed.ShouldContain("at most 100 organisation-years");
        problem.Allowed.ShouldContain("from its start to year 5");
        replays.Done.ShouldBe(0);
    }

    [Fact]
    public async Task Years_after_a_checkpoint_cost_only_the_way_from_it()
    {
        await using LifeSetting setting = await RunAsync();
        LifeReplays replays = New(setting);
        OrganisationLife whole = await replays.LifeAsync(LifeSetting.Run, Somebody, new LifeQuery());
        OrganisationLife last = await replays.LifeAsync(LifeSetting.Run, Somebody, new LifeQuery { FromYear = 5 });
        (whole.ReplayedFrom, last.ReplayedFrom).ShouldBe((-1, 4));
        last.ReplayedOrganisationYears.ShouldBeLessThan(whole.ReplayedOrganisationYears / 3);
        last.Years.ShouldBe(whole.Years.Where(year => year.Year >= 5));
        last.Events.ShouldBe(whole.Events.Where(each => each.Year >= 5));
    }

    [Fact]
    public async Task A_replay_ends_with_the_organisation()
    {
        await using LifeSetting setting = await RunAsync();
        LifeReplays replays = New(setting);
        long whole = (await replays.LifeAsync(LifeSetting.Run, Somebody, new LifeQuery())).ReplayedOrganisationYears;
        for (int serial = 0; ; serial++)
        {
            OrganisationLife life = await replays.LifeAsync(LifeSetting.Run, $"private-firm/{Toy.World.Cities[0].Id}/{serial}", new LifeQuery());
            if (life.Events.Count == 0 || life.Events[^1] is not { Kind: LifeEventKind.Exit, Year: < Years }) continue;
            life.ToYear.ShouldBe(Years);
            life.ReplayedOrganisationYears.ShouldBeLessThan(whole);
            return;
        }
    }

    [Fact]
    public async Task A_checkpoint_that_is_damaged_is_passed_over()
    {
        await using LifeSetting setting = await RunAsync();
        string folder = Path.Combine(setting.Folder, "runs", LifeSetting.Run, "checkpoints");
        string parts = Directory.EnumerateFiles(folder, "*000004*.parts", SearchOption.AllDirectories).Single();
        byte[] bytes = await File.ReadAllBytesAsync(parts);
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(parts, bytes);
        OrganisationLife life = await New(setting).LifeAsync(LifeSetting.Run, Somebody, new LifeQuery { FromYear = 5 });
        life.ReplayedFrom.ShouldBe(-1);
        life.Years.Select(year => year.Year).ShouldBe([5]);
    }

    [Fact]
    public async Task A_replay_that_has_not_the_digests_of_the_run_is_never_shown()
    {
        await using LifeSetting setting = await RunAsync();
        RunPlan plan = (await new RunPlans(setting.Storage).FindAsync(LifeSetting.Run))!;
        var digests = (await setting.DigestsAsync()).Index().ToDictionary(each => each.Index, each => each.Item);
        digests[3] = new string('0', 32);
        var replay = new LifeReplay(setting.Storage, plan, LifeSetting.Run, new AgentId(AgentKind.StateOwnedEnterprise, 0, 0), new ReplayOptions());
        StateConflictException refused = await Should.ThrowAsync<StateConflictException>(() => replay.RunAsync(0, Years, digests, CancellationToken.None));
        refused.Message.ShouldContain("Year 3 of run");
        refused.Message.ShouldContain(new string('0', 32));
    }

    [Fact]
    public async Task One_whose_serial_nobody_has_is_not_found_without_a_replay()
    {
        await using LifeSetting setting = await RunAsync();
        LifeReplays replays = New(setting, new ReplayOptions { MostOrganisationYears = 1 });
        await Should.ThrowAsync<NotFoundException>(
            () => replays.LifeAsync(LifeSetting.Run, $"private-firm/{Toy.World.Cities[0].Id}/1000000", new LifeQuery()));
    }

    [Fact]
    public async Task More_than_may_wait_are_refused()
    {
        await using LifeSetting setting = await RunAsync();
        LifeReplays replays = New(setting, new ReplayOptions { MostWaiting = 0 });
        string[] ids = [.. Enumerable.Range(0, 6).Select(serial => $"private-firm/{Toy.World.Cities[0].Id}/{serial}")];
        Task<OrganisationLife>[] asked = [.. ids.Select(id => Task.Run(() => replays.LifeAsync(LifeSetting.Run, id, new LifeQuery())))];
        await Task.WhenAll(asked).ContinueWith(_ => { }, TaskScheduler.Default);
        asked.Count(each => each.IsCompletedSuccessfully).ShouldBe(replays.Done);
        replays.Done.ShouldBeGreaterThan(0);
        asked.Where(each => !each.IsCompletedSuccessfully).ShouldAllBe(each => each.Exception!.InnerException is ServiceUnavailableException);
        // The place is free again.
        (await replays.LifeAsync(LifeSetting.Run, ids[0], new LifeQuery())).Id.ShouldBe(ids[0]);
    }

    [Fact]
    public async Task A_replay_that_is_cancelled_leaves_the_turn_to_the_next()
    {
        await using LifeSetting setting = await RunAsync();
        LifeReplays replays = New(setting);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => replays.LifeAsync(LifeSetting.Run, Somebody, new LifeQuery(), cancelled.Token));
        (await replays.LifeAsync(LifeSetting.Run, Somebody, new LifeQuery())).Years.Count.ShouldBe(Years + 1);
    }

    [Fact]
    public void The_shelf_keeps_the_lives_that_were_asked_for_last()
    {
        var shelf = new LifeShelf(new ReplayOptions { MostKept = 2, MostKeptLines = 100 });
        LifeKey[] keys = [.. Enumerable.Range(0, 3).Select(n => new LifeKey("run", (ulong)n, 0, 1, ""))];
        shelf.Add(keys[0], Life(events: 1));
        shelf.Add(keys[1], Life(events: 1));
        shelf.Find(keys[0]).ShouldNotBeNull();
        shelf.Add(keys[2], Life(events: 1));
        (shelf.Find(keys[0]) is null, shelf.Find(keys[1]) is null, shelf.Find(keys[2]) is null).ShouldBe((false, true, false));
        shelf.Add(keys[1], Life(events: 99));
        shelf.Count.ShouldBe(1);
        shelf.Add(keys[0], Life(events: 100));
        shelf.Count.ShouldBe(1);
        shelf.Forget("run");
        shelf.Count.ShouldBe(0);
    }

    private static OrganisationLife Life(int events) => new()
    {
        Id = "", FromYear = 0, ToYear = 1, Years = [], Events = [.. Enumerable.Repeat(new LifeEvent(0, LifeEventKind.Hired), events)],
        ReplayedFrom = -1, ReplayedOrganisationYears = 1,
    };

    private static LifeReplays New(LifeSetting setting, ReplayOptions? options = null) => new(setting.Storage, new RunPlans(setting.Storage), options);

    private static async Task<LifeSetting> RunAsync()
    {
        LifeSetting setting = await LifeSetting.NewAsync(Years, input => input with { CheckpointEvery = 2 });
        await (await setting.NextLifeAsync()).RunAsync();
        return setting;
    }
}
