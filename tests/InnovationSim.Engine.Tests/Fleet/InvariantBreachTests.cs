using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Fleet;
using InnovationSim.Engine.Tests.Building;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Invariants;
using InnovationSim.Kernel.Metrics;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Fleet;

/// <summary>A fleet that miscounts, as one with a lost or doubled message would: the run must not go on.</summary>
public class InvariantBreachTests
{
    [Fact]
    public async Task Money_from_nowhere_stops_the_run_with_account_year_and_amount()
    {
        InvariantBreachException breach = await RunAsync(tally => tally.Cells(CellMeasure.Cash, Ownership.Private, 0)[0] += 7);
        breach.Account.ShouldBe("all accounts");
        breach.Year.ShouldBe(2);
        breach.Amount.ShouldBe(7);
    }

    [Fact]
    public async Task A_firm_lost_stops_the_run_with_its_city_and_sector()
    {
        InvariantBreachException breach = await RunAsync(tally => tally.Cells(CellMeasure.Firms, Ownership.Private, 1)[2] -= 1);
        breach.Account.ShouldBe("private firms of south-city, services");
        breach.Amount.ShouldBe(-1);
    }

    [Fact]
    public async Task A_person_lost_stops_the_run_with_city_and_level()
    {
        InvariantBreachException breach = await RunAsync(tally => tally.Pools(PoolMeasure.People, 1)[(int)SkillLevel.Engineer] -= 1);
        breach.Account.ShouldBe("people of south-city, engineer");
        breach.Amount.ShouldBe(-1);
    }

    [Fact]
    public async Task A_patent_twice_stops_the_run()
    {
        InvariantBreachException breach = await RunAsync(tally => tally.Cells(CellMeasure.PatentsLive, Ownership.State, 0)[0] += 1);
        breach.Account.ShouldBe("patents of firms");
        breach.Amount.ShouldBe(1);
    }

    [Fact]
    public async Task The_message_says_what_must_hold_where_when_and_by_how_much_it_does_not()
    {
        InvariantBreachException breach = await RunAsync(tally => tally.Cells(CellMeasure.Cash, Ownership.Private, 0)[0] += 7);
        breach.Message.ShouldBe("Invariant broken in year 2: total money over all accounts is constant. Account: all accounts. Off by 7.");
    }

    [Fact]
    public async Task The_year_of_a_breach_is_not_reported_as_done()
    {
        var recorder = new Recorder();
        await RunAsync(tally => tally.Cells(CellMeasure.Cash, Ownership.Private, 0)[0] += 7, recorder);
        recorder.Records.Select(record => record.Year).ShouldBe([0, 1]);
    }

    /// <summary>Runs the toy region with sums tampered with in the second year's Record.</summary>
    private static Task<InvariantBreachException> RunAsync(Action<Tally> tamper, IRunObserver? observer = null)
    {
        RunSpec spec = SmallRegion.Toy.Spec(seed: 1);
        var fleet = new MiscountingFleet(new InProcessFleet(spec.World, spec.Seed, 2), tamper);
        return Should.ThrowAsync<InvariantBreachException>(() => new RunCoordinator(spec, fleet, observer).RunAsync());
    }

    private sealed class MiscountingFleet(IFleet inner, Action<Tally> tamper) : IFleet
    {
        public async ValueTask<StepResult> StepAsync(StepCommand command, CancellationToken cancellationToken = default)
        {
            StepResult result = await inner.StepAsync(command, cancellationToken);
            if (command is { Year: 2, Step.Step: Step.Record }) tamper(result.Tally);
            return result;
        }

        public ValueTask<IReadOnlyList<CheckpointPartEntry>> SaveAsync(SaveCommand command, CancellationToken cancellationToken = default) =>
            inner.SaveAsync(command, cancellationToken);

        public ValueTask<Digest> RestoreAsync(RestoreCommand command, CancellationToken cancellationToken = default) =>
            inner.RestoreAsync(command, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
