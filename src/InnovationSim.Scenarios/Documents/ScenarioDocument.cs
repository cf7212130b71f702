using System.Collections.Immutable;

namespace InnovationSim.Scenarios.Documents;

/// <summary>A scenario as its file says it, read and checked: every number is within its range, every reference resolves.</summary>
public sealed record ScenarioDocument
{
    /// <summary>Name on the command line, lower case with hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Title for people.</summary>
    public required string Title { get; init; }

    /// <summary>What the scenario is, and what was filled in where data are missing.</summary>
    public required string Description { get; init; }

    /// <summary>Year of the data; year 0 of a run.</summary>
    public required int BaseYear { get; init; }

    /// <summary>The region's economy in the base year.</summary>
    public required EconomySection Economy { get; init; }

    /// <summary>The region's people in the base year.</summary>
    public required PeopleSection People { get; init; }

    /// <summary>Sectors in their order.</summary>
    public required ImmutableArray<SectorEntry> Sectors { get; init; }

    /// <summary>Technology fields in their order.</summary>
    public required ImmutableArray<FieldEntry> Fields { get; init; }

    /// <summary>Cities in their order.</summary>
    public required ImmutableArray<CityEntry> Cities { get; init; }

    /// <summary>Universities, named or not; within a city the larger in research first.</summary>
    public required ImmutableArray<UniversityEntry> Universities { get; init; }

    /// <summary>Places outside the region where people go.</summary>
    public required ImmutableArray<DestinationEntry> Destinations { get; init; }

    /// <summary>Parameters that differ from the defaults.</summary>
    public required ImmutableArray<ParameterOverride> Parameters { get; init; }

    /// <summary>Facts that a baseline run should reproduce.</summary>
    public required ImmutableArray<FactEntry> Facts { get; init; }

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }
}

/// <summary>The region's economy in the base year.</summary>
public sealed record EconomySection
{
    /// <summary>Share of the primary sector's value added that is household farming and not modelled.</summary>
    public required double UnmodelledPrimaryShare { get; init; }

    /// <summary>Share of the tertiary sector's value added that is public services, housing and the like and not modelled.</summary>
    public required double UnmodelledTertiaryShare { get; init; }

    /// <summary>Share of the secondary sector that is industry; the rest is building.</summary>
    public required double IndustryShareOfSecondary { get; init; }

    /// <summary>Value added of private firms as a share of gross domestic product.</summary>
    public required double PrivateShareOfGdp { get; init; }

    /// <summary>Private firms at scale 1.</summary>
    public required int PrivateFirms { get; init; }

    /// <summary>State-owned enterprises at scale 1.</summary>
    public required int StateOwnedEnterprises { get; init; }

    /// <summary>Private firms with the high-tech certificate at scale 1.</summary>
    public required int HighTechFirms { get; init; }

    /// <summary>Wages as a share of value added, private firms, for a sector of labour intensity 1.</summary>
    public required double PrivateLabourShare { get; init; }

    /// <summary>Wages as a share of value added, state-owned enterprises, for a sector of labour intensity 1.</summary>
    public required double StateLabourShare { get; init; }

    /// <summary>Growth of wages from the year of the cities' average wages to the base year, as a factor.</summary>
    public required double WageFactorToBaseYear { get; init; }

    /// <summary>R&amp;D spending of universities, yuan.</summary>
    public required double UniversityResearchYuan { get; init; }

    /// <summary>R&amp;D spending of independent research institutes, yuan.</summary>
    public required double InstituteResearchYuan { get; init; }
}

/// <summary>The region's people in the base year.</summary>
public sealed record PeopleSection
{
    /// <summary>Those who work or look for work, per resident.</summary>
    public required double WorkersPerResident { get; init; }

    /// <summary>Engineers as a share of workers, region.</summary>
    public required double EngineerShare { get; init; }

    /// <summary>Scientists as a share of workers, region.</summary>
    public required double ScientistShare { get; init; }

    /// <summary>Students of vocational colleges.</summary>
    public required int VocationalStudents { get; init; }

    /// <summary>Students for a bachelor's degree.</summary>
    public required int BachelorStudents { get; init; }

    /// <summary>Postgraduate students.</summary>
    public required int PostgraduateStudents { get; init; }

    /// <summary>Largest share of a city's workers that organisations of the model employ at the start.</summary>
    public required double LargestModelledShare { get; init; }

