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

    /// <summary>Share of workers who retire. Unit: per year. Range: 0 to 0.2.</summary>
    public required double RetirementRate { get; init; }

    /// <summary>Share of employees who quit their post. Unit: per year. Range: 0 to 0.5.</summary>
    public required double QuitRate { get; init; }

    /// <summary>Share of too many staff that a private firm lays off in a year. Unit: share. Range: 0 to 1.</summary>
    public required double LayoffAdjustment { get; init; }

    /// <summary>The same for state-owned enterprises and public research. Unit: share. Range: 0 to 1.</summary>
    public required double StateLayoffAdjustment { get; init; }

    /// <summary>Production workers wanted over those needed for the order book. Unit: factor. Range: 1 to 2.</summary>
    public required double LabourReserve { get; init; }

    /// <summary>Share of research budgets meant for researchers' wages. Unit: share. Range: 0.1 to 1.</summary>
    public required double ResearchWageShare { get; init; }

    /// <summary>Mean R&amp;D intensity of state-owned enterprises. Unit: share of sales. Range: 0 to 0.2.</summary>
    public required double StateResearchIntensity { get; init; }

    /// <summary>Standard deviation of ln R&amp;D intensity over firms. Unit: ln. Range: 0 to 3.</summary>
    public required double ResearchIntensitySpread { get; init; }

    /// <summary>Elasticity of a firm's wage offer to its productivity relative to the sector. Unit: elasticity. Range: 0 to 1.</summary>
    public required double WageProductivityElasticity { get; init; }

    /// <summary>Wages of the state sector and public research relative to private firms. Unit: factor. Range: 0.5 to 3.</summary>
    public required double StateWagePremium { get; init; }

    /// <summary>How strongly unemployment lowers wages. Unit: elasticity. Range: 0 to 0.5.</summary>
    public required double WageCurveElasticity { get; init; }

    /// <summary>Unemployment at which wages are as in the data. Unit: share. Range: 0.005 to 0.3.</summary>
    public required double NormalUnemployment { get; init; }

    /// <summary>Share of those without posts in their occupation who take posts in another. Unit: share. Range: 0 to 1.</summary>
    public required double RetrainingShare { get; init; }

    /// <summary>Share of those who work in what is not modelled who look for other work. Unit: per year. Range: 0 to 0.3.</summary>
    public required double RemainderReleaseRate { get; init; }

    /// <summary>Growth of the posts in what is not modelled. Unit: per year. Range: -0.1 to 0.1.</summary>
    public required double RemainderEmploymentGrowth { get; init; }

    /// <summary>Share of those without a post in the model who take a free post in what is not modelled. Unit: share. Range: 0 to 1.</summary>
    public required double RemainderReturnShare { get; init; }

    /// <summary>Share of engineers and scientists without a post who look for one a level below. Unit: per year. Range: 0 to 1.</summary>
    public required double DowngradeRate { get; init; }

    /// <summary>How fast the skill of those who look for work follows that of the employed. Unit: per year. Range: 0 to 1.</summary>
    public required double PoolSkillAdjustment { get; init; }

    /// <summary>Half of a skill gap closes in this time, skilled workers. Unit: months. Range: 1 to 120.</summary>
    public required double SkilledWorkerLearningMonths { get; init; }

    /// <summary>Half of a skill gap closes in this time, engineers. Unit: months. Range: 1 to 120.</summary>
    public required double EngineerLearningMonths { get; init; }

    /// <summary>Half of a skill gap closes in this time, scientists. Unit: months. Range: 1 to 120.</summary>
    public required double ScientistLearningMonths { get; init; }

    /// <summary>Births. Unit: per resident per year. Range: 0 to 0.05.</summary>
    public required double BirthRate { get; init; }

    /// <summary>Deaths. Unit: per resident per year. Range: 0 to 0.05.</summary>
    public required double DeathRate { get; init; }

    /// <summary>Dependants who begin to work. Unit: per dependant per year. Range: 0 to 0.1.</summary>
    public required double LabourEntryRate { get; init; }

    /// <summary>Dependants who begin to study. Unit: per dependant per year. Range: 0 to 0.1.</summary>
    public required double TertiaryEntryRate { get; init; }

    /// <summary>Students who graduate. Unit: per student per year. Range: 0.05 to 1.</summary>
    public required double GraduationRate { get; init; }

    /// <summary>Bachelor graduates who study on. Unit: share. Range: 0 to 1.</summary>
    public required double PostgraduateShare { get; init; }

    /// <summary>Share of those who look for work or work elsewhere who think of moving. Unit: per year. Range: 0 to 1.</summary>
    public required double MoverRate { get; init; }

    /// <summary>The same for graduates. Unit: share. Range: 0 to 1.</summary>
    public required double GraduateMoverRate { get; init; }

    /// <summary>Dependants who move with a mover. Unit: persons. Range: 0 to 1.</summary>
    public required double DependantsPerMover { get; init; }

    /// <summary>Persons who come from outside. Unit: per worker per year. Range: 0 to 0.1.</summary>
    public required double ArrivalRate { get; init; }

    /// <summary>Weight of ln wage in the choice of a place. Unit: utility per ln. Range: 0 to 10.</summary>
    public required double MoveWageWeight { get; init; }

    /// <summary>Weight of ln unemployment. Unit: utility per ln. Range: 0 to 10.</summary>
    public required double MoveUnemploymentWeight { get; init; }

    /// <summary>Weight of ln of the share of engineers and scientists. Unit: utility per ln. Range: 0 to 10.</summary>
    public required double MoveSkilledWeight { get; init; }

    /// <summary>Weight of amenity. Unit: utility. Range: 0 to 10.</summary>
    public required double MoveAmenityWeight { get; init; }

    /// <summary>Weight of ln(1 + km/100). Unit: utility per ln. Range: 0 to 10.</summary>
    public required double MoveDistanceWeight { get; init; }

    /// <summary>Utility of staying at home. Unit: utility. Range: 0 to 20.</summary>
    public required double HomeBias { get; init; }

    /// <summary>Utility of the size and skills of places outside. Unit: utility. Range: -20 to 40.</summary>
    public required double OutsideAttraction { get; init; }

    /// <summary>Factor on the distance to places outside, for people. Unit: factor. Range: 0.3 to 2.</summary>
    public required double OutsideDistance { get; init; }

    /// <summary>Road distance over great-circle distance. Unit: factor. Range: 1 to 2.</summary>
    public required double RoadFactor { get; init; }

    /// <summary>Public top-up of skilled workers' wages. Unit: share of wages. Range: 0 to 0.5.</summary>
    public required double TalentSubsidySkilledWorker { get; init; }

    /// <summary>Public top-up of engineers' wages. Unit: share of wages. Range: 0 to 0.5.</summary>
    public required double TalentSubsidyEngineer { get; init; }

    /// <summary>Public top-up of scientists' wages. Unit: share of wages. Range: 0 to 0.5.</summary>
    public required double TalentSubsidyScientist { get; init; }

    /// <summary>zeta: how likely research succeeds. Unit: rate. Range: 0 to 2.</summary>
    public required double InnovationScale { get; init; }

    /// <summary>m: research success of state-owned enterprises relative to private firms. Unit: factor. Range: 0 to 2.</summary>
    public required double StateInnovationEfficiency { get; init; }

    /// <summary>Worst innovation. Unit: share of A. Range: -0.5 to 0.</summary>
    public required double InnovationStepLowest { get; init; }

    /// <summary>Best less worst innovation. Unit: share of A. Range: 0 to 1.</summary>
    public required double InnovationStepRange { get; init; }

    /// <summary>Part of the gap to a peer that an imitator closes. Unit: share of the gap. Range: 0 to 1.</summary>
    public required double ImitationRate { get; init; }

    /// <summary>Distance over which imitation falls to 1/e. Unit: km. Range: 10 to 10000.</summary>
    public required double ImitationDistanceKm { get; init; }

    /// <summary>Part of the gap to the frontier that everybody closes. Unit: share of the gap per year. Range: 0 to 0.2.</summary>
    public required double FrontierCatchUp { get; init; }

    /// <summary>Patents of private firms per R&amp;D. Unit: patents per million yuan. Range: 0 to 5.</summary>
    public required double PrivatePatentsPerMillion { get; init; }

    /// <summary>Patents of state-owned enterprises per R&amp;D. Unit: patents per million yuan. Range: 0 to 5.</summary>
    public required double StatePatentsPerMillion { get; init; }

    /// <summary>Patents of universities and institutes per R&amp;D. Unit: patents per million yuan. Range: 0 to 5.</summary>
    public required double PublicPatentsPerMillion { get; init; }

    /// <summary>Life of a patent. Unit: years. Range: 2 to 50.</summary>
    public required int PatentLifeYears { get; init; }

    /// <summary>Chance that a research organisation's ability rises by one in a field. Unit: per year. Range: 0 to 1.</summary>
    public required double ResearchProgress { get; init; }

    /// <summary>Chance that a firm's digital level rises by one point. Unit: per year. Range: 0 to 1.</summary>
    public required double DigitalDiffusion { get; init; }

    /// <summary>h0: chance that an idle patent is offered. Unit: per year. Range: 0 to 1.</summary>
    public required double OfferHazard { get; init; }

    /// <summary>Age up to which patents are offered. Unit: years. Range: 1 to 50.</summary>
    public required int OfferMaxAge { get; init; }

    /// <summary>Share of universities with a transfer office. Unit: share. Range: 0 to 1.</summary>
    public required double TransferOfficeShare { get; init; }

    /// <summary>How much more often a university with an office offers. Unit: factor. Range: 0 to 10.</summary>
    public required double OfficeWeight { get; init; }

    /// <summary>sigma: inventors' share of fees. Unit: share. Range: 0 to 1.</summary>
    public required double InventorShare { get; init; }

    /// <summary>alpha: autonomy of research organisations. Unit: share. Range: 0 to 1.</summary>
    public required double Autonomy { get; init; }

    /// <summary>How much more often autonomous organisations offer. Unit: factor. Range: 0 to 10.</summary>
    public required double AutonomyWeight { get; init; }

    /// <summary>How far a trading platform exists. Unit: share. Range: 0 to 1.</summary>
    public required double Platform { get; init; }

    /// <summary>How much more often patents are offered through a platform. Unit: factor. Range: 0 to 10.</summary>
    public required double PlatformWeight { get; init; }

    /// <summary>Research budget from which a firm is shown patents. Unit: yuan. Range: 1000 to 100000000.</summary>
    public required double AdopterBudgetYuan { get; init; }

    /// <summary>Firms that a patent is shown to. Unit: firms. Range: 1 to 1000.</summary>
    public required double Contacts { get; init; }

    /// <summary>The same through an office or a broker. Unit: firms. Range: 1 to 1000.</summary>
    public required double BrokeredContacts { get; init; }

    /// <summary>Share of contacts sought in the home sector of the main field. Unit: share. Range: 0 to 1.</summary>
    public required double MainFieldContacts { get; init; }

    /// <summary>Distance over which quality falls to 1/e. Unit: km. Range: 10 to 10000.</summary>
    public required double TransferDistanceKm { get; init; }

    /// <summary>Researchers over which absorption saturates. Unit: researchers. Range: 0.1 to 1000.</summary>
    public required double AbsorptionScale { get; init; }

    /// <summary>Quality from which a firm bids. Unit: quality. Range: 0 to 1.</summary>
    public required double BidThreshold { get; init; }

    /// <summary>Share of awards that are licences. Unit: share. Range: 0 to 1.</summary>
    public required double LicenceShare { get; init; }

    /// <summary>Share of awards that are assignments; the rest are spin-offs. Unit: share. Range: 0 to 1.</summary>
    public required double AssignmentShare { get; init; }

    /// <summary>Gain of ln A from a product of quality 1. Unit: ln per quality. Range: 0 to 1.</summary>
    public required double LicenceGain { get; init; }

    /// <summary>Sales that a product can reach: beyond it a product raises only part of a firm. Unit: private medians. Range: 0.1 to 100000.</summary>
    public required double ProductLineSize { get; init; }

    /// <summary>Years of expected gain that the fee counts. Unit: years. Range: 0 to 20.</summary>
    public required double FeeYears { get; init; }

    /// <summary>Share of it that is paid. Unit: share. Range: 0 to 1.</summary>
    public required double FeeShare { get; init; }

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

    /// <summary>Hazard of state-owned enterprises besides insolvency. Unit: per year. Range: 0 to 0.5.</summary>
    public required double StateExitRate { get; init; }

    /// <summary>R&amp;D intensity from which a firm with a live patent is certified as high-tech. Unit: share of sales. Range: 0 to 0.5.</summary>
    public required double HighTechIntensity { get; init; }

    /// <summary>Growth of R&amp;D intensity of private firms that lack only that for the certificate. Unit: per year. Range: 0 to 0.5.</summary>
    public required double CertificateEffort { get; init; }

    /// <summary>Share of public research budgets that is given for projects. Unit: share. Range: 0 to 1.</summary>
    public required double CompetitiveShare { get; init; }

    /// <summary>Money of a project; more if there are more topics than can be told apart (512). Unit: yuan. Range: 10000 to 1000000000.</summary>
    public required double ProjectYuan { get; init; }

    /// <summary>Share of topics that are drawn from what firms need. Unit: share. Range: 0 to 1.</summary>
    public required double DemandSetTopics { get; init; }

    /// <summary>Teams that are given money for the same topic; the best result goes on. Unit: teams. Range: 1 to 10.</summary>
    public required int ParallelTeams { get; init; }

    /// <summary>Researchers of an organisation for each proposal that it leads in a year. Unit: researchers. Range: 1 to 1000.</summary>
    public required double ResearchersPerProposal { get; init; }

    /// <summary>Organisations besides partners that a leader asks: by turns research organisations and firms. Unit: organisations. Range: 0 to 50.</summary>
    public required int ConsortiumContacts { get; init; }

    /// <summary>Result from which a project is successful; a result is mean expertise / 10 times a uniform number. Unit: result. Range: 0 to 1.</summary>
    public required double ProjectSuccessThreshold { get; init; }

    /// <summary>Chance that an organisation with research and room looks for a new partner. Unit: per year. Range: 0 to 1.</summary>
    public required double AllianceSearchRate { get; init; }

    /// <summary>Overlap of fields above which a partner is accepted. Unit: share. Range: 0 to 1.</summary>
    public required double AllianceOverlap { get; init; }

    /// <summary>Cost of an alliance to each partner, bought on the pooled market. Unit: share of R&amp;D. Range: 0 to 0.2.</summary>
    public required double AllianceCost { get; init; }

    /// <summary>Trust below which a partner ends the alliance. Unit: trust. Range: 0 to 1.</summary>
    public required double AllianceLeastTrust { get; init; }

    /// <summary>Share of partners looked for at random among research organisations; the others among firms. Unit: share. Range: 0 to 1.</summary>
    public required double ResearchPartnerShare { get; init; }

    /// <summary>
    /// Chance that an imitating firm with partners looks at one of its eight places for partners instead of at a peer. Unit: share.
    /// Range: 0 to 1.
    /// </summary>
    public required double PartnerImitationShare { get; init; }
}
