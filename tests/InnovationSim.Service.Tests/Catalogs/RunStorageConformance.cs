using InnovationSim.Engine.Checkpoints;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Service.Conformance.Building;
using InnovationSim.Service.Tests.Building;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Results;
using Shouldly;
using Xunit;

namespace InnovationSim.Service.Tests.Catalogs;

/// <summary>What every storage of runs must do besides what catalogue, checkpoints and results do.</summary>
public abstract class RunStorageConformance : IAsyncLifetime
{
    private IRunStorage? _storage;

    private IRunStorage Storage => _storage!;

    public async Task InitializeAsync() => _storage = await OpenAsync();

    public abstract Task DisposeAsync();

    protected abstract Task<IRunStorage> OpenAsync();

    [ServiceFact]
    public async Task Results_are_read_while_a_life_writes_them()
    {
        long epoch = await AddAsync("a");
        await using IResultStore writing = await Storage.WriteResultsAsync("a", epoch);
        foreach (YearRecord year in await Toy.YearsAsync(2)) await writing.WriteAsync(year);
        await using IResultStore reading = await Storage.ReadResultsAsync("a");
        (await reading.LastYearAsync()).ShouldBe(2);
    }

    [ServiceFact]
    public async Task A_run_without_results_reads_as_empty()
    {
        await AddAsync("a");
        await using IResultStore results = await Storage.ReadResultsAsync("a");
        (await results.LastYearAsync()).ShouldBe(-1);
        (await YearsAsync("a")).ShouldBeEmpty();
    }

    [ServiceFact]
    public async Task A_life_that_is_over_neither_writes_nor_removes_results()
    {
        IReadOnlyList<YearRecord> years = await Toy.YearsAsync(2);
        long first = await AddAsync("a");
        await using IResultStore old = await Storage.WriteResultsAsync("a", first);
        await old.WriteAsync(years[0]);
        await old.WriteAsync(years[1]);
        long second = (await Storage.Catalog.RaiseEpochAsync("a")).ShouldNotBeNull();
        await Should.ThrowAsync<StaleEpochException>(async () => await old.WriteAsync(years[2]));
        await Should.ThrowAsync<StaleEpochException>(async () => await old.RemoveAfterAsync(-1));
        await Should.ThrowAsync<StaleEpochException>(async () => await Storage.WriteResultsAsync("a", first));
        await Should.ThrowAsync<StaleEpochException>(async () => await Storage.CopyResultsAsync("b", "a", first, 1));
        (await YearsAsync("a")).ShouldBe([0, 1]);
        await using IResultStore current = await Storage.WriteResultsAsync("a", second);
        await current.WriteAsync(years[2]);
        (await YearsAsync("a")).ShouldBe([0, 1, 2]);
    }

    [ServiceFact]
    public async Task Copied_results_take_the_place_of_what_was_there_and_leave_the_other_run_alone()
    {
        IReadOnlyList<YearRecord> years = await Toy.YearsAsync(4);
        long parent = await AddAsync("parent");
        await using (IResultStore results = await Storage.WriteResultsAsync("parent", parent))
        {
            foreach (YearRecord year in years) await results.WriteAsync(year);
        }

        long fork = await AddAsync("fork");
        await using (IResultStore results = await Storage.WriteResultsAsync("fork", fork)) await results.WriteAsync((await Toy.ForkedYearsAsync(4, 0))[1]);
        (await Storage.CopyResultsAsync("parent", "fork", fork, 2)).ShouldBe(2);
        (await YearsAsync("fork")).ShouldBe([0, 1, 2]);
        (await YearsAsync("parent")).ShouldBe([0, 1, 2, 3, 4]);
        (await RowsAsync("fork")).ShouldBe((await RowsAsync("parent"))[..3]);
    }

    [ServiceFact]
    public async Task Nothing_is_copied_of_a_run_without_results()
    {
        await AddAsync("parent");
        long fork = await AddAsync("fork");
        (await Storage.CopyResultsAsync("parent", "fork", fork, 2)).ShouldBe(-1);
    }

    [ServiceFact]
    public async Task A_run_that_was_removed_leaves_nothing()
    {
        long epoch = await AddAsync("a");
        await FillAsync("a", epoch);
        (await Storage.RemoveAsync("a", _ => { })).ShouldBeTrue();
        await ShouldBeGoneAsync("a");
    }

    [ServiceFact]
    public async Task A_removal_that_was_interrupted_is_finished()
    {
        long epoch = await AddAsync("a");
        await FillAsync("a", epoch);
        await Storage.Catalog.RemoveAsync("a", _ => { });
        await Storage.TidyAsync();
        await ShouldBeGoneAsync("a");
    }

    private async Task<long> AddAsync(string run)
    {
        await Storage.Catalog.AddAsync(NewRuns.Of(run));
        return (await Storage.Catalog.RaiseEpochAsync(run)).ShouldNotBeNull();
    }

    private async Task FillAsync(string run, long epoch)
    {
        await using IResultStore results = await Storage.WriteResultsAsync(run, epoch);
        await results.WriteAsync((await Toy.YearsAsync(1))[0]);
        await Storage.CheckpointsOf(run).WriteAsync(new CheckpointKey(run, 0, epoch), "part", new byte[10]);
    }

    private async Task ShouldBeGoneAsync(string run)
    {
        (await Storage.Catalog.ListRemovedAsync()).ShouldBeEmpty();
        (await Storage.CheckpointsOf(run).ListAsync(run)).ShouldBeEmpty();
        (await YearsAsync(run)).ShouldBeEmpty();
    }

    private async Task<long[]> YearsAsync(string run) => [.. (await RowsAsync(run)).Select(row => (long)row[0]!)];

    private async Task<object?[][]> RowsAsync(string run)
    {
        await using IResultStore results = await Storage.ReadResultsAsync(run);
        return await results.ReadAsync(ResultTables.Years, 0, int.MaxValue).ToArrayAsync();
    }
}
