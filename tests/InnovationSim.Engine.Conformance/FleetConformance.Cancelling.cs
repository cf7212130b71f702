using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Conformance.Tracing;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Conformance;

/// <content>A run that is cancelled stops between steps, and leaves nothing broken.</content>
public abstract partial class FleetConformance
{
    public static TheoryData<int, Step> StepsOfTheFirstYears
    {
        get
        {
            var rows = new TheoryData<int, Step>();
            foreach (YearStep step in Year.Genesis) rows.Add(0, step.Step);
            foreach (YearStep step in Year.Steps) rows.Add(1, step.Step);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(StepsOfTheFirstYears))]
    public async Task A_cancelled_run_ends_with_the_step_at_hand(int year, Step step)
    {
        RunSpec spec = SmallRegion.Toy.Spec(Seeds.Usual);
        using var cancel = new CancellationTokenSource();
        var trace = new RunTrace();
        await using var fleet = new TracingFleet(await MakeFleetAsync(spec, 2), trace);
        var coordinator = new RunCoordinator(spec, fleet, new Canceller(cancel, year, step));

        await Should.ThrowAsync<OperationCanceledException>(() => coordinator.RunAsync(cancel.Token));

        trace.Steps[^1].Year.ShouldBe(year);
        trace.Steps[^1].Step.ShouldBe(step);
    }

    [Fact]
    public async Task A_run_cancelled_from_elsewhere_has_done_whole_steps_only()
    {
        RunTrace reference = await ReferenceAsync(SmallRegion.Toy, Seeds.Usual);
        RunSpec spec = SmallRegion.Toy.Spec(Seeds.Usual, ShardSizes.Uniform(1));
        using var cancel = new CancellationTokenSource();
        var trace = new RunTrace();
        Task cancelling = Task.CompletedTask;
        await using var fleet = new TracingFleet(await MakeFleetAsync(spec, 2), trace)
        {
            // It lands before, in or after the third year's tender: at none of these may a step be left half done.
            Before = command =>
            {
                if (command is { Year: 3, Step.Step: Step.Tender }) cancelling = Task.Run(cancel.Cancel);
                return ValueTask.CompletedTask;
            },
        };
        var coordinator = new RunCoordinator(spec, fleet, new Waiter(() => cancelling));

        await Should.ThrowAsync<OperationCanceledException>(() => coordinator.RunAsync(cancel.Token));

        for (int i = 0; i < trace.Steps.Count; i++)
            TraceDifference.Between(reference.Steps[i].Tally, trace.Steps[i].Tally, spec.World).ShouldBeNull($"step {i}");
        trace.Steps.Count.ShouldBeLessThan(reference.Steps.Count);
    }

    [Fact]
    public async Task After_a_cancelled_run_the_next_is_as_if_it_had_never_been()
    {
        RunTrace reference = await ReferenceAsync(SmallRegion.Toy, Seeds.Usual);
        RunSpec spec = SmallRegion.Toy.Spec(Seeds.Usual);
        using var cancel = new CancellationTokenSource();
        await using (IFleet fleet = await MakeFleetAsync(spec, 2))
        {
            var coordinator = new RunCoordinator(spec, fleet, new Canceller(cancel, 2, Step.Tender));
            await Should.ThrowAsync<OperationCanceledException>(() => coordinator.RunAsync(cancel.Token));
        }

        await ShouldRunTheSameAsync(reference, spec, workers: 2, "after a cancelled run");
    }

    [Fact]
    public async Task A_step_cancelled_before_it_begins_changes_nothing()
    {
        RunTrace reference = await ReferenceAsync(SmallRegion.Toy, Seeds.Usual);
        RunSpec spec = SmallRegion.Toy.Spec(Seeds.Usual);
        IFleet fleet = await MakeFleetAsync(spec, 2);
        var trace = new RunTrace();
        await using var traced = new TracingFleet(fleet, trace)
        {
            Before = async command =>
                await Should.ThrowAsync<OperationCanceledException>(async () => await fleet.StepAsync(command, new CancellationToken(canceled: true))),
        };

        await new RunCoordinator(spec, traced, new Scribe(trace)).RunAsync();

        ShouldBeTheSameRun(reference, trace, spec, "every step refused once");
    }

    private sealed class Canceller(CancellationTokenSource cancel, int year, Step step) : IRunObserver
    {
        public void StepDone(StepReport report)
        {
            if (report.Year == year && report.Step == step) cancel.Cancel();
        }

        public ValueTask YearDoneAsync(YearRecord record, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }

    /// <summary>Ends no year before what was begun elsewhere is done.</summary>
    private sealed class Waiter(Func<Task> other) : IRunObserver
    {
        public void StepDone(StepReport report)
        {
        }

        public async ValueTask YearDoneAsync(YearRecord record, CancellationToken cancellationToken) => await other();
    }
}
