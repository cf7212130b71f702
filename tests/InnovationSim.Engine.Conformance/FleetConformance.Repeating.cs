using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Conformance.Tracing;
using InnovationSim.Scenarios;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Conformance;

/// <content>A run is what its spec says, and nothing else.</content>
public abstract partial class FleetConformance
{
    [Theory]
    [MemberData(nameof(Seeds.All), MemberType = typeof(Seeds))]
    public async Task A_run_repeated_is_the_same_run(ulong seed)
    {
        RunSpec spec = SmallRegion.Toy.Spec(seed);
        RunTrace first = await TraceAsync(spec, workers: 2);
        await ShouldRunTheSameAsync(first, spec, workers: 2, "second time");
    }

    [Fact]
    public async Task Seeds_that_differ_in_one_bit_give_other_runs_from_the_first_state_on()
    {
        ulong[] seeds = [Seeds.Usual, Seeds.Usual ^ 1, Seeds.Usual ^ (1UL << 32), Seeds.Usual ^ (1UL << 63)];
        var digests = new List<string>();
        foreach (ulong seed in seeds) digests.AddRange((await TraceAsync(SmallRegion.Toy.Spec(seed), workers: 2)).Digests);
        digests.ShouldBeUnique();
    }

    [Fact]
    public async Task Parameters_set_to_what_they_are_change_nothing()
    {
        RunTrace reference = await ReferenceAsync(SmallRegion.Province, Seeds.Usual);
        Kernel.ModelParameters inForce = SmallRegion.Province.World().Parameters;
        Dictionary<string, double> same = ParameterTable.All.ToDictionary(
            parameter => parameter.Name, parameter => ParameterTable.Value(inForce, parameter.Name), StringComparer.Ordinal);
        RunSpec spec = SmallRegion.Province.Spec(Seeds.Usual, overrides: same);
        await ShouldRunTheSameAsync(reference, spec, workers: 2, "every parameter set to its value");
    }

    [Fact]
    public async Task A_lever_that_is_moved_leaves_the_first_state_and_changes_the_first_year()
    {
        RunTrace reference = await ReferenceAsync(SmallRegion.Province, Seeds.Usual);
        RunSpec spec = SmallRegion.Province.Spec(Seeds.Usual, overrides: new Dictionary<string, double> { ["inventor-share"] = 0.7 });
        RunTrace moved = await TraceAsync(spec, workers: 2);
        moved.Digests[0].ShouldBe(reference.Digests[0]);
        moved.Digests[1].ShouldNotBe(reference.Digests[1]);
    }

    [Fact]
    public async Task Runs_whose_years_alternate_do_not_disturb_each_other()
    {
        RunSpec toy = SmallRegion.Toy.Spec(Seeds.Usual);
        RunSpec province = SmallRegion.Province.Spec(Seeds.Usual);
        RunTrace toyTrace = new();
        RunTrace provinceTrace = new();
        await using var toyFleet = new TracingFleet(await MakeFleetAsync(toy, 2), toyTrace);
        await using var provinceFleet = new TracingFleet(await MakeFleetAsync(province, 2), provinceTrace);
        var toyRun = new RunCoordinator(toy, toyFleet, new Scribe(toyTrace));
        var provinceRun = new RunCoordinator(province, provinceFleet, new Scribe(provinceTrace));

        await toyRun.BeginAsync();
        await provinceRun.BeginAsync();
        for (int year = 1; year <= Math.Max(toy.Years, province.Years); year++)
        {
            if (year <= province.Years) await provinceRun.RunYearAsync();
            if (year <= toy.Years) await toyRun.RunYearAsync();
        }

        ShouldBeTheSameRun(await ReferenceAsync(SmallRegion.Toy, Seeds.Usual), toyTrace, toy, "toy, alternating with heilongjiang");
        ShouldBeTheSameRun(await ReferenceAsync(SmallRegion.Province, Seeds.Usual), provinceTrace, province, "heilongjiang, alternating with toy");
    }

    [Fact]
    public async Task Runs_at_the_same_time_do_not_disturb_each_other()
    {
        RunTrace reference = await ReferenceAsync(SmallRegion.Toy, Seeds.Usual);
        // One world for all of them: what runs share must not change.
        RunSpec spec = SmallRegion.Toy.Spec(Seeds.Usual);
        RunTrace[] runs = await Task.WhenAll(Enumerable.Range(1, 4).Select(workers => Task.Run(() => TraceAsync(spec, workers))));
        foreach (RunTrace run in runs) ShouldBeTheSameRun(reference, run, spec, "one of four at a time");
    }
}
