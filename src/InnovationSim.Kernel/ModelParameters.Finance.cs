namespace InnovationSim.Kernel;

/// <content>Taxes, credit, entry and exit (P9, P10).</content>
public sealed partial record ModelParameters
{
    /// <summary>How often money and credit turn over in a year. Unit: per year. Range: 0.5 to 50.</summary>
    public required double WorkingCapitalTurns { get; init; }

    /// <summary>Interest on loans. Unit: per year. Range: 0 to 0.5.</summary>
    public required double InterestRate { get; init; }

    /// <summary>Tax on profit. Unit: share. Range: 0 to 1.</summary>
    public required double ProfitTaxRate { get; init; }

    /// <summary>Tax on profit of certified high-tech firms. Unit: share. Range: 0 to 1.</summary>
    public required double HighTechTaxRate { get; init; }

    /// <summary>Central share of profit taxes and state dividends. Unit: share. Range: 0 to 1.</summary>
    public required double CentreTaxShare { get; init; }

    /// <summary>Central share of public research grants. Unit: share. Range: 0 to 1.</summary>
    public required double CentreGrantShare { get; init; }

    /// <summary>Share of R&amp;D budgets that the province refunds; firms spend it on top. Unit: share. Range: 0 to 0.5.</summary>
    public required double ResearchSubsidy { get; init; }

    /// <summary>Share of net profit paid out. Unit: share. Range: 0 to 1.</summary>
    public required double DividendShare { get; init; }

    /// <summary>Share of dividends that goes to skilled workers' households. Unit: share. Range: 0 to 1.</summary>
    public required double OwnersSkilledWorkers { get; init; }

    /// <summary>Share of dividends that goes to engineers' households. Unit: share. Range: 0 to 1.</summary>
    public required double OwnersEngineers { get; init; }

    /// <summary>Share of dividends that goes to scientists' households. Unit: share. Range: 0 to 1.</summary>
    public required double OwnersScientists { get; init; }

    /// <summary>Share of income that households spend. Unit: share. Range: 0 to 1.</summary>
    public required double ConsumptionShare { get; init; }

    /// <summary>Share of consumption met in the region. Unit: share. Range: 0 to 1.</summary>
    public required double LocalConsumptionShare { get; init; }

    /// <summary>Share of pooled inputs met in the region. Unit: share. Range: 0 to 1.</summary>
    public required double LocalInputShare { get; init; }

    /// <summary>Share of capital and research goods met in the region. Unit: share. Range: 0 to 1.</summary>
    public required double LocalInvestmentShare { get; init; }

    /// <summary>Credit limit. Unit: share of sales. Range: 0 to 2.</summary>
    public required double CreditShare { get; init; }

    /// <summary>Credit that suppliers give; it carries production, not debts. Unit: share of sales. Range: 0 to 1.</summary>
    public required double TradeCredit { get; init; }

    /// <summary>Share of a patent's value that counts as security. Unit: share. Range: 0 to 0.5.</summary>
    public required double PatentPledge { get; init; }

    /// <summary>Value of a patent as security. Unit: yuan. Range: 0 to 100000000.</summary>
    public required double PatentValueYuan { get; init; }

    /// <summary>Wear of capital. Unit: per year. Range: 0 to 0.5.</summary>
    public required double DepreciationRate { get; init; }

    /// <summary>Money that a firm keeps before it repays loans. Unit: share of sales. Range: 0 to 1.</summary>
    public required double CashBuffer { get; init; }

    /// <summary>Money beyond this is paid out. Unit: share of sales. Range: 0.05 to 5.</summary>
    public required double CashCeiling { get; init; }

    /// <summary>Chance that a state-owned enterprise in deficit is rescued. Unit: share. Range: 0 to 1.</summary>
    public required double RescueProbability { get; init; }

    /// <summary>Entrants per private firm of the sector. Unit: per firm per year. Range: 0 to 0.5.</summary>
    public required double EntryRate { get; init; }

    /// <summary>How entry follows demand per firm of the sector, relative to the base year and to productivity. Unit: elasticity. Range: 0 to 3.</summary>
    public required double EntryDemandElasticity { get; init; }

    /// <summary>Factor on entry. Unit: factor. Range: 0 to 3.</summary>
    public required double BusinessEnvironment { get; init; }

    /// <summary>How strongly entry follows relatedness density. Unit: exponent. Range: 0 to 10.</summary>
    public required double RelatednessWeight { get; init; }

    /// <summary>Weight of a city's other firms in entry to a sector. Unit: share. Range: 0 to 1.</summary>
    public required double UnrelatedEntry { get; init; }

    /// <summary>Median sales of entrants. Unit: private medians. Range: 0.01 to 10.</summary>
    public required double EntrantSize { get; init; }

    /// <summary>Standard deviation of ln sales of entrants. Unit: ln. Range: 0 to 2.</summary>
    public required double EntrantSizeSpread { get; init; }

    /// <summary>Mean ln A of entrants relative to the city and sector. Unit: ln. Range: -1 to 1.</summary>
    public required double EntrantProductivity { get; init; }

    /// <summary>Standard deviation of ln A of entrants. Unit: ln. Range: 0 to 1.5.</summary>
    public required double EntrantProductivitySpread { get; init; }

    /// <summary>Money that founders bring, relative to expected sales. Unit: share of sales. Range: 0 to 2.</summary>
    public required double EntrantCashShare { get; init; }

    /// <summary>Sales below which a private firm leaves. Unit: private medians. Range: 0 to 1.</summary>
    public required double ExitSize { get; init; }

    /// <summary>Age up to which the hazard of young firms holds. Unit: years. Range: 0 to 20.</summary>
    public required int YoungYears { get; init; }

    /// <summary>Hazard of young private firms besides size and insolvency. Unit: per year. Range: 0 to 0.5.</summary>
    public required double YoungExitRate { get; init; }

    /// <summary>Hazard of older private firms besides size and insolvency. Unit: per year. Range: 0 to 0.5.</summary>
    public required double ExitRate { get; init; }

    /// <summary>
    /// Sales of a private firm beyond which these hazards fall in inverse proportion: large firms are not given up. Unit: private medians.
    /// Range: 1 to 1000000.
    /// </summary>
    public required double HazardSize { get; init; }

    /// <summary>Hazard of state-owned enterprises besides insolvency. Unit: per year. Range: 0 to 0.5.</summary>
    public required double StateExitRate { get; init; }

    /// <summary>R&amp;D intensity from which a firm with a live patent is certified as high-tech. Unit: share of sales. Range: 0 to 0.5.</summary>
    public required double HighTechIntensity { get; init; }

    /// <summary>Growth of R&amp;D intensity of private firms that lack only that for the certificate. Unit: per year. Range: 0 to 0.5.</summary>
    public required double CertificateEffort { get; init; }

    /// <summary>
    /// Sales up to which a firm makes that effort: awards for the certificate do not grow with the firm. Unit: private medians. Range: 1 to
    /// 1000000.
    /// </summary>
    public required double CertificateSize { get; init; }
}
