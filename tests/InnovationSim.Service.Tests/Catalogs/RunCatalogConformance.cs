using InnovationSim.Contracts;
using InnovationSim.Service.Conformance.Building;
using InnovationSim.Service.Tests.Building;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Runs;
using Shouldly;
using Xunit;

namespace InnovationSim.Service.Tests.Catalogs;

/// <summary>What every catalogue must do.</summary>
public abstract partial class RunCatalogConformance : IAsyncLifetime
{
    private IRunCatalog? _catalog;

    private IRunCatalog Catalog => _catalog!;

    public async Task InitializeAsync() => _catalog = await OpenAsync();

    public abstract Task DisposeAsync();

    /// <summary>Opens the catalogue of this test, again if it was open.</summary>
    protected abstract Task<IRunCatalog> OpenAsync();

    [ServiceFact]
    public async Task A_run_comes_back_as_it_was_put_in_also_when_opened_again()
    {
        (RunRecord added, bool isNew) = await Catalog.AddAsync(NewRuns.Of("a"));
        isNew.ShouldBeTrue();
        IRunCatalog again = await OpenAsync();
        RunRecord found = (await again.FindAsync("a")).ShouldNotBeNull();
        found.ShouldBe(added with { ShardSizes = found.ShardSizes });
        found.ShardSizes.ShouldBe(NewRuns.Of("a").ShardSizes);
        (found.Run, found.State, found.Epoch, found.Year, found.Label, found.Seed).ShouldBe(("a", RunState.Queued, -1L, -1, "a label", Toy.Seed));
        RunInput input = (await again.InputAsync("a")).ShouldNotBeNull();
        RunInput given = NewRuns.Input("a");
        (input.InputHash, input.ScenarioText, input.Created).ShouldBe((given.InputHash, given.ScenarioText, given.Created));
    }

    [ServiceFact]
    public async Task A_run_that_is_not_there_is_null()
    {
        (await Catalog.FindAsync("a")).ShouldBeNull();
        (await Catalog.InputAsync("a")).ShouldBeNull();
        (await Catalog.RaiseEpochAsync("a")).ShouldBeNull();
        (await Catalog.ChangeAsync("a", run => run)).ShouldBeNull();
    }

    [ServiceFact]
    public async Task An_id_is_taken_once()
    {
        await Catalog.AddAsync(NewRuns.Of("a"));
        NewRun other = NewRuns.Of("a") with { Input = NewRuns.Input("a") with { Years = 9 } };
        await Should.ThrowAsync<InvalidOperationException>(() => Catalog.AddAsync(other));
        (await Catalog.FindAsync("a")).ShouldNotBeNull().Years.ShouldBe(4);
    }

    [ServiceFact]
    public async Task A_key_that_is_there_gives_its_run()
    {
        await Catalog.AddAsync(NewRuns.Of("a", "key"));
        (RunRecord run, bool isNew) = await Catalog.AddAsync(NewRuns.Of("b", "key"));
        (run.Run, isNew).ShouldBe(("a", false));
        (await Catalog.FindAsync("b")).ShouldBeNull();
    }

    [ServiceFact]
    public async Task Adding_once_more_after_a_lost_answer_gives_the_run_as_new()
    {
        await Catalog.AddAsync(NewRuns.Of("a", "key"));
        (RunRecord run, bool isNew) = await Catalog.AddAsync(NewRuns.Of("a", "key"));
        (run.Run, isNew).ShouldBe(("a", true));
    }

    [ServiceFact]
    public async Task Every_field_that_changes_is_kept()
    {
        await Catalog.AddAsync(NewRuns.Of("a"));
        DateTimeOffset time = new(2026, 3, 28, 19, 0, 1, TimeSpan.Zero);
        RunRecord changed = (await Catalog.ChangeAsync("a", run => run with
        {
            State = RunState.Failed,
            Asked = RunCommand.Cancel,
            Year = 3,
            Digest = "digest",
            Organisations = 1L << 40,
            CheckpointYear = 2,
            Error = "an error",
            Started = time,
            Ended = time.AddHours(1),
        })).ShouldNotBeNull();
        RunRecord found = (await (await OpenAsync()).FindAsync("a")).ShouldNotBeNull();
        found.ShouldBe(changed with { ShardSizes = found.ShardSizes });
    }

    [ServiceFact]
    public async Task A_change_that_throws_changes_nothing()
    {
        await Catalog.AddAsync(NewRuns.Of("a"));
        await Should.ThrowAsync<StateConflictException>(() => Catalog.ChangeAsync("a", _ => throw new StateConflictException("no")));
        (await Catalog.FindAsync("a")).ShouldNotBeNull().State.ShouldBe(RunState.Queued);
    }

