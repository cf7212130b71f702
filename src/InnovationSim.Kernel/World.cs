using System.Collections.Immutable;

namespace InnovationSim.Kernel;

/// <summary>
/// The region as a run sees it: everything that never changes during the run, at the run's scale. Every shard can build its
/// first state from it and the seed alone.
/// </summary>
public sealed class World
{
    /// <summary>Year of the data; year 0 of the run.</summary>
    public required int BaseYear { get; init; }

    /// <summary>Share of people and firms that are simulated, in (0, 4].</summary>
    public required double Scale { get; init; }

    /// <summary>Cities of the region.</summary>
    public required ImmutableArray<City> Cities { get; init; }

    /// <summary>Sectors, at most 32.</summary>
    public required ImmutableArray<Sector> Sectors { get; init; }

    /// <summary>Technology fields, at most 64.</summary>
    public required ImmutableArray<TechnologyField> Fields { get; init; }

    /// <summary>Universities, in the order of city and serial.</summary>
    public required ImmutableArray<ResearchOrganisation> Universities { get; init; }

    /// <summary>Research institutes, in the order of city and serial.</summary>
    public required ImmutableArray<ResearchOrganisation> ResearchInstitutes { get; init; }

    /// <summary>State-owned enterprises at the start, by city and sector.</summary>
    public required ImmutableArray<FirmCell> StateCells { get; init; }

    /// <summary>Private firms at the start, by city and sector.</summary>
    public required ImmutableArray<FirmCell> PrivateCells { get; init; }

    /// <summary>Private firms that hold the high-tech certificate at the start, by city.</summary>
    public required ImmutableArray<long> HighTechFirms { get; init; }

    /// <summary>Road distances between cities, km, row by row.</summary>
    public required ImmutableArray<double> Kilometres { get; init; }

    /// <summary>The sector that holds trade, building and services; −1 if none does. It does not count as industry.</summary>
    public required int ServiceSector { get; init; }

    /// <summary>Places outside the region where people go.</summary>
    public required ImmutableArray<Destination> Destinations { get; init; }

    /// <summary>Parameters in force.</summary>
    public required ModelParameters Parameters { get; init; }

    /// <summary>Occupations: one per sector, and research at public organisations as the last.</summary>
    public int Occupations => Sectors.Length + 1;

    /// <summary>The occupation of researchers at public organisations.</summary>
    public int ResearchOccupation => Sectors.Length;

    /// <summary>Distance between two cities, km.</summary>
    public double Distance(int from, int to) => Kilometres[(from * Cities.Length) + to];

    /// <summary>The firms of an owner in a city and sector at the start.</summary>
    public FirmCell Cell(Ownership ownership, int city, int sector) =>
        (ownership == Ownership.State ? StateCells : PrivateCells)[(city * Sectors.Length) + sector];

    /// <summary>The organisations of a kind; universities or institutes.</summary>
    public ImmutableArray<ResearchOrganisation> Organisations(AgentKind kind) =>
        kind == AgentKind.University ? Universities : ResearchInstitutes;

    /// <summary>The organisations of a kind in a city; their place is their serial.</summary>
    public ImmutableArray<ResearchOrganisation> OrganisationsOf(AgentKind kind, int city) => ByCity[((int)kind * Cities.Length) + city];

    /// <summary>The fields at home in each sector.</summary>
    public ImmutableArray<ImmutableArray<int>> HomeFields => field.IsDefault ? field = FieldsBySector() : field;

    // Derived once, on first use. Two threads may both derive it: they get equal tables.
    private ImmutableArray<ImmutableArray<ResearchOrganisation>> ByCity => field.IsDefault ? field = OrganisationsByCity() : field;

    private ImmutableArray<ImmutableArray<ResearchOrganisation>> OrganisationsByCity() =>
    [
        .. from kind in (AgentKind[])[AgentKind.University, AgentKind.ResearchInstitute]
           from city in Enumerable.Range(0, Cities.Length)
           select Organisations(kind).Where(organisation => organisation.City == city).ToImmutableArray(),
    ];

    private ImmutableArray<ImmutableArray<int>> FieldsBySector() =>
    [
        .. from sector in Enumerable.Range(0, Sectors.Length)
           select Enumerable.Range(0, Fields.Length).Where(field => Fields[field].HomeSector == sector).ToImmutableArray(),
    ];
}

