using InnovationSim.Contracts;
using InnovationSim.Service.Conformance.Building;
using InnovationSim.Service.Lives;
using InnovationSim.Service.Runs;
using InnovationSim.Service.Tests.Building;
using InnovationSim.Storage.Catalogs;
using Shouldly;
using Xunit;

namespace InnovationSim.Service.Tests.Lives;

public class RunLifeTests
{
    [Fact]
    public async Task A_life_runs_all_years_and_leaves_results_checkpoints_and_the_state()
    {
        await using LifeSetting setting = await LifeSetting.NewAsync(years: 5);
        RunLife life = await setting.NextLifeAsync();
        (await life.RunAsync()).ShouldBe(RunEnd.Complete);
        (await setting.DigestsAsync()).ShouldBe(await Toy.DigestsAsync(5));
        (await setting.CheckpointsAsync()).ShouldBe([5, 4]);
        RunRecord record = await setting.RecordAsync();
        (record.State, record.Year, record.CheckpointYear, record.Epoch).ShouldBe((RunState.Complete, 5, 5, 0L));
        record.Digest.ShouldBe((await Toy.DigestsAsync(5))[^1]);
        (life.Status.Year, life.Status.Percent, life.Status.Phase).ShouldBe((5, 100.0, null));
    }

    [Fact]
    public async Task Years_are_told_in_order_after_their_results_are_written()
    {
        await using LifeSetting setting = await LifeSetting.NewAsync(years: 3);
        var told = new List<(int Year, int Written, int Status)>();
        RunLife life = await setting.NextLifeAsync(async (year, life) =>
            told.Add((year.Year, (await setting.DigestsAsync()).Length - 1, life.Status.Year)));
        await life.RunAsync();
        told.ShouldBe([(0, 0, 0), (1, 1, 1), (2, 2, 2), (3, 3, 3)]);
    }

    [Fact]
    public async Task A_pause_saves_the_year_and_the_next_life_goes_on_after_it()
    {
        await using LifeSetting setting = await LifeSetting.NewAsync(years: 6);
        RunLife life = await setting.NextLifeAsync((year, life) => year.Year == 3 ? AskAsync(setting, life, RunCommand.Pause) : ValueTask.CompletedTask);
        (await life.RunAsync()).ShouldBe(RunEnd.Paused);
        (await setting.RecordAsync()).ShouldSatisfyAllConditions(
            record => record.State.ShouldBe(RunState.Paused), record => record.Year.ShouldBe(3), record => record.Asked.ShouldBe(RunCommand.None));
        (await setting.CheckpointsAsync())[0].ShouldBe(3);
        await setting.Storage.Catalog.ChangeAsync(LifeSetting.Run, RunTransitions.Resume);
        var years = new List<int>();
        RunLife next = await setting.NextLifeAsync((year, _) =>
        {
            years.Add(year.Year);
            return ValueTask.CompletedTask;
        });
        (await next.RunAsync()).ShouldBe(RunEnd.Complete);
        years.ShouldBe([4, 5, 6]);
        (await setting.DigestsAsync()).ShouldBe(await Toy.DigestsAsync(6));
    }

