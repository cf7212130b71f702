using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Kernel.Metrics.Networks;
using InnovationSim.Kernel.Phases;

namespace InnovationSim.Kernel.Tests.Building;

/// <summary>A year of the tiny region whose tallies a test fills in by hand; everything else is zero.</summary>
internal sealed class HandMadeYear
{
    private static readonly World World = TinyWorld.Default;

    /// <summary>The year of the run.</summary>
    public int Year { get; init; } = 7;

    public NationalAccounts Accounts { get; init; }

    public RegionState State { get; } = new(World.Cities.Length, World.Sectors.Length);

    public Tally Last { get; } = new(World.Cities.Length, World.Sectors.Length);

    public Tally Now { get; } = new(World.Cities.Length, World.Sectors.Length);

    /// <summary>A metric of the region, a city, a sector, or a cell.</summary>
    public double this[string metric, int? city = null, int? sector = null] =>
        YearMetrics.Compute(new YearView(Year, World, new Signals(World), State, Last, Now, Accounts, CollaborationNetwork.Of([]), 1))
            .Single(value => value.Metric.Name == metric && value.City == city && value.Sector == sector).Value;

    /// <summary>Sets a measure of a cell.</summary>
    public HandMadeYear With(CellMeasure measure, Ownership ownership, int city, int sector, long value)
    {
        Now.Cells(measure, ownership, city)[sector] = value;
        return this;
    }

    /// <summary>Sets a measure of a pool.</summary>
    public HandMadeYear With(PoolMeasure measure, int city, SkillLevel level, long value)
    {
        Now.Pools(measure, city)[(int)level] = value;
        return this;
    }

    /// <summary>Sets a measure of a city's universities or institutes.</summary>
    public HandMadeYear With(ResearchMeasure measure, AgentKind kind, int city, long value)
    {
        Now.Research(measure, kind)[city] = value;
        return this;
    }
}
