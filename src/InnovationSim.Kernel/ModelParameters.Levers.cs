namespace InnovationSim.Kernel;

/// <content>Levers of policy that are off in the baseline, what they do, and what they cost.</content>
public sealed partial record ModelParameters
{
    /// <summary>Cost of a transfer office that a policy adds, at scale 1. Unit: yuan a year. Range: 0 to 100000000.</summary>
    public required double TransferOfficeCostYuan { get; init; }

    /// <summary>Cost of a full trading platform, at scale 1. Unit: yuan a year. Range: 0 to 10000000000.</summary>
    public required double PlatformCostYuan { get; init; }

    /// <summary>Share of public research that is basic. Unit: share. Range: 0 to 0.5.</summary>
    public required double BasicResearchShare { get; init; }

    /// <summary>Length of public research grants. Unit: years. Range: 1 to 10.</summary>
    public required double GrantYears { get; init; }

    /// <summary>How much more often ability rises for each further year of a grant. Unit: share per year. Range: 0 to 1.</summary>
    public required double GrantYearsWeight { get; init; }

    /// <summary>Grants for suppliers that do not qualify. Unit: share of state-owned enterprises' lots. Range: 0 to 0.05.</summary>
    public required double SupplierDevelopment { get; init; }

    /// <summary>By how much such a grant raises A. Unit: share of A. Range: 0 to 0.5.</summary>
    public required double SupplierGain { get; init; }

    /// <summary>Cost of raising A by one ln. Unit: yuan per yuan of sales and ln. Range: 0 to 20.</summary>
    public required double CapabilityCost { get; init; }

    /// <summary>Firms whose technology is upgraded with public money, at scale 1. Unit: firms a year. Range: 0 to 20000.</summary>
    public required double TechnologyUpgrading { get; init; }

    /// <summary>By how much upgrading raises A. Unit: share of A. Range: 0 to 0.5.</summary>
    public required double UpgradingGain { get; init; }

    /// <summary>Private firms that are digitalised with public money, at scale 1. Unit: firms a year. Range: 0 to 100000.</summary>
    public required double Digitalisation { get; init; }

    /// <summary>By how much digitalisation raises a firm's digital level. Unit: points of 100. Range: 0 to 100.</summary>
    public required double DigitalStep { get; init; }

    /// <summary>Grant for digitalising a firm. Unit: yuan. Range: 0 to 100000000.</summary>
    public required double DigitalGrantYuan { get; init; }

    /// <summary>Training seats for skilled workers who look for work, at scale 1. Unit: persons a year. Range: 0 to 1000000.</summary>
    public required double TrainingPlaces { get; init; }

    /// <summary>Cost of a training seat. Unit: yuan. Range: 0 to 1000000.</summary>
    public required double TrainingCostYuan { get; init; }

    /// <summary>By how much training raises a worker's skill. Unit: ln. Range: 0 to 1.</summary>
    public required double TrainingGain { get; init; }

    /// <summary>Share of the trained who look for work as engineers. Unit: share. Range: 0 to 1.</summary>
    public required double TrainingPromotion { get; init; }

    /// <summary>Contracts of visiting scientists, at scale 1. Unit: contracts a year. Range: 0 to 20000.</summary>
    public required double VisitingTalent { get; init; }

    /// <summary>Cost of such a contract. Unit: yuan. Range: 0 to 100000000.</summary>
    public required double VisitingCostYuan { get; init; }

    /// <summary>Patents that a visiting scientist adds. Unit: patents per contract. Range: 0 to 2.</summary>
    public required double VisitingPatents { get; init; }

    /// <summary>Money of incubators for founders, relative to their own. Unit: share. Range: 0 to 1.</summary>
    public required double IncubatorSupport { get; init; }

    /// <summary>Chance that an innovative private firm gets equity of the guide fund. Unit: per year. Range: 0 to 0.5.</summary>
    public required double GuideFund { get; init; }

    /// <summary>Equity that the fund puts into a firm. Unit: share of sales. Range: 0 to 2.</summary>
    public required double FundTicket { get; init; }

    /// <summary>Share of dividends and proceeds of a firm that goes to the fund. Unit: share. Range: 0 to 1.</summary>
    public required double FundStake { get; init; }

    /// <summary>Factor on the distance to markets outside, for goods. Unit: factor. Range: 0.3 to 2.</summary>
    public required double TradeDistance { get; init; }

    /// <summary>How trade with the outside falls with that distance. Unit: elasticity. Range: 0 to 3.</summary>
    public required double TradeDistanceElasticity { get; init; }

    /// <summary>Share of demand that comes from outside. Unit: share. Range: 0 to 1.</summary>
    public required double TradeExposure { get; init; }

    /// <summary>How strongly support of firms follows the location quotient of city and sector. Unit: exponent. Range: 0 to 4.</summary>
    public required double SupportFocus { get; init; }

    /// <summary>Factor on distances across the borders of provinces. Unit: factor. Range: 0.1 to 2.</summary>
    public required double ProvinceFriction { get; init; }

    /// <summary>Share of a failed private firm's loss of capital that the state makes good. Unit: share. Range: 0 to 1.</summary>
    public required double FailureCover { get; init; }

    /// <summary>Founders who try again, relative to failed firms, at full cover. Unit: share. Range: 0 to 1.</summary>
    public required double FounderReturn { get; init; }
}
