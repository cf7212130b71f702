using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Conformance.Tracing;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Conformance;

/// <content>A run that is saved and taken up again, in whatever fleet, is the run that was never interrupted.</content>
public abstract partial class FleetConformance
{
    private const string RunId = "20260101-000000-abcd";

    public static TheoryData<string, int> YearsSaved
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (SmallRegion region in (SmallRegion[])[SmallRegion.Toy, SmallRegion.Province])
            {
                foreach (int year in (int[])[0, 1, region.Years / 2, region.Years - 1])
                    if (!rows.Any(row => Equals(row[0], region.Scenario) && Equals(row[1], year))) rows.Add(region.Scenario, year);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(YearsSaved))]
    public async Task A_run_goes_on_from_any_year_with_any_shard_size_and_number_of_workers(string scenario, int year)
    {
        SmallRegion region = SmallRegion.Named(scenario);
        RunTrace reference = await ReferenceAsync(region, Seeds.Usual);
        var store = new InMemoryCheckpointStore();
        CheckpointManifest manifest = await SaveAtAsync(region.Spec(Seeds.Usual), store, year);
        foreach (int shardSize in (int[])[1, 7, 64, 4096])
        {
            foreach (int workers in Workers)
            {
                RunSpec spec = region.Spec(Seeds.Usual, ShardSizes.Uniform(shardSize));
                RunTrace after = await GoOnAsync(spec, await MakeFleetAsync(spec, workers), store, manifest);
                ShouldBeTheSameRun(After(reference, year), after, spec, $"{scenario} from year {year}, shard size {shardSize}, {workers} workers");
            }
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 8)]
    [InlineData(7, 3)]
    [InlineData(64, 2)]
    public async Task A_run_goes_on_whatever_the_shard_size_and_the_workers_it_was_saved_with(int shardSize, int workers)
    {
        RunTrace reference = await ReferenceAsync(SmallRegion.Toy, Seeds.Usual);
        var store = new InMemoryCheckpointStore();
        CheckpointManifest manifest = await SaveAtAsync(SmallRegion.Toy.Spec(Seeds.Usual, ShardSizes.Uniform(shardSize)), store, year: 3, workers);
        RunSpec spec = SmallRegion.Toy.Spec(Seeds.Usual);

        RunTrace after = await GoOnAsync(spec, await MakeFleetAsync(spec, 2), store, manifest);

        ShouldBeTheSameRun(After(reference, 3), after, spec, $"saved with shard size {shardSize} and {workers} workers");
    }

    [Fact]
    public async Task A_run_may_be_taken_up_again_every_year()
    {
        RunTrace reference = await ReferenceAsync(SmallRegion.Toy, Seeds.Usual);
        var store = new InMemoryCheckpointStore();
        int[] sizes = [64, 1, 7, 4096, 3, 50];
        CheckpointManifest manifest = await SaveAtAsync(SmallRegion.Toy.Spec(Seeds.Usual), store, year: 0);
        for (int year = 1; year <= SmallRegion.Toy.Years; year++)
        {
            RunSpec spec = SmallRegion.Toy.Spec(Seeds.Usual, ShardSizes.Uniform(sizes[year - 1]));
            await using IFleet fleet = await MakeFleetAsync(spec, workers: 2);
            var coordinator = new RunCoordinator(spec, fleet);
            await coordinator.RestoreAsync(store, manifest);
            (await coordinator.RunYearAsync()).Digest.ToString().ShouldBe(reference.Digests[year], $"year {year}");
            manifest = await coordinator.SaveAsync(store, RunId, epoch: year);
        }
    }

    [Fact]
    public async Task What_a_fleet_has_run_before_does_not_show_after_a_restore()
    {
        RunTrace reference = await ReferenceAsync(SmallRegion.Toy, Seeds.Usual);
        RunSpec spec = SmallRegion.Toy.Spec(Seeds.Usual, ShardSizes.Uniform(7));
        var store = new InMemoryCheckpointStore();
        CheckpointManifest manifest = await SaveAtAsync(spec, store, year: 2);
        var trace = new RunTrace();
        IFleet fleet = await MakeFleetAsync(spec, workers: 2);
        await using var traced = new TracingFleet(fleet, trace);
        var coordinator = new RunCoordinator(spec, traced, new Scribe(trace));
        await coordinator.RunAsync();
        trace.Steps.Clear();
        trace.Years.Clear();

        await coordinator.RestoreAsync(store, manifest);
        await coordinator.RunAsync();

        ShouldBeTheSameRun(After(reference, 2), trace, spec, "restored to year 2 after all years");
    }

    [Theory]
    [MemberData(nameof(StepsOfTheFirstYears))]
    public async Task A_run_that_was_stopped_within_a_year_goes_on_after_a_restore(int year, Step step)
    {
        RunTrace reference = await ReferenceAsync(SmallRegion.Toy, Seeds.Usual);
        RunSpec spec = SmallRegion.Toy.Spec(Seeds.Usual, ShardSizes.Uniform(64));
        var store = new InMemoryCheckpointStore();
        CheckpointManifest manifest = await SaveAtAsync(spec, store, year: 4);
        using var cancel = new CancellationTokenSource();
        var trace = new RunTrace();
        await using var fleet = new TracingFleet(await MakeFleetAsync(spec, workers: 2), trace);
        var scribe = new Scribe(trace);
        var coordinator = new RunCoordinator(spec, fleet, new Both(new Canceller(cancel, year, step), scribe));
        await Should.ThrowAsync<OperationCanceledException>(() => coordinator.RunAsync(cancel.Token));
        trace.Steps.Clear();
        trace.Years.Clear();

        await coordinator.RestoreAsync(store, manifest);
        await coordinator.RunAsync();

        ShouldBeTheSameRun(After(reference, 4), trace, spec, $"restored to year 4 after being stopped in year {year}, {step}");
    }

    [Fact]
    public async Task Saving_changes_nothing_in_the_run_that_goes_on()
    {
        RunTrace reference = await ReferenceAsync(SmallRegion.Toy, Seeds.Usual);
        RunSpec spec = SmallRegion.Toy.Spec(Seeds.Usual, ShardSizes.Uniform(7));
        var store = new InMemoryCheckpointStore();
        var trace = new RunTrace();
        await using var fleet = new TracingFleet(await MakeFleetAsync(spec, workers: 3), trace);
        var coordinator = new RunCoordinator(spec, fleet, new Scribe(trace));
        await coordinator.BeginAsync();
        await coordinator.SaveAsync(store, RunId, epoch: 0);
        while (coordinator.YearsDone < spec.Years)
        {
            await coordinator.RunYearAsync();
            await coordinator.SaveAsync(store, RunId, epoch: 0);
        }

        ShouldBeTheSameRun(reference, trace, spec, "saved every year");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public async Task What_was_restored_is_saved_with_the_same_bytes(int shardSize)
    {
        RunSpec spec = SmallRegion.Province.Spec(Seeds.Usual, ShardSizes.Uniform(shardSize));
        var first = new InMemoryCheckpointStore();
        CheckpointManifest manifest = await SaveAtAsync(spec, first, year: 2);
        await using IFleet fleet = await MakeFleetAsync(spec, workers: 3);
        var coordinator = new RunCoordinator(spec, fleet);
        await coordinator.RestoreAsync(first, manifest);

        var second = new InMemoryCheckpointStore();
        CheckpointManifest again = await coordinator.SaveAsync(second, RunId, epoch: 0);

        again.Parts.ShouldBe(manifest.Parts);
        again.Agents.ShouldBe(manifest.Agents);
        (again with { Parts = manifest.Parts, Agents = manifest.Agents }).ShouldBe(manifest);
        foreach (CheckpointPartEntry part in manifest.Parts)
            second.Bytes(again.Key, part.Name).ShouldBe(first.Bytes(manifest.Key, part.Name), part.Name);
    }

    [Fact]
    public async Task A_restored_run_has_done_the_work_of_the_run_that_was_saved()
    {
        RunSpec spec = SmallRegion.Toy.Spec(Seeds.Usual);
        var store = new InMemoryCheckpointStore();
        await using IFleet fleet = await MakeFleetAsync(spec, workers: 2);
        var saved = new RunCoordinator(spec, fleet);
        await saved.BeginAsync();
        await saved.RunYearAsync();
        await saved.RunYearAsync();
        CheckpointManifest manifest = await saved.SaveAsync(store, RunId, epoch: 0);
        await using IFleet other = await MakeFleetAsync(spec, workers: 2);
        var restored = new RunCoordinator(spec, other);

        await restored.RestoreAsync(store, manifest);

        (restored.YearsDone, restored.Organisations, restored.OrganisationYears).ShouldBe((2, saved.Organisations, saved.OrganisationYears));
    }

    [Fact]
    public async Task A_step_after_which_messages_are_on_their_way_is_no_moment_to_save()
    {
        RunSpec spec = SmallRegion.Toy.Spec(Seeds.Usual);
        var store = new InMemoryCheckpointStore();
        var trace = new RunTrace();
        IFleet fleet = await MakeFleetAsync(spec, workers: 2);
        InvalidOperationException? refused = null;
        await using var traced = new TracingFleet(fleet, trace)
        {
            Before = async command =>
            {
                if (command is not { Year: 1, Step.Step: Step.Hire }) return;
                var header = new PartHeader(1, new string('0', 64), spec.Seed, 1, 0, PartHeader.Region);
                refused = await Should.ThrowAsync<InvalidOperationException>(
                    async () => await fleet.SaveAsync(new SaveCommand(new CheckpointKey(RunId, 1, 0), header, command.Partition, store)));
            },
        };

        await new RunCoordinator(spec, traced).RunAsync();

        refused.ShouldNotBeNull();
    }

    /// <summary>Runs until the end of a year and saves.</summary>
    private async Task<CheckpointManifest> SaveAtAsync(RunSpec spec, ICheckpointStore store, int year, int workers = 2)
    {
        await using IFleet fleet = await MakeFleetAsync(spec, workers);
        var coordinator = new RunCoordinator(spec, fleet);
        await coordinator.BeginAsync();
        while (coordinator.YearsDone < year) await coordinator.RunYearAsync();
        return await coordinator.SaveAsync(store, RunId, epoch: 0);
    }

    /// <summary>Restores a run in a fresh fleet, and runs what is left.</summary>
    private static async Task<RunTrace> GoOnAsync(RunSpec spec, IFleet fleet, ICheckpointStore store, CheckpointManifest manifest)
    {
        var trace = new RunTrace();
        await using var traced = new TracingFleet(fleet, trace);
        var coordinator = new RunCoordinator(spec, traced, new Scribe(trace));
        await coordinator.RestoreAsync(store, manifest);
        await coordinator.RunAsync();
        return trace;
    }

    /// <summary>What is left of a run after a year.</summary>
    private static RunTrace After(RunTrace whole, int year)
    {
        var rest = new RunTrace();
        rest.Steps.AddRange(whole.Steps.Where(step => step.Year > year));
        rest.Years.AddRange(whole.Years.Where(record => record.Year > year));
        return rest;
    }

    private sealed class Both(IRunObserver one, IRunObserver other) : IRunObserver
    {
        public void StepDone(StepReport report)
        {
            one.StepDone(report);
            other.StepDone(report);
        }

        public async ValueTask YearDoneAsync(Kernel.Metrics.YearRecord record, CancellationToken cancellationToken)
        {
            await one.YearDoneAsync(record, cancellationToken);
            await other.YearDoneAsync(record, cancellationToken);
        }
    }
}
