using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Phases;
using InnovationSim.Kernel.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests;

/// <summary>What the coordinator publishes.</summary>
public sealed class RegionTests
{
    [Fact]
    public void The_frontier_grows_by_its_rate()
    {
        var run = new GlassRun(new TinyWorld { Parameters = Defaults.Parameters with { FrontierGrowth = 0.02, FrontierGap = 0.45 } }.Build());
        run.Run(2);
        run.Region.State.FrontierLog.ShouldAllBe(log => Math.Abs(log - 0.45 - (2 * Math.Log(1.02))) < 1e-12);
    }

    [Fact]
    public void Where_nobody_can_be_hired_demand_halves_a_year_and_never_turns_negative()
    {
        // A hundred people for 132 firms: and each wants twice the staff that it has.
        var run = new GlassRun(new TinyWorld { Workers = 100, Dependants = 0,
            Parameters = Defaults.Parameters with { LabourScarcityWeight = 3, LabourReserve = 2 } }.Build());
        run.Begin();
        run.RunYear();
        double[] before = [.. run.Region.State.DemandYuan];
        run.RunYear();

        run.Region.Signals.SectorGrowth.ShouldContain(-0.5);
        for (int s = 0; s < before.Length; s++) run.Region.State.DemandYuan[s].ShouldBeInRange(0.5 * before[s], before[s] * 1.5);
    }

    [Fact]
    public void Demand_of_all_firms_is_scaled_to_the_sectors()
    {
        var run = new GlassRun(TinyWorld.Default);
        run.Run(2);
        YearRecord last = run.RunYear();
        Signals signals = run.Region.Signals;
        for (int s = 0; s < TinyWorld.Sectors; s++)
        {
            double raw = run.Region.LastYear.BySector(CellMeasure.RawDemand, Ownership.State, s)
                + (double)run.Region.LastYear.BySector(CellMeasure.RawDemand, Ownership.Private, s);
            (raw * signals.DemandScale[s]).ShouldBe(run.Region.State.DemandYuan[s], 1);
        }

        last.Year.ShouldBe(3);
    }

    [Fact]
    public void Parameters_hold_from_the_year_in_which_they_are_given()
    {
        var run = new GlassRun(TinyWorld.Default);
        run.Run(1);
        YearRecord without = run.RunYear(Defaults.Parameters with { EntryRate = 0 });
        YearRecord with = run.RunYear(Defaults.Parameters with { EntryRate = 0.2 });

        (without["entries"] - without["spin-offs"]).ShouldBe(0);
        with["entries"].ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Entrants_of_the_last_years_are_remembered_the_newest_first()
    {
        var run = new GlassRun(TinyWorld.Default);
        IReadOnlyList<YearRecord> years = run.Run(3);
        run.Region.State.Entrants[..3].ShouldBe([(long)years[3]["entries"], (long)years[2]["entries"], (long)years[1]["entries"]]);
    }

    [Fact]
    public void Registers_and_tallies_that_disagree_stop_the_run()
    {
        var run = new GlassRun(TinyWorld.Default);
        run.Begin();
        Region region = run.Region;
        region.BeginYear(Defaults.Parameters);
        var tally = new Tally(2, TinyWorld.Sectors);
        tally.Cells(CellMeasure.SupplierWeight, Ownership.Private, 1)[2] = 5;

        Should.Throw<InvalidOperationException>(() => region.Finish(Step.Plan, tally, run.Partition, new ShardReport?[run.Partition.ShardCount], []))
            .Message.ShouldContain("city 1, sector 2");
    }
}
