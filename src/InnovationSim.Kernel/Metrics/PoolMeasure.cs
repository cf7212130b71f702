namespace InnovationSim.Kernel.Metrics;

/// <summary>What the shards add up by city and skill level.</summary>
public enum PoolMeasure
{
    /// <summary>Persons of all statuses at the end of the year.</summary>
    People,

    /// <summary>Employed by organisations of the model, as the pools count them.</summary>
    Employed,

    /// <summary>Looking for work.</summary>
    Searching,

    /// <summary>Working in what is not modelled.</summary>
    Elsewhere,

    /// <summary>Students.</summary>
    Students,

    /// <summary>Children and retired.</summary>
    Dependants,

    /// <summary>Births of the year.</summary>
    Births,

    /// <summary>Deaths of the year.</summary>
    Deaths,

    /// <summary>Came from other cities of the region.</summary>
    InFromRegion,

    /// <summary>Went to other cities of the region.</summary>
    OutToRegion,

    /// <summary>Came from outside.</summary>
    InFromOutside,

    /// <summary>Went outside.</summary>
    OutToOutside,

    /// <summary>Came from another level (graduates who study on, school leavers who begin to study).</summary>
    InFromLevel,

    /// <summary>Went to another level.</summary>
    OutToLevel,

    /// <summary>Posts that organisations wanted to fill.</summary>
    Vacancies,

    /// <summary>Posts filled.</summary>
    Hires,

    /// <summary>Graduates of the year.</summary>
    Graduates,

    /// <summary>Wages paid to persons of the pool, yuan (as the employers post them).</summary>
    Wages,

    /// <summary>Income the pool received, yuan.</summary>
    Income,

    /// <summary>Spent on consumption, yuan.</summary>
    Consumption,

    /// <summary>Put into new firms, yuan.</summary>
    Equity,

    /// <summary>Capital goods bought for new firms, yuan.</summary>
    FoundersCapital,

    /// <summary>Money at hand, yuan.</summary>
    Cash,

    /// <summary>Wage of the pool × 1 (one pool per city and level), yuan.</summary>
    Wage,

    /// <summary>Persons of the level who founded a firm.</summary>
    Founders,

    /// <summary>ln of the skill of those who look for work, millionths.</summary>
    LogSkill,

    /// <summary>Public top-up of wages, yuan.</summary>
    TalentSubsidies,

    /// <summary>Persons trained with public money.</summary>
    Trained,

    /// <summary>Cost of their training, yuan.</summary>
    TrainingCost,
}

/// <summary>What the shards add up by city.</summary>
public enum CityMeasure
{
    /// <summary>Dividends and liquidation proceeds to the city's households, yuan.</summary>
    Dividends,

    /// <summary>Inventors' share of licence fees, yuan.</summary>
    InventorIncome,

    /// <summary>Σ workers × ln of the firm's workforce skill, millionths.</summary>
    WeightedLogSkill,

    /// <summary>The weight of the line above, workers.</summary>
    SkillWeight,

    /// <summary>Private firms that entered and wait for their first year.</summary>
    Foundings,

    /// <summary>Founded on a patent of a research organisation.</summary>
    SpinOffs,

    /// <summary>At genesis: private firms whose R&amp;D would do for the high-tech certificate.</summary>
    HighTechCandidates,
}

/// <summary>What the shards add up by kind of research organisation (universities, institutes) and city.</summary>
public enum ResearchMeasure
{
    /// <summary>Organisations.</summary>
    Organisations,

    /// <summary>Researchers at the end of the year, persons.</summary>
    Researchers,

    /// <summary>Research budget of the year, yuan.</summary>
    Budget,

    /// <summary>Wages paid, yuan.</summary>
    Wages,

    /// <summary>Goods and services bought, yuan.</summary>
    Purchases,

    /// <summary>Licence fees received, yuan.</summary>
    Fees,

    /// <summary>Money at hand, yuan.</summary>
    Cash,

    /// <summary>Patents granted in the year.</summary>
    PatentsGranted,

    /// <summary>Patents alive at the end of the year.</summary>
    PatentsLive,

    /// <summary>Patents that expired in the year.</summary>
    PatentsLapsed,

    /// <summary>Patents that went to firms.</summary>
    PatentsSent,

    /// <summary>Patents offered.</summary>
    PatentsOffered,

    /// <summary>Licences granted.</summary>
    Licences,

    /// <summary>Patents assigned to firms.</summary>
    Assignments,

    /// <summary>Patents on which firms are founded.</summary>
    SpinOffs,

    /// <summary>Own patents in products at the end of the year (still in the book).</summary>
    IndustrialisedLive,

    /// <summary>Own patents of the last ten years at the end of the year.</summary>
    RecentLive,

    /// <summary>Of those, in products.</summary>
    RecentIndustrialised,

    /// <summary>Transfer offices.</summary>
    TransferOffices,

    /// <summary>Paid for transfer offices, yuan.</summary>
    OfficeCost,

    /// <summary>Visiting scientists.</summary>
    Visitors,

    /// <summary>Paid for them, yuan.</summary>
    VisitorCost,

    /// <summary>Research budgets as planned, before calls are decided, yuan.</summary>
    PlannedBudget,

    /// <summary>Proposals with a consortium.</summary>
    Proposals,

    /// <summary>Projects that got money, by their leaders.</summary>
    Projects,

    /// <summary>Members of these projects, their leaders included.</summary>
    ProjectMembers,

    /// <summary>Money awarded to projects, by their leaders, yuan.</summary>
    GrantsAwarded,

    /// <summary>Money of projects paid to research organisations, yuan.</summary>
    GrantsPaid,

    /// <summary>Projects of the year before that were successful.</summary>
    ProjectsSuccessful,

    /// <summary>Licences that firms of a consortium got for its results.</summary>
    ProjectLicences,

    /// <summary>Spent on alliances, yuan.</summary>
    AllianceCosts,
}
