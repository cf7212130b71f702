namespace InnovationSim.Kernel.Policies;

/// <summary>The levers that somebody pays for, by the name of their parameter: what is spent on them is put down to measures.</summary>
public static class LeverNames
{
    /// <summary>Transfer offices of universities.</summary>
    public const string TransferOffices = "transfer-office-share";

    /// <summary>Trading platform with brokers.</summary>
    public const string Platform = "platform";

    /// <summary>Refund of R&amp;D.</summary>
    public const string ResearchSubsidy = "research-subsidy";

    /// <summary>Grants for suppliers that do not qualify.</summary>
    public const string SupplierDevelopment = "supplier-development";

    /// <summary>Technology upgrading of firms.</summary>
    public const string TechnologyUpgrading = "technology-upgrading";

    /// <summary>Digitalisation of small firms.</summary>
    public const string Digitalisation = "digitalisation";

    /// <summary>Equity of the guide fund.</summary>
    public const string GuideFund = "guide-fund";

    /// <summary>Money of incubators for founders.</summary>
    public const string IncubatorSupport = "incubator-support";

    /// <summary>Cover of failed firms' losses.</summary>
    public const string FailureCover = "failure-cover";

    /// <summary>Training of those who look for work.</summary>
    public const string TrainingPlaces = "training-places";

    /// <summary>Visiting scientists.</summary>
    public const string VisitingTalent = "visiting-talent";

    /// <summary>Top-up of skilled workers' wages.</summary>
    public const string SkilledWorkerSubsidy = "talent-subsidy-skilled-worker";

    /// <summary>Top-up of engineers' wages.</summary>
    public const string EngineerSubsidy = "talent-subsidy-engineer";

    /// <summary>Top-up of scientists' wages.</summary>
    public const string ScientistSubsidy = "talent-subsidy-scientist";
}