    [Fact]
    public async Task A_run_that_is_handed_over_is_saved_and_queued()
    {
        await using LifeSetting setting = await LifeSetting.NewAsync(years: 6);
        RunLife life = await setting.NextLifeAsync((year, life) =>
        {
            if (year.Year == 3) life.HandOver();
            return ValueTask.CompletedTask;
        });
        (await life.RunAsync()).ShouldBe(RunEnd.HandedOver);
        (await setting.RecordAsync()).State.ShouldBe(RunState.Queued);
        (await setting.CheckpointsAsync())[0].ShouldBe(3);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_ends_within_the_next_year_and_keeps_what_is_finished()
    {
        await using LifeSetting setting = await LifeSetting.NewAsync(years: 6);
        RunLife life = await setting.NextLifeAsync((year, life) => year.Year == 3 ? AskAsync(setting, life, RunCommand.Cancel) : ValueTask.CompletedTask);
        (await life.RunAsync()).ShouldBe(RunEnd.Cancelled);
        (await setting.DigestsAsync()).ShouldBe((await Toy.DigestsAsync(6))[..4]);
        (await setting.RecordAsync()).ShouldSatisfyAllConditions(
            record => record.State.ShouldBe(RunState.Cancelled), record => record.Year.ShouldBe(3), record => record.Ended.ShouldNotBeNull());
    }

    [Fact]
    public async Task A_command_that_is_in_the_catalogue_alone_is_obeyed()
    {
        await using LifeSetting setting = await LifeSetting.NewAsync(years: 6);
        await setting.Storage.Catalog.ChangeAsync(LifeSetting.Run, run => run with { State = RunState.Running, Asked = RunCommand.Pause });
        (await (await setting.NextLifeAsync()).RunAsync()).ShouldBe(RunEnd.Paused);
        (await setting.RecordAsync()).State.ShouldBe(RunState.Paused);
    }

    [Fact]
    public async Task A_pause_that_is_taken_back_before_it_is_noted_leaves_the_run_queued()
    {
        await using LifeSetting setting = await LifeSetting.NewAsync(years: 6);
        RunLife life = await setting.NextLifeAsync((year, life) =>
        {
            // The life was told, and then the catalogue was changed back.
            if (year.Year == 3) life.Ask(RunCommand.Pause);
            return ValueTask.CompletedTask;
        });
        (await life.RunAsync()).ShouldBe(RunEnd.HandedOver);
        (await setting.RecordAsync()).State.ShouldBe(RunState.Queued);
    }

    [Theory]
    [InlineData(RunState.Paused, RunEnd.Paused)]
    [InlineData(RunState.Cancelled, RunEnd.Cancelled)]
    [InlineData(RunState.Complete, RunEnd.Complete)]
    public async Task A_run_that_may_not_run_is_not_touched(RunState state, RunEnd end)
    {
        await using LifeSetting setting = await LifeSetting.NewAsync(years: 6);
        await setting.Storage.Catalog.ChangeAsync(LifeSetting.Run, run => run with { State = state });
        (await (await setting.NextLifeAsync()).RunAsync()).ShouldBe(end);
        (await setting.RecordAsync()).State.ShouldBe(state);
        (await setting.DigestsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_life_that_is_over_stops_and_changes_nothing_more()
    {
        await using LifeSetting setting = await LifeSetting.NewAsync(years: 6);
        RunLife frozen = await setting.NextLifeAsync(async (year, _) =>
        {
            // It sleeps long enough for another life to do everything.
            if (year.Year == 3) await (await setting.NextLifeAsync()).RunAsync();
        });
        await Should.ThrowAsync<StaleEpochException>(() => frozen.RunAsync());
        (await setting.RecordAsync()).ShouldSatisfyAllConditions(record => record.State.ShouldBe(RunState.Complete), record => record.Year.ShouldBe(6));
        (await setting.DigestsAsync()).ShouldBe(await Toy.DigestsAsync(6));
        (await setting.Storage.CheckpointsOf(LifeSetting.Run).ListAsync(LifeSetting.Run)).ShouldAllBe(each => each.Manifest!.Epoch == 1);
    }

    [Fact]
    public async Task Breaking_off_saves_nothing_and_the_run_goes_on_from_its_last_checkpoint()
    {
        await using LifeSetting setting = await LifeSetting.NewAsync(years: 6);
        using var broken = new CancellationTokenSource();
        RunLife life = await setting.NextLifeAsync(async (year, _) =>
        {
            if (year.Year == 3) await broken.CancelAsync();
        });
        await Should.ThrowAsync<OperationCanceledException>(() => life.RunAsync(broken.Token));
        (await setting.RecordAsync()).State.ShouldBe(RunState.Running);
        (await setting.CheckpointsAsync()).ShouldBe([2]);
        (await (await setting.NextLifeAsync()).RunAsync()).ShouldBe(RunEnd.Complete);
        (await setting.DigestsAsync()).ShouldBe(await Toy.DigestsAsync(6));
    }

    [Fact]
    public async Task Progress_is_measured_by_the_clock_it_is_given()
    {
        await using LifeSetting setting = await LifeSetting.NewAsync(years: 4);
        var clock = new SteppingClock();
        RunLifeStatus? after = null;
        RunLife life = await setting.NextLifeAsync(
            (year, life) =>
            {
                if (year.Year == 3) after = life.Status;
                clock.Now += TimeSpan.FromSeconds(10);
                return ValueTask.CompletedTask;
            },
            clock: clock);
        await life.RunAsync();
        RunLifeStatus status = after.ShouldNotBeNull();
        (status.Percent, status.Remaining).ShouldBe((75.0, TimeSpan.FromSeconds(10)));
        status.OrganisationYearsPerSecond.ShouldNotBeNull().ShouldBe(status.Organisations!.Value / 10.0, tolerance: status.Organisations.Value / 20.0);
    }

    private static async ValueTask AskAsync(LifeSetting setting, RunLife life, RunCommand command)
    {
        await setting.Storage.Catalog.ChangeAsync(LifeSetting.Run, run => run with { Asked = command });
        life.Ask(command);
    }

    private sealed class SteppingClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
