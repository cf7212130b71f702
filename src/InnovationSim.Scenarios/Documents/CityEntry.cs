using System.Collections.Immutable;

namespace InnovationSim.Scenarios.Documents;

/// <summary>A city.</summary>
public sealed record CityEntry
{
    /// <summary>Identifier.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Name in the local script.</summary>
    public required string LocalName { get; init; }

    /// <summary>Province.</summary>
    public required string Province { get; init; }

    /// <summary>Degrees north.</summary>
    public required double Latitude { get; init; }

    /// <summary>Degrees east.</summary>
    public required double Longitude { get; init; }

    /// <summary>Residents in the base year.</summary>
    public required int Population { get; init; }

    /// <summary>Gross domestic product of the base year, yuan.</summary>
    public required double GdpYuan { get; init; }

    /// <summary>Share of the primary sector.</summary>
    public required double PrimaryShare { get; init; }

    /// <summary>Share of the secondary sector.</summary>
    public required double SecondaryShare { get; init; }

    /// <summary>Share of the tertiary sector.</summary>
    public required double TertiaryShare { get; init; }

    /// <summary>Average wage of urban non-private units, yuan a year.</summary>
    public required double AverageWageYuan { get; init; }

    /// <summary>How pleasant it is to live there; 0 is average.</summary>
    public required double Amenity { get; init; }

    /// <summary>Share of the region's university research.</summary>
    public required double UniversityResearchShare { get; init; }

    /// <summary>Share of the region's high-tech firms.</summary>
    public required double HighTechShare { get; init; }

    /// <summary>Independent research institutes.</summary>
    public required int ResearchInstitutes { get; init; }

    /// <summary>Weights of the sectors in the city's industry, in the order of the sectors (services 0).</summary>
    public required ImmutableArray<double> SectorMix { get; init; }

    /// <summary>Where the numbers come from.</summary>
    public required string Source { get; init; }
}

/// <summary>Level of a university.</summary>
public enum UniversityLevel
{
    /// <summary>Gives bachelor's degrees and more.</summary>
    Undergraduate,

    /// <summary>Vocational college.</summary>
    Vocational,
}

/// <summary>One university by name, or several that are not named.</summary>
public sealed record UniversityEntry
{
    /// <summary>Name; for unnamed ones the stem that a number is put behind.</summary>
    public required string Name { get; init; }

    /// <summary>City index.</summary>
    public required int City { get; init; }

    /// <summary>Level.</summary>
    public required UniversityLevel Level { get; init; }

    /// <summary>Whether it is among the elite (project 211).</summary>
    public required bool Elite { get; init; }

    /// <summary>Who runs it: <c>ministry</c>, <c>province</c> or <c>private</c>.</summary>
    public required string Ownership { get; init; }

    /// <summary>How many universities the entry stands for; 1 for a named one.</summary>
    public required int Count { get; init; }

    /// <summary>Indices of the sectors in whose fields it is strong; empty for all.</summary>
    public required ImmutableArray<int> Strengths { get; init; }
}

/// <summary>A place outside the region where people go.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">Name.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="AverageWageYuan">Average wage in the year of the cities' average wages.</param>
public sealed record DestinationEntry(string Id, string Name, double Latitude, double Longitude, double AverageWageYuan);
