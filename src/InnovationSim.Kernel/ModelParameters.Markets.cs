namespace InnovationSim.Kernel;

/// <content>Procurement, production and demand (P7, P8).</content>
public sealed partial record ModelParameters
{
    /// <summary>Candidates that a buyer looks at for a lot at digital level 0. Unit: firms. Range: 1 to 100.</summary>
    public required double Candidates { get; init; }

    /// <summary>Share of candidates from the region. Unit: share. Range: 0 to 1.</summary>
    public required double LocalCandidateShare { get; init; }

    /// <summary>Distance over which a buyer's view of suppliers falls to 1/e. Unit: km. Range: 10 to 10000.</summary>
    public required double SupplyDistanceKm { get; init; }

    /// <summary>Productivity that a supplier needs, relative to the frontier. Unit: share of A*. Range: 0 to 2.</summary>
    public required double QualificationThreshold { get; init; }

    /// <summary>By how much the threshold is lowered. Unit: share. Range: 0 to 0.5.</summary>
    public required double CommonStandards { get; init; }

    /// <summary>Weight of ln price in the choice of a supplier. Unit: utility per ln. Range: 0 to 20.</summary>
    public required double PriceWeight { get; init; }

    /// <summary>How far a supplier's price falls with its productivity. Unit: elasticity. Range: 0 to 2.</summary>
    public required double PriceProductivityElasticity { get; init; }

    /// <summary>What speaks against a supplier from outside. Unit: utility. Range: -5 to 10.</summary>
    public required double OutsidePenalty { get; init; }

    /// <summary>Weight of trust. Unit: utility. Range: 0 to 10.</summary>
    public required double TrustWeight { get; init; }

    /// <summary>Part of trust that lasts a year. Unit: share. Range: 0 to 1.</summary>
    public required double TrustRetention { get; init; }

    /// <summary>lambda*: share that chain leaders are told to buy in the region. Unit: share. Range: 0 to 1.</summary>
    public required double LocalShareMandate { get; init; }

    /// <summary>How fast buyers react to the mandate. Unit: per year. Range: 0 to 2.</summary>
    public required double MandateSpeed { get; init; }

    /// <summary>Largest weight of being local. Unit: utility. Range: 0 to 10.</summary>
    public required double MostLocalSourcing { get; init; }

    /// <summary>Share of a lot buyer's inputs that it plans to buy in lots. Unit: share. Range: 0 to 1.</summary>
    public required double LotInputShare { get; init; }

    /// <summary>Value of a lot. Unit: yuan. Range: 10000 to 1000000000.</summary>
    public required double LotYuan { get; init; }

    /// <summary>Most lots of a buyer in a sector. Unit: lots. Range: 1 to 1000.</summary>
    public required int MostLots { get; init; }

    /// <summary>Needs below this part of a lot are met on the pooled market. Unit: lots. Range: 0 to 1.</summary>
    public required double SmallestLot { get; init; }

    /// <summary>Sales from which a firm is looked at as a supplier of lots. Unit: lots. Range: 0 to 100.</summary>
    public required double SupplierSize { get; init; }

    /// <summary>Lots that a supplier quotes for at once, relative to its capacity. Unit: factor. Range: 0.1 to 20.</summary>
    public required double QuotedCapacity { get; init; }

    /// <summary>Smallest part of a lot that a supplier quotes for. Unit: share. Range: 0 to 1.</summary>
    public required double SmallestPartOfLot { get; init; }

    /// <summary>Sales from which a private firm buys in lots. Unit: private medians. Range: 1 to 100000.</summary>
    public required double ChainLeaderSize { get; init; }

    /// <summary>How fast demand moves to productive firms. Unit: per year per ln. Range: 0 to 2.</summary>
    public required double ProductivityDemandWeight { get; init; }

    /// <summary>How much slower demand grows for each ln of size. Unit: per year per ln. Range: 0 to 0.5.</summary>
    public required double GrowthSizeReversion { get; init; }

    /// <summary>Standard deviation of one shock to demand. Unit: ln. Range: 0 to 2.</summary>
    public required double GrowthNoise { get; init; }

    /// <summary>Mean of the geometric number of shocks a year. Unit: shocks. Range: 1 to 20.</summary>
    public required double GrowthShocksMean { get; init; }

    /// <summary>How shocks shrink with size. Unit: exponent. Range: -1 to 0.5.</summary>
    public required double GrowthNoiseSizeExponent { get; init; }

    /// <summary>kappa: sales that a yuan of capital allows. Unit: yuan of sales per yuan. Range: 0.1 to 20.</summary>
    public required double CapitalProductivity { get; init; }

    /// <summary>Capital wanted over capital needed. Unit: factor. Range: 1 to 3.</summary>
    public required double CapitalReserve { get; init; }

    /// <summary>Part of the missing capital that a firm buys in a year. Unit: per year. Range: 0.05 to 1.</summary>
    public required double InvestmentSpeed { get; init; }

    /// <summary>Earnings of the year that a firm may put into capital goods, relative to sales. Unit: share of sales. Range: 0 to 1.</summary>
    public required double InvestmentFromSales { get; init; }
}
