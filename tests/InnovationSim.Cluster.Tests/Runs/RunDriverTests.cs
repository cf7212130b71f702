using InnovationSim.Cluster.Contracts.Shards;
using InnovationSim.Cluster.Runs;
using InnovationSim.Cluster.Tests.Building;
using InnovationSim.Contracts;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Invariants;
using InnovationSim.Service.Conformance.Building;
using InnovationSim.Service.Runs;
using InnovationSim.Storage.Catalogs;
using Shouldly;
using Xunit;

namespace InnovationSim.Cluster.Tests.Runs;

/// <summary>What a driver makes of what befalls the lives of its run.</summary>
public class RunDriverTests
{
    private const int Years = 5;

    private static readonly TimeSpan Hung = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_run_that_nothing_befalls_is_complete_after_one_life()
    {
        await using DriverSetting setting = await DriverSetting.NewAsync(Years);
        await setting.Driver().RunAsync().WaitAsync(Hung);
        await ShouldBeCompleteAsync(setting);
        setting.Lives.Single().Epoch.ShouldBe(0);
        setting.Lives[0].Silos.ShouldBe([FixedSilos.Silo(1), FixedSilos.Silo(2)]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_lost_silo_is_followed_by_a_life_of_the_next_epoch_without_it(int year)
    {
        await using DriverSetting setting = await DriverSetting.NewAsync(Years);
        setting.BeforeStep = (epoch, command) => epoch == 0 && command.Year == year
            ? throw new FleetLostException("A silo is gone.") { Silo = FixedSilos.Silo(1) }
            : Task.CompletedTask;
        await setting.Driver().RunAsync().WaitAsync(Hung);
        await ShouldBeCompleteAsync(setting);
        setting.Lives.Select(life => life.Epoch).ShouldBe([0L, 1]);
        setting.Lives[1].Silos.ShouldBe([FixedSilos.Silo(2)]);
    }

    [Fact]
    public async Task However_often_the_fleet_is_lost_the_run_goes_on()
    {
        await using DriverSetting setting = await DriverSetting.NewAsync(Years);
        setting.BeforeStep = (epoch, command) => epoch < 12 && command.Step.Step == Step.Plan ?
            throw new FleetLostException("Gone again.") : Task.CompletedTask;
        await setting.Driver().RunAsync().WaitAsync(Hung);
        await ShouldBeCompleteAsync(setting);
        setting.Lives.Count.ShouldBe(13);
    }

    [Fact]
    public async Task A_store_that_fails_is_waited_for()
    {
        await using DriverSetting setting = await DriverSetting.NewAsync(Years);
        int failures = 0;
        setting.BeforeResults = () =>
        {
            if (failures++ < 3) throw new IOException("No space left.");
        };
        await setting.Driver().RunAsync().WaitAsync(Hung);
        failures.ShouldBe(4);
        await ShouldBeCompleteAsync(setting);
    }

    [Fact]
    public async Task A_broken_invariant_fails_the_run_with_its_message_and_is_not_tried_again()
    {
        await using DriverSetting setting = await DriverSetting.NewAsync(Years);
        var breach = new InvariantBreachException("money", "Bank", 2, 5);
        setting.BeforeStep = (_, command) => command.Year == 2 ? throw breach : Task.CompletedTask;
        await setting.Driver().RunAsync().WaitAsync(Hung);
        RunRecord record = await setting.RecordAsync();
        (record.State, record.Error).ShouldBe((RunState.Failed, breach.Message));
        setting.Lives.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_run_of_which_no_plan_can_be_made_fails_with_the_reason()
    {
        await using DriverSetting setting = await DriverSetting.NewAsync(
            Years, run => run with { Input = run.Input with { ModelVersion = ModelVersion.Current + 1 } });
        await setting.Driver().RunAsync().WaitAsync(Hung);
        RunRecord record = await setting.RecordAsync();
        record.State.ShouldBe(RunState.Failed);
        record.Error.ShouldNotBeNull().ShouldContain("version");
        setting.Lives.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_of_which_a_later_life_has_begun_elsewhere_is_let_go_of()
    {
        await using DriverSetting setting = await DriverSetting.NewAsync(Years);
        setting.BeforeStep = async (_, command) =>
        {
            if (command is { Year: 2, Step.Step: Step.Plan }) await setting.Catalog.RaiseEpochAsync(setting.Run);
        };
        await setting.Driver().RunAsync().WaitAsync(Hung);
        (await setting.RecordAsync()).State.ShouldBe(RunState.Running);
        setting.Lives.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_run_that_silos_refuse_as_out_of_date_is_let_go_of()
    {
        await using DriverSetting setting = await DriverSetting.NewAsync(Years);
        setting.BeforeStep = (_, command) => command.Year == 1 ? throw new StaleLifeException() : Task.CompletedTask;
        await setting.Driver().RunAsync().WaitAsync(Hung);
        (await setting.RecordAsync()).State.ShouldBe(RunState.Running);
        setting.Lives.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_silo_that_leaves_is_done_without_from_the_next_year_on()
    {
        await using DriverSetting setting = await DriverSetting.NewAsync(Years);
        RunDriver driver = setting.Driver();
        setting.BeforeStep = (epoch, command) =>
        {
            if (epoch == 0 && command.Year == 2) driver.Leave(FixedSilos.Silo(2));
            return Task.CompletedTask;
        };
        await driver.RunAsync().WaitAsync(Hung);
        await ShouldBeCompleteAsync(setting);
        setting.Lives.Select(life => life.Silos.Length).ShouldBe([2, 1]);
        setting.Lives[1].Silos.ShouldBe([FixedSilos.Silo(1)]);
    }

    [Fact]
    public async Task On_a_silo_that_takes_no_more_runs_a_run_that_is_handed_over_is_left_for_others()
    {
        await using DriverSetting setting = await DriverSetting.NewAsync(Years);
        RunDriver driver = setting.Driver();
        setting.BeforeStep = (_, command) =>
        {
            if (command.Year == 2)
            {
                setting.Hosts.IsDraining = true;
                driver.Leave(FixedSilos.Silo(2));
            }

            return Task.CompletedTask;
        };
        await driver.RunAsync().WaitAsync(Hung);
        (await setting.RecordAsync()).State.ShouldBe(RunState.Queued);
        setting.Lives.Count.ShouldBe(1);

        setting.Hosts.IsDraining = false;
        setting.BeforeStep = (_, _) => Task.CompletedTask;
        await setting.Driver().RunAsync().WaitAsync(Hung);
        await ShouldBeCompleteAsync(setting);
    }

    [Fact]
    public async Task What_is_broken_off_goes_on_some_other_time()
    {
        await using DriverSetting setting = await DriverSetting.NewAsync(Years);
        RunDriver driver = setting.Driver();
        setting.BeforeStep = (_, command) =>
        {
            if (command.Year == 3) driver.Break();
            return Task.CompletedTask;
        };
        await driver.RunAsync().WaitAsync(Hung);
        (await setting.RecordAsync()).State.ShouldBe(RunState.Running);

        await setting.Driver().RunAsync().WaitAsync(Hung);
        await ShouldBeCompleteAsync(setting);
    }

    [Fact]
    public async Task A_run_that_is_not_to_run_is_left_alone()
    {
        await using DriverSetting setting = await DriverSetting.NewAsync(Years);
        await setting.Catalog.ChangeAsync(setting.Run, RunTransitions.Pause);
        await setting.Driver().RunAsync().WaitAsync(Hung);
        (await setting.RecordAsync()).State.ShouldBe(RunState.Paused);
        (await setting.Catalog.RaiseEpochAsync(setting.Run)).ShouldBe(0, "no life has begun before this one");
        setting.Lives.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_that_was_removed_is_left_alone()
    {
        await using DriverSetting setting = await DriverSetting.NewAsync(Years);
        await setting.Catalog.RemoveAsync(setting.Run, _ => { });
        await setting.Driver().RunAsync().WaitAsync(Hung);
        setting.Lives.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_run_is_asked_it_does_after_the_year()
    {
        await using DriverSetting setting = await DriverSetting.NewAsync(Years);
        RunDriver driver = setting.Driver();
        setting.BeforeStep = async (_, command) =>
        {
            if (command is not { Year: 2, Step.Step: Step.Plan }) return;
            await setting.Catalog.ChangeAsync(setting.Run, RunTransitions.Pause);
            driver.Ask(RunCommand.Pause);
        };
        await driver.RunAsync().WaitAsync(Hung);
        (await setting.RecordAsync()).State.ShouldBe(RunState.Paused);
        (await setting.DigestsAsync()).ShouldBe((await Toy.DigestsAsync(Years))[..3]);
    }

    [Fact]
    public async Task Who_waits_for_a_change_hears_of_each()
    {
        await using DriverSetting setting = await DriverSetting.NewAsync(Years);
        RunDriver driver = setting.Driver();
        long seen = await driver.ChangedAsync(-1, Hung, default);
        Task<long> change = driver.ChangedAsync(seen, Hung, default);
        change.IsCompleted.ShouldBeFalse();
        Task running = driver.RunAsync();
        (await change.WaitAsync(Hung)).ShouldBeGreaterThan(seen);
        await running.WaitAsync(Hung);
        (await driver.ChangedAsync(seen, Hung, default).WaitAsync(Hung)).ShouldBeGreaterThanOrEqualTo(seen + Years);
        long last = await driver.ChangedAsync(-1, Hung, default);
        (await driver.ChangedAsync(last, TimeSpan.Zero, default)).ShouldBe(last);
    }

    private static async Task ShouldBeCompleteAsync(DriverSetting setting)
    {
        (await setting.RecordAsync()).State.ShouldBe(RunState.Complete);
        (await setting.DigestsAsync()).ShouldBe(await Toy.DigestsAsync(Years));
    }
}
