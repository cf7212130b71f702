using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Kinds;

namespace InnovationSim.Scenarios.Sections;

/// <summary>The section <c>economy</c>.</summary>
internal static class EconomyKeys
{
    internal static readonly Key<double> UnmodelledPrimaryShare = Key.Share(
        "unmodelled-primary-share", "Share of the primary sector's value added that is household farming and not modelled.");

    internal static readonly Key<double> UnmodelledTertiaryShare = Key.Share(
        "unmodelled-tertiary-share",
        "Share of the tertiary sector's value added that is public services, housing and the like and not modelled.");

    internal static readonly Key<double> IndustryShareOfSecondary = Key.Share(
        "industry-share-of-secondary", "Share of the secondary sector that is industry; the rest is building.");

    internal static readonly Key<double> PrivateShareOfGdp = Key.Share(
        "private-share-of-gdp", "Value added of private firms as a share of gross domestic product.");

    internal static readonly Key<int> PrivateFirms = Key.Whole("private-firms", 1, 100_000_000, "firms", "Private firms at scale 1.");

    internal static readonly Key<int> StateOwnedEnterprises = Key.Whole(
        "state-owned-enterprises", 0, 1_000_000, "enterprises", "State-owned enterprises at scale 1.");

    internal static readonly Key<int> HighTechFirms = Key.Whole(
        "high-tech-firms", 0, 10_000_000, "firms",
        "Private firms with the high-tech certificate at scale 1; at most the number of private firms.");

    internal static readonly Key<double> PrivateLabourShare = Key.Number(
        "private-labour-share", 0.01, 1, "share of value added", "Wages of private firms, for a sector of labour intensity 1.");

    internal static readonly Key<double> StateLabourShare = Key.Number(
        "state-labour-share", 0.01, 1, "share of value added", "Wages of state-owned enterprises, for a sector of labour intensity 1.");

    internal static readonly Key<double> WageFactorToBaseYear = Key.Number(
        "wage-factor-to-base-year", 0.1, 10, "factor", "Growth of wages from the year of the cities' average wages to the base year.");

    internal static readonly Key<double> UniversityResearchYuan = Key.Number(
        "university-research-yuan", 0, 1e13, "yuan a year", "R&D spending of universities.");

    internal static readonly Key<double> InstituteResearchYuan = Key.Number(
        "institute-research-yuan", 0, 1e13, "yuan a year", "R&D spending of independent research institutes.");

    internal static readonly SectionKind Kind = new(
        UnmodelledPrimaryShare, UnmodelledTertiaryShare, IndustryShareOfSecondary, PrivateShareOfGdp, PrivateFirms, StateOwnedEnterprises,
        HighTechFirms,
        PrivateLabourShare, StateLabourShare, WageFactorToBaseYear, UniversityResearchYuan, InstituteResearchYuan);

    internal static EconomySection Bind(Section section) => new()
    {
        UnmodelledPrimaryShare = section.Get(UnmodelledPrimaryShare),
        UnmodelledTertiaryShare = section.Get(UnmodelledTertiaryShare),
        IndustryShareOfSecondary = section.Get(IndustryShareOfSecondary),
        PrivateShareOfGdp = section.Get(PrivateShareOfGdp),
        PrivateFirms = section.Get(PrivateFirms),
        StateOwnedEnterprises = section.Get(StateOwnedEnterprises),
        HighTechFirms = section.Get(HighTechFirms),
        PrivateLabourShare = section.Get(PrivateLabourShare),
        StateLabourShare = section.Get(StateLabourShare),
        WageFactorToBaseYear = section.Get(WageFactorToBaseYear),
        UniversityResearchYuan = section.Get(UniversityResearchYuan),
        InstituteResearchYuan = section.Get(InstituteResearchYuan),
    };
}
