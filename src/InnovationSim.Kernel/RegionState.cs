using InnovationSim.Kernel.Ledger;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Kernel;

/// <summary>What the coordinator remembers from year to year. With the tally of the last year it is all that a checkpoint of it needs.</summary>
public sealed class RegionState
{
    /// <summary>Years of entrants that are followed.</summary>
    public const int Cohorts = 8;

    /// <summary>An empty state.</summary>
    public RegionState(int cities, int sectors)
    {
        FrontierLog = new double[sectors];
        DemandYuan = new double[sectors];
        BaseGap = new double[sectors];
        BaseDemandPerFirm = new double[sectors];
        RemainderYuan = new long[cities];
        Entrants = new long[Cohorts];
    }

    /// <summary>The central accounts.</summary>
    public CentralAccounts Accounts { get; } = new();

    /// <summary>Whether the first state is there.</summary>
    public bool GenesisDone { get; set; }

    /// <summary>ln A* by sector.</summary>
    public double[] FrontierLog { get; }

    /// <summary>Demand on the pooled market by sector, yuan a year.</summary>
    public double[] DemandYuan { get; }

    /// <summary>Value added that is not modelled, by city, yuan a year.</summary>
    public long[] RemainderYuan { get; }

    /// <summary>Entrants of the last years, this year's first.</summary>
    public long[] Entrants { get; }

    /// <summary>Money in all accounts together at the start; it never changes.</summary>
    public long MoneyYuan { get; set; }

    /// <summary>ln Ā − ln A* of the base year, by sector.</summary>
    public double[] BaseGap { get; }

    /// <summary>Pooled demand per private firm of the base year, by sector, yuan.</summary>
    public double[] BaseDemandPerFirm { get; }

    /// <summary>Mean ln A of the base year.</summary>
    public double BaseMeanLog { get; set; }

    /// <summary>Median sales of private firms in the base year, yuan.</summary>
    public double PrivateMedianYuan { get; set; }

    /// <summary>Gross domestic product of the last year, yuan; the base year's at the start.</summary>
    public long GdpYuan { get; set; }

    internal void Remember(Tally year)
    {
        for (int i = Entrants.Length - 1; i > 0; i--) Entrants[i] = Entrants[i - 1];
        Entrants[0] = year.Total(CellMeasure.Entries, Ownership.Private);
    }
}
