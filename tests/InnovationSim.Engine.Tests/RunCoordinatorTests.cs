using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Fleet;
using InnovationSim.Engine.Tests.Building;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests;

public class RunCoordinatorTests
{
    private static readonly World Toy = SmallRegion.Toy.World();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_run_takes_as_many_years_as_its_spec_says(int years)
    {
        var recorder = new Recorder();
        YearRecord last = await Run(years, recorder).RunAsync();
        last.Year.ShouldBe(years);
        recorder.Records.Select(record => record.Year).ShouldBe(Enumerable.Range(0, years + 1));
    }

    [Fact]
    public async Task An_observer_hears_of_every_step_in_its_order_and_then_of_the_year()
    {
        var recorder = new Recorder();
        await Run(years: 2, recorder).RunAsync();
        recorder.Calls.ShouldBe([.. Recorder.Of(0), .. Recorder.Of(1), .. Recorder.Of(2)]);
    }

    [Fact]
    public async Task The_run_waits_for_an_observer_who_takes_his_time_over_a_year()
    {
        var recorder = new Recorder { OnYear = async _ => await Task.Yield() };
        await Run(years: 2, recorder).RunAsync();
        recorder.Calls.ShouldBe([.. Recorder.Of(0), .. Recorder.Of(1), .. Recorder.Of(2)]);
    }

    [Fact]
    public async Task What_an_observer_throws_ends_the_run()
    {
        var recorder = new Recorder { OnYear = record => record.Year == 1 ? throw new IOException("disk full") : Task.CompletedTask };
        (await Should.ThrowAsync<IOException>(() => Run(years: 3, recorder).RunAsync())).Message.ShouldBe("disk full");
        recorder.Calls[^1].ShouldBe("1 done");
    }

    [Fact]
    public async Task A_record_does_not_change_when_later_years_are_run()
    {
        RunCoordinator coordinator = Run(years: 2);
        await coordinator.BeginAsync();
        YearRecord first = await coordinator.RunYearAsync();
        long[] sums = first.Tally.Values.ToArray();
        Digest digest = first.Digest;
        await coordinator.RunYearAsync();
        first.Tally.Values.ToArray().ShouldBe(sums);
        first.Digest.ShouldBe(digest);
    }

    [Fact]
    public async Task The_last_record_is_that_of_the_last_year_finished()
    {
        RunCoordinator coordinator = Run(years: 2);
        coordinator.Last.ShouldBeNull();
        (await coordinator.BeginAsync()).ShouldBeSameAs(coordinator.Last);
        (await coordinator.RunYearAsync()).ShouldBeSameAs(coordinator.Last);
    }

    [Fact]
    public async Task Organisation_years_are_the_organisations_that_each_year_began_with()
    {
        RunCoordinator coordinator = Run(years: 2);
        await coordinator.BeginAsync();
        coordinator.OrganisationYears.ShouldBe(0);
        long first = coordinator.Organisations;
        int firms = Toy.PrivateCells.Sum(cell => cell.Firms) + Toy.StateCells.Sum(cell => cell.Firms);
        first.ShouldBe(firms + Toy.Universities.Length + Toy.ResearchInstitutes.Length);
        await coordinator.RunYearAsync();
        long second = coordinator.Organisations;
        await coordinator.RunYearAsync();
        coordinator.OrganisationYears.ShouldBe(first + second);
    }

    [Fact]
    public async Task A_run_that_has_begun_cannot_begin_again()
    {
        RunCoordinator coordinator = Run(years: 2);
        await coordinator.BeginAsync();
        await Should.ThrowAsync<InvalidOperationException>(() => coordinator.BeginAsync());
    }

    [Fact]
    public async Task A_run_that_has_begun_goes_on_with_the_years_that_are_left()
    {
        var recorder = new Recorder();
        RunCoordinator coordinator = Run(years: 3, recorder);
        await coordinator.BeginAsync();
        await coordinator.RunYearAsync();
        (await coordinator.RunAsync()).Year.ShouldBe(3);
        recorder.Records.Select(record => record.Year).ShouldBe([0, 1, 2, 3]);
    }

    [Fact]
    public async Task A_run_of_which_no_year_is_left_gives_its_last_record_again()
    {
        RunCoordinator coordinator = Run(years: 1);
        (await coordinator.RunAsync()).ShouldBeSameAs(await coordinator.RunAsync());
    }

    [Fact]
    public async Task A_year_before_the_first_state_is_refused_with_what_comes_first()
    {
        var refused = await Should.ThrowAsync<InvalidOperationException>(() => Run(years: 2).RunYearAsync());
        refused.Message.ShouldContain(nameof(RunCoordinator.BeginAsync));
    }

    [Fact]
    public async Task A_year_that_was_stopped_cannot_be_taken_up_again()
    {
        using var cancel = new CancellationTokenSource();
        RunCoordinator coordinator = Run(years: 3);
        await coordinator.BeginAsync();
        await coordinator.RunYearAsync();
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => coordinator.RunYearAsync(cancel.Token));
        var refused = await Should.ThrowAsync<InvalidOperationException>(() => coordinator.RunYearAsync());
        refused.Message.ShouldContain("Year 2 is not finished");
    }

    [Fact]
    public async Task Reports_name_the_bytes_that_a_step_read()
    {
        var bytes = new Dictionary<Step, long>();
        await new RunCoordinator(Spec(1), FleetOf(), new StepWatch(report => bytes[report.Step] = report.MessageBytes)).RunAsync();
        // Vacancies are sent at Plan; what comes before Plan sends nothing to it.
        bytes[Step.Plan].ShouldBe(0);
        bytes[Step.Hire].ShouldBeGreaterThan(0);
    }

    private static RunSpec Spec(int years) => new() { World = Toy, Seed = 1, Years = years };

    private static InProcessFleet FleetOf() => new(Toy, 1, threads: 1);

    private static RunCoordinator Run(int years, IRunObserver? observer = null) => new(Spec(years), FleetOf(), observer);

    private sealed class StepWatch(Action<StepReport> onStep) : IRunObserver
    {
        public void StepDone(StepReport report) => onStep(report);

        public ValueTask YearDoneAsync(YearRecord record, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