/// <summary>A city (prefecture).</summary>
/// <param name="Id">Identifier in files and results.</param>
/// <param name="Name">Name.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Population">Residents at the start, at the run's scale, by skill level: of working age or living on such.</param>
/// <param name="Labour">People at the start by skill level.</param>
/// <param name="RemainderYuan">Value added of the base year that is not modelled (household farming, public services …), at the run's scale.</param>
/// <param name="GdpYuan">Gross domestic product of the base year, at the run's scale.</param>
/// <param name="Amenity">How pleasant it is to live there, 0 for the average.</param>
/// <param name="StudentPlaces">Share of the region's places for students, by skill level.</param>
/// <param name="Province">Number of its province, from 0.</param>
public sealed record City(
    string Id,
    string Name,
    double Latitude,
    double Longitude,
    long Population,
    ImmutableArray<LabourForce> Labour,
    long RemainderYuan,
    long GdpYuan,
    double Amenity,
    ImmutableArray<double> StudentPlaces,
    int Province = 0);

/// <summary>The people of a city at one skill level at the start.</summary>
/// <param name="Workers">Those who work or look for work.</param>
/// <param name="Students">Those who study for the level.</param>
/// <param name="Dependants">Children and the retired.</param>
/// <param name="WageYuan">Wage of a year at a private firm of mean productivity.</param>
public sealed record LabourForce(long Workers, long Students, long Dependants, long WageYuan);

/// <summary>A sector.</summary>
/// <param name="Id">Identifier in files and results.</param>
/// <param name="Name">Name.</param>
/// <param name="Emerging">Whether it counts as emerging.</param>
/// <param name="ResearchIntensity">Mean R&amp;D of private firms as a share of sales.</param>
/// <param name="DemandGrowth">Growth of its demand a year when productivity keeps up with the frontier.</param>
/// <param name="ValueAddedShare">Value added as a share of sales.</param>
/// <param name="EngineerShare">Engineers as a share of production workers.</param>
/// <param name="Inputs">Share of its inputs bought from each sector; sums to 1.</param>
/// <param name="ConsumptionShare">Share of households' spending that goes to it; sums to 1 over sectors.</param>
/// <param name="InvestmentShare">Share of capital goods that it makes; sums to 1 over sectors.</param>
/// <param name="Requirements">How far it asks for each technology field, 0 to 1.</param>
/// <param name="DigitalLevel">Mean digital level of its firms at the start, 0 to 100 %.</param>
public sealed record Sector(
    string Id,
    string Name,
    bool Emerging,
    double ResearchIntensity,
    double DemandGrowth,
    double ValueAddedShare,
    double EngineerShare,
    ImmutableArray<double> Inputs,
    double ConsumptionShare,
    double InvestmentShare,
    ImmutableArray<double> Requirements,
    double DigitalLevel)
{
    /// <summary>The fields that the sector asks for, as bits.</summary>
    public ulong FieldsInUse { get; } = Bits(Requirements);

    private static ulong Bits(ImmutableArray<double> requirements)
    {
        ulong bits = 0;
        for (int field = 0; field < requirements.Length; field++)
        {
            if (requirements[field] > 0) bits |= 1UL << field;
        }

        return bits;
    }
}

/// <summary>A technology field.</summary>
/// <param name="Id">Identifier in files and results.</param>
/// <param name="Name">Name.</param>
/// <param name="HomeSector">Sector it belongs to.</param>
public sealed record TechnologyField(string Id, string Name, int HomeSector);

/// <summary>A university or research institute at the start.</summary>
/// <param name="Name">Name.</param>
/// <param name="City">Its city's index.</param>
/// <param name="BudgetYuan">Research budget of the base year, at the run's scale.</param>
/// <param name="SizeRank">Its place by budget among all of its kind, from 0; the largest get transfer offices first.</param>
/// <param name="Strengths">Weight of each sector's fields in its research; sums to 1.</param>
public sealed record ResearchOrganisation(string Name, int City, long BudgetYuan, int SizeRank, ImmutableArray<double> Strengths);

/// <summary>The firms of one owner in one city and sector at the start.</summary>
/// <param name="Firms">How many.</param>
/// <param name="SalesYuan">Their sales of the base year together.</param>
/// <param name="SalesPerWorkerYuan">Sales a production worker makes at mean productivity; fixed for the cell.</param>
public readonly record struct FirmCell(int Firms, long SalesYuan, double SalesPerWorkerYuan);

/// <summary>A place outside the region where people go.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="WageYuan">Average wage of the base year there.</param>
public sealed record Destination(string Id, double Latitude, double Longitude, double WageYuan);
