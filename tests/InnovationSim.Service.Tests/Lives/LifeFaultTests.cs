using System.Text;
using InnovationSim.Contracts;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Service.Conformance.Building;
using InnovationSim.Service.Lives;
using InnovationSim.Service.Plans;
using InnovationSim.Service.Tests.Building;
using InnovationSim.Storage.Catalogs;
using InnovationSim.Storage.Postgres;
using InnovationSim.Storage.Runs;
using Shouldly;
using Xunit;

namespace InnovationSim.Service.Tests.Lives;

/// <summary>Fleets and stores fail under a life.</summary>
public class LifeFaultTests
{
    [Theory]
    [InlineData(0, Step.GenesisScale)]
    [InlineData(1, Step.Plan)]
    [InlineData(4, Step.Hire)]
    [InlineData(5, Step.Record)]
    public async Task A_failure_of_the_fleet_passes_through_and_the_next_life_ends_the_run_to_the_same_bits(int year, Step step)
    {
        await using LifeSetting setting = await LifeSetting.NewAsync(years: 5);
        FailingFleet fleet = null!;
        setting.NewFleet = plan => fleet = new FailingFleet(new InProcessFleet(plan.World, plan.Spec.Seed, 1), year, step);
        await Should.ThrowAsync<FleetGoneException>(async () => await (await setting.NextLifeAsync()).RunAsync());
        fleet.IsDisposed.ShouldBeTrue();
        (await setting.RecordAsync()).State.ShouldBe(RunState.Running);
        await ShouldEndAsync(setting, 5);
    }

    [Fact]
    public async Task A_fleet_that_fails_in_a_restore_does_not_make_the_run_begin_again()
    {
        await using LifeSetting setting = await HandedOverAsync();
        setting.NewFleet = plan => new FailingFleet(new InProcessFleet(plan.World, plan.Spec.Seed, 1), -1, default, failRestore: true);
        await Should.ThrowAsync<FleetGoneException>(async () => await (await setting.NextLifeAsync()).RunAsync());
        (await setting.DigestsAsync()).Length.ShouldBe(4);
        await ShouldEndAsync(setting, 6);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_in_a_restore_does_not_make_the_run_begin_again()
    {
        await using LifeSetting setting = await HandedOverAsync();
        setting.Seen = storage => new FailingStorage(storage) { FailReads = true };
        await Should.ThrowAsync<DatabaseException>(async () => await (await setting.NextLifeAsync()).RunAsync());
        (await setting.DigestsAsync()).Length.ShouldBe(4);
        await ShouldEndAsync(setting, 6);
    }

    [Fact]
    public async Task Results_that_cannot_be_written_end_the_life_and_the_next_one_writes_them()
    {
        await using LifeSetting setting = await LifeSetting.NewAsync(years: 5);
        setting.Seen = storage => new FailingStorage(storage) { FailingYear = 3 };
        await Should.ThrowAsync<IOException>(async () => await (await setting.NextLifeAsync()).RunAsync());
        (await setting.DigestsAsync()).Length.ShouldBe(3);
        await ShouldEndAsync(setting, 5);
    }

    [Fact]
    public async Task A_checkpoint_that_cannot_be_committed_ends_the_life_though_it_was_committed_behind_the_next_year()
    {
        await using LifeSetting setting = await LifeSetting.NewAsync(years: 5);
        setting.Seen = storage => new FailingStorage(storage) { FailCommits = true };
        await Should.ThrowAsync<IOException>(async () => await (await setting.NextLifeAsync()).RunAsync());
        (await setting.CheckpointsAsync()).ShouldBeEmpty();
        (await setting.RecordAsync()).ShouldSatisfyAllConditions(
            record => record.State.ShouldBe(RunState.Running), record => record.CheckpointYear.ShouldBeNull());
        await ShouldEndAsync(setting, 5);
    }

    [Fact]
    public async Task Damaged_checkpoints_are_passed_over_down_to_the_start()
    {
        await using LifeSetting setting = await HandedOverAsync();
        string parts = Path.Combine(setting.Folder, "runs", LifeSetting.Run, "checkpoints");
        foreach (string file in Directory.EnumerateFiles(parts, "*", SearchOption.AllDirectories))
        {
            byte[] bytes = await File.ReadAllBytesAsync(file);
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(file, bytes);
        }

        await ShouldEndAsync(setting, 6);
    }

    [Fact]
    public async Task Damaged_results_are_made_again_to_the_same_rows()
    {
        await using LifeSetting setting = await HandedOverAsync();
        string database = Path.Combine(setting.Folder, "runs", LifeSetting.Run, "results.db");
        await File.WriteAllTextAsync(database, "nothing of the kind", Encoding.UTF8);
        await ShouldEndAsync(setting, 6);
    }

    [Fact]
    public async Task A_fork_goes_on_from_the_other_runs_checkpoint_and_does_not_simulate_the_shared_years_again()
    {
        await using LifeSetting setting = await HandedOverAsync();
        var sets = new Dictionary<string, double> { [Toy.Lever] = Toy.LeverValue };
        RunInput fork = ForkInput.Of(NewRuns.Input(LifeSetting.Run, 6), 3, 6, sets, [], DateTimeOffset.UnixEpoch);
        await setting.AddAsync(fork);
        var years = new List<int>();
        RunLife life = await setting.NextLifeAsync(
            (year, _) =>
            {
                years.Add(year.Year);
                return ValueTask.CompletedTask;
            },
            of: fork);
        (await life.RunAsync()).ShouldBe(RunEnd.Complete);
        years.ShouldBe([4, 5, 6]);
        (await setting.DigestsAsync(fork.Run)).ShouldBe(await Toy.ForkedDigestsAsync(6, 3));
        (await setting.RecordAsync(fork.Run)).CheckpointYear.ShouldBe(6);
    }

    /// <summary>A run that was handed over after year 3 of 6.</summary>
    private static async Task<LifeSetting> HandedOverAsync()
    {
        LifeSetting setting = await LifeSetting.NewAsync(years: 6);
        RunLife life = await setting.NextLifeAsync((year, life) =>
        {
            if (year.Year == 3) life.HandOver();
            return ValueTask.CompletedTask;
        });
        (await life.RunAsync()).ShouldBe(RunEnd.HandedOver);
        return setting;
    }

    private static async Task ShouldEndAsync(LifeSetting setting, int years)
    {
        setting.NewFleet = plan => new InProcessFleet(plan.World, plan.Spec.Seed, threads: 1);
        setting.Seen = storage => storage;
        (await (await setting.NextLifeAsync()).RunAsync()).ShouldBe(RunEnd.Complete);
        (await setting.DigestsAsync()).ShouldBe(await Toy.DigestsAsync(years));
        RunRecord record = await setting.RecordAsync();
        (record.State, record.Year, record.CheckpointYear).ShouldBe((RunState.Complete, years, years));
    }
}