    [ServiceFact]
    public async Task Epochs_rise_one_by_one_however_many_ask()
    {
        await Catalog.AddAsync(NewRuns.Of("a"));
        long?[] epochs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Catalog.RaiseEpochAsync("a"))));
        epochs.Order().ShouldBe(Enumerable.Range(0, 8).Select(epoch => (long?)epoch));
    }

    [ServiceFact]
    public async Task Changes_that_are_made_at_once_come_one_after_the_other()
    {
        await Catalog.AddAsync(NewRuns.Of("a"));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Catalog.ChangeAsync("a", run => run with { Year = run.Year + 1 }))));
        (await Catalog.FindAsync("a")).ShouldNotBeNull().Year.ShouldBe(19);
    }

    [ServiceFact]
    public async Task A_life_that_is_over_changes_nothing()
    {
        await Catalog.AddAsync(NewRuns.Of("a"));
        long first = (await Catalog.RaiseEpochAsync("a")).ShouldNotBeNull();
        (await Catalog.ChangeAsync("a", first, run => run with { Year = 1 })).Year.ShouldBe(1);
        long second = (await Catalog.RaiseEpochAsync("a")).ShouldNotBeNull();
        StaleEpochException stale = await Should.ThrowAsync<StaleEpochException>(() => Catalog.ChangeAsync("a", first, run => run with { Year = 99 }));
        (stale.Run, stale.Epoch).ShouldBe(("a", first));
        (await Catalog.ChangeAsync("a", second, run => run)).Year.ShouldBe(1);
    }

    [ServiceFact]
    public async Task A_list_is_newest_first_and_can_be_limited_and_gone_on_with()
    {
        foreach (string run in (string[])["c", "a", "b"]) await Catalog.AddAsync(NewRuns.Of(run));
        IReadOnlyList<RunRecord> two = await Catalog.ListAsync(new RunFilter { Limit = 2 });
        two.Select(run => run.Run).ShouldBe(["b", "a"]);
        (await Catalog.ListAsync(new RunFilter { Before = two[^1].Number })).Select(run => run.Run).ShouldBe(["c"]);
    }

    [ServiceFact]
    public async Task A_list_can_be_of_some_states()
    {
        foreach (string run in (string[])["a", "b", "c"]) await Catalog.AddAsync(NewRuns.Of(run));
        await Catalog.ChangeAsync("b", run => run with { State = RunState.Running });
        await Catalog.ChangeAsync("c", run => run with { State = RunState.Complete });
        (await Catalog.ListAsync(new RunFilter { States = [RunState.Queued, RunState.Running] })).Select(run => run.Run).ShouldBe(["b", "a"]);
    }

    [ServiceFact]
    public async Task A_run_that_was_removed_is_hidden_until_it_is_forgotten()
    {
        await Catalog.AddAsync(NewRuns.Of("a", "key"));
        long epoch = (await Catalog.RaiseEpochAsync("a")).ShouldNotBeNull();
        (await Catalog.RemoveAsync("a", _ => { })).ShouldBeTrue();
        (await Catalog.FindAsync("a")).ShouldBeNull();
        (await Catalog.ListAsync(new RunFilter())).ShouldBeEmpty();
        await Should.ThrowAsync<StaleEpochException>(() => Catalog.ChangeAsync("a", epoch, run => run));
        (await Catalog.ListRemovedAsync()).ShouldBe(["a"]);
        (await Catalog.RemoveAsync("a", _ => { })).ShouldBeFalse();
        await Catalog.ForgetAsync(["a"]);
        (await Catalog.ListRemovedAsync()).ShouldBeEmpty();
        (await Catalog.AddAsync(NewRuns.Of("b", "key"))).IsNew.ShouldBeTrue();
    }

    [ServiceFact]
    public async Task A_run_that_may_not_be_removed_stays()
    {
        await Catalog.AddAsync(NewRuns.Of("a"));
        await Should.ThrowAsync<StateConflictException>(() => Catalog.RemoveAsync("a", _ => throw new StateConflictException("no")));
        (await Catalog.FindAsync("a")).ShouldNotBeNull();
    }

    [ServiceFact]
    public async Task Forgetting_a_run_that_was_not_removed_does_nothing()
    {
        await Catalog.AddAsync(NewRuns.Of("a"));
        await Catalog.ForgetAsync(["a"]);
        (await Catalog.FindAsync("a")).ShouldNotBeNull();
    }
}
