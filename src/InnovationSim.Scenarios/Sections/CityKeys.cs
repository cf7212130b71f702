using System.Collections.Immutable;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Kinds;

namespace InnovationSim.Scenarios.Sections;

/// <summary>An item of the list <c>cities</c>.</summary>
internal static class CityKeys
{
    internal static readonly Key<string> Id = Key.Identifier("Identifier of the city, used in results.");

    internal static readonly Key<string> Name = Key.Text("name", "Name for people.");

    internal static readonly Key<string> LocalName = Key.Text("local-name", "Name in the local script.");

    internal static readonly Key<string> Province = Key.Text("province", "Province it belongs to.");

    internal static readonly Key<double> Latitude = Key.Number("latitude", -90, 90, "degrees north", "Latitude of its centre.");

    internal static readonly Key<double> Longitude = Key.Number("longitude", -180, 180, "degrees east", "Longitude of its centre.");

    internal static readonly Key<int> Population = Key.Whole("population", 1, 100_000_000, "persons", "Residents in the base year.");

    internal static readonly Key<double> GdpYuan = Key.Number("gdp-yuan", 1, 1e15, "yuan", "Gross domestic product of the base year.");

    internal static readonly Key<double> PrimaryShare = Key.Share(
        "primary-share", "Share of the primary sector; the three shares sum to 1.");

    internal static readonly Key<double> SecondaryShare = Key.Share("secondary-share", "Share of the secondary sector.");

    internal static readonly Key<double> TertiaryShare = Key.Share("tertiary-share", "Share of the tertiary sector.");

    internal static readonly Key<double> AverageWageYuan = Key.Number(
        "average-wage-yuan", 1, 1e8, "yuan a year", "Average wage of urban non-private units; all cities and destinations in one year.");

    internal static readonly Key<double> Amenity = Key.May(
        "amenity", new NumberKind(-10, 10, "utility"), 0, "How pleasant it is to live there; 0 is average.");

    internal static readonly Key<double> UniversityResearchShare = Key.Share(
        "university-research-share",
        "Share of the region's university research. Sums to 1 over the cities; 0 where there is no university.");

    internal static readonly Key<double> HighTechShare = Key.Share(
        "high-tech-share", "Share of the region's high-tech firms. Sums to 1 over the cities.");

    internal static readonly Key<int> ResearchInstitutes = Key.Whole(
        "research-institutes", 0, ScenarioLimits.MaxResearchInstitutes, "institutes", "Independent research institutes.");

    internal static readonly Key<ImmutableArray<Weight>> SectorMix = Key.Need(
        "sector-mix", new WeightsKind("sector"), "Weights of the sectors in the city's industry. Sums to 1; services have none.");

    internal static readonly Key<string> Source = Key.Lines("source", "Where the numbers come from, and which of them are filled in.");

    internal static readonly SectionKind Kind = new(
        Id, Name, LocalName, Province, Latitude, Longitude, Population, GdpYuan, PrimaryShare, SecondaryShare, TertiaryShare,
        AverageWageYuan, Amenity,
        UniversityResearchShare, HighTechShare, ResearchInstitutes, SectorMix, Source);

    internal static CityEntry Bind(Section section, NameIndex sectors) => new()
    {
        Id = section.Get(Id),
        Name = section.Get(Name),
        LocalName = section.Get(LocalName),
        Province = section.Get(Province),
        Latitude = section.Get(Latitude),
        Longitude = section.Get(Longitude),
        Population = section.Get(Population),
        GdpYuan = section.Get(GdpYuan),
        PrimaryShare = section.Get(PrimaryShare),
        SecondaryShare = section.Get(SecondaryShare),
        TertiaryShare = section.Get(TertiaryShare),
        AverageWageYuan = section.Get(AverageWageYuan),
        Amenity = section.Get(Amenity),
        UniversityResearchShare = section.Get(UniversityResearchShare),
        HighTechShare = section.Get(HighTechShare),
        ResearchInstitutes = section.Get(ResearchInstitutes),
        SectorMix = sectors.Spread(section.Get(SectorMix)),
        Source = section.Get(Source),
    };
}