    /// <summary>Engineers' wages over skilled workers'.</summary>
    public required double EngineerWageRatio { get; init; }

    /// <summary>Scientists' wages over skilled workers'.</summary>
    public required double ScientistWageRatio { get; init; }
}

/// <summary>What a sector belongs to.</summary>
public enum SectorGroup
{
    /// <summary>Traditional industry.</summary>
    Traditional,

    /// <summary>Emerging industry.</summary>
    Emerging,

    /// <summary>Trade, building and services: gets what is modelled of building and the tertiary sector. Exactly one sector.</summary>
    Services,
}

/// <summary>A sector.</summary>
public sealed record SectorEntry
{
    /// <summary>Identifier.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Group.</summary>
    public required SectorGroup Group { get; init; }

    /// <summary>Share of the region's industry in value added (the sector of services: its share of industry proper). Industry sums to 1.</summary>
    public required double IndustryShare { get; init; }

    /// <summary>Whether the modelled part of the primary sector goes here (at most one sector).</summary>
    public required bool TakesPrimary { get; init; }

    /// <summary>Weight of state-owned enterprises in the sector's value added, 0 to 1; scaled so that the private share of the economy comes out.</summary>
    public required double StateOwnedShare { get; init; }

    /// <summary>Wages in value added relative to other sectors.</summary>
    public required double LabourIntensity { get; init; }

    /// <summary>Mean R&amp;D of private firms as a share of sales.</summary>
    public required double ResearchIntensity { get; init; }

    /// <summary>Growth of demand a year.</summary>
    public required double DemandGrowth { get; init; }

    /// <summary>Value added as a share of sales.</summary>
    public required double ValueAddedShare { get; init; }

    /// <summary>Engineers as a share of production workers.</summary>
    public required double EngineerShare { get; init; }

    /// <summary>Share of households' spending.</summary>
    public required double ConsumptionShare { get; init; }

    /// <summary>Share of capital goods.</summary>
    public required double InvestmentShare { get; init; }

    /// <summary>Mean digital level of its firms, 0 to 100.</summary>
    public required double DigitalLevel { get; init; }

    /// <summary>Share of its inputs bought from each sector, in the order of the sectors; sums to 1.</summary>
    public required ImmutableArray<double> Inputs { get; init; }

    /// <summary>How far it asks for each technology field, in the order of the fields: home fields 1 unless said otherwise.</summary>
    public required ImmutableArray<double> Requirements { get; init; }
}

/// <summary>A technology field.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">Name.</param>
/// <param name="Sector">Index of its home sector.</param>
public sealed record FieldEntry(string Id, string Name, int Sector);

/// <summary>A parameter that differs from its default.</summary>
/// <param name="Name">Name of the parameter.</param>
/// <param name="Value">Its value in this scenario.</param>
/// <param name="Provenance">Provenance of the value; null if the file gives none.</param>
/// <param name="Source">Source of the value; null if the file gives none.</param>
public sealed record ParameterOverride(string Name, double Value, string? Provenance, string? Source);

/// <summary>A fact that a baseline run should reproduce.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">What it says.</param>
/// <param name="Metric">The regional metric that measures it.</param>
/// <param name="Low">Lower end of the band.</param>
/// <param name="High">Upper end of the band.</param>
/// <param name="Source">Where the band comes from.</param>
/// <param name="Grade">How good the source is.</param>
/// <param name="Use">What it is for.</param>
public sealed record FactEntry(
    string Id, string Name, string Metric, double Low, double High, string Source, FactGrade Grade = FactGrade.Assumption, FactUse Use = FactUse.Fit);

/// <summary>How good the source of a fact's band is.</summary>
public enum FactGrade
{
    /// <summary>Official figures or a reputable study, read at the source (A in the list of data sources).</summary>
    Official,

    /// <summary>Press, derived, secondary or old figures (B and C there).</summary>
    Derived,

    /// <summary>Literature, seen in abstracts or excerpts (E).</summary>
    Literature,

    /// <summary>Common knowledge of the field (M).</summary>
    Common,

    /// <summary>An assumption (A of the model's specification).</summary>
    Assumption,
}

/// <summary>What a fact is for.</summary>
public enum FactUse
{
    /// <summary>Parameters are chosen so that it is met.</summary>
    Fit,

    /// <summary>It is held out: nothing is chosen by it, so that meeting it says something of the model.</summary>
    HeldOut,
}
