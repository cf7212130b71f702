using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Conformance.Tracing;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Conformance;

/// <content>A fork shares its parent's history up to a year and follows other parameters after it.</content>
public abstract partial class FleetConformance
{
    private static readonly Dictionary<string, double> OtherPolicy = new() { ["business-environment"] = 1.5 };

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_fork_shares_the_history_and_parts_from_it_in_the_first_year_of_its_change(int year)
    {
        RunTrace reference = await ReferenceAsync(SmallRegion.Toy, Seeds.Usual);
        RunTrace whole = await TraceAsync(Forked(year + 1, OtherPolicy), workers: 2);
        whole.Digests.Take(year + 1).ShouldBe(reference.Digests.Take(year + 1));
        whole.Digests[year + 1].ShouldNotBe(reference.Digests[year + 1]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_fork_from_a_checkpoint_is_the_run_with_the_same_change_from_the_start(int year)
    {
        RunSpec fork = Forked(year + 1, OtherPolicy);
        RunTrace whole = await TraceAsync(fork, workers: 2);
        var store = new InMemoryCheckpointStore();
        CheckpointManifest parent = await SaveAtAsync(SmallRegion.Toy.Spec(Seeds.Usual), store, year);

        RunTrace after = await GoOnAsync(fork, await MakeFleetAsync(fork, workers: 3), store, parent);

        ShouldBeTheSameRun(After(whole, year), after, fork, $"fork at year {year}");
    }

    [Fact]
    public async Task A_change_to_what_is_in_force_changes_no_bit()
    {
        RunTrace reference = await ReferenceAsync(SmallRegion.Toy, Seeds.Usual);
        await ShouldRunTheSameAsync(reference, Forked(3, new Dictionary<string, double>()), workers: 2, "forked at year 2 to equal parameters");
    }

    [Fact]
    public async Task A_change_that_lies_in_the_future_of_a_checkpoint_comes_when_it_is_due()
    {
        RunSpec fork = Forked(4, OtherPolicy);
        RunTrace whole = await TraceAsync(fork, workers: 2);
        var store = new InMemoryCheckpointStore();
        CheckpointManifest manifest = await SaveAtAsync(fork, store, year: 1);

        RunTrace after = await GoOnAsync(fork, await MakeFleetAsync(fork, workers: 2), store, manifest);

        ShouldBeTheSameRun(After(whole, 1), after, fork, "restored before its change");
    }

    [Fact]
    public async Task A_change_that_lies_in_the_past_of_a_checkpoint_stays_in_force()
    {
        RunSpec fork = Forked(2, OtherPolicy);
        RunTrace whole = await TraceAsync(fork, workers: 2);
        var store = new InMemoryCheckpointStore();
        CheckpointManifest manifest = await SaveAtAsync(fork, store, year: 4);

        RunTrace after = await GoOnAsync(fork, await MakeFleetAsync(fork, workers: 2), store, manifest);

        ShouldBeTheSameRun(After(whole, 4), after, fork, "restored after its change");
    }

    private static RunSpec Forked(int fromYear, IReadOnlyDictionary<string, double> overrides) => SmallRegion.Toy.Spec(Seeds.Usual) with
    {
        Changes = [new ParameterChange(fromYear, SmallRegion.Toy.World(overrides).Parameters)],
    };
}
