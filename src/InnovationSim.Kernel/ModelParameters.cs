namespace InnovationSim.Kernel;

/// <summary>
/// The parameters and levers of the model. Defaults, units, ranges, provenance and sources stand in the scenario library's
/// parameter file, which is checked against this list; a lever is a parameter that a policy moves.
/// </summary>
public sealed partial record ModelParameters
{
    /// <summary>Growth of the technological frontier A*. Unit: per year. Range: 0 to 0.1.</summary>
    public required double FrontierGrowth { get; init; }

    /// <summary>ln of the frontier over mean productivity in the base year. Unit: ln. Range: 0 to 2.</summary>
    public required double FrontierGap { get; init; }

    /// <summary>
    /// How much slower demand grows for each ln that productivity falls back behind the frontier since the base year. Unit: per year per ln.
    /// Range: 0 to 0.5.
    /// </summary>
    public required double DemandGapElasticity { get; init; }

    /// <summary>How much slower demand grows for unfilled posts, relative to employment. Unit: weight. Range: 0 to 3.</summary>
    public required double LabourScarcityWeight { get; init; }

    /// <summary>Growth of the value added that is not modelled (household farming, public services). Unit: per year. Range: -0.05 to 0.1.</summary>
    public required double RemainderGrowth { get; init; }

    /// <summary>Standard deviation of ln A over firms at the start. Unit: ln. Range: 0 to 1.5.</summary>
    public required double ProductivitySpread { get; init; }

    /// <summary>Standard deviation of ln sales in the log-normal body of private firms. Unit: ln. Range: 0.1 to 2.5.</summary>
    public required double SizeSpread { get; init; }

    /// <summary>Share of private firms in the Pareto tail. Unit: share. Range: 0.001 to 0.5.</summary>
    public required double SizeTailShare { get; init; }

    /// <summary>Exponent of the CCDF of private firms' sales in the tail. Unit: exponent. Range: 0.8 to 3.</summary>
    public required double SizeTailExponent { get; init; }

    /// <summary>Largest size drawn for a private firm at the start. Unit: private medians. Range: 10 to 100000.</summary>
    public required double LargestSize { get; init; }

    /// <summary>Standard deviation of ln sales of state-owned enterprises. Unit: ln. Range: 0.1 to 2.5.</summary>
    public required double StateSizeSpread { get; init; }

    /// <summary>Mean age of private firms at the start. Unit: years. Range: 1 to 50.</summary>
    public required double MeanAge { get; init; }

    /// <summary>Mean age of state-owned enterprises at the start. Unit: years. Range: 1 to 100.</summary>
    public required double StateMeanAge { get; init; }

    /// <summary>Money of firms at the start. Unit: share of sales. Range: 0 to 2.</summary>
    public required double CashAtStart { get; init; }

    /// <summary>Debt of firms at the start. Unit: share of sales. Range: 0 to 1.</summary>
    public required double DebtAtStart { get; init; }

    /// <summary>Money of households at the start. Unit: years of wages. Range: 0 to 20.</summary>
    public required double HouseholdCashAtStart { get; init; }

    /// <summary>Growth of public research budgets in the years before the start. Unit: per year. Range: 0 to 0.3.</summary>
    public required double BudgetGrowthBeforeStart { get; init; }

    /// <summary>Share of the ten-year stock of public patents that is industrialised at the start. Unit: share. Range: 0 to 1.</summary>
    public required double ConversionAtStart { get; init; }

    /// <summary>Years of patenting that firms have behind them at the start. Unit: years. Range: 1 to 30.</summary>
    public required int PatentStockYears { get; init; }

    /// <summary>Weight of a firm's own growth in expected demand. Unit: weight. Range: 0 to 1.</summary>
    public required double FirmGrowthWeight { get; init; }

    /// <summary>Weight of the sector's growth in expected demand. Unit: weight. Range: 0 to 1.</summary>
    public required double SectorGrowthWeight { get; init; }
}
