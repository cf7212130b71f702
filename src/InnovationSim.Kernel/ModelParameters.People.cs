namespace InnovationSim.Kernel;

/// <content>Posts, wages, careers and moves (P3).</content>
public sealed partial record ModelParameters
{
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
}
