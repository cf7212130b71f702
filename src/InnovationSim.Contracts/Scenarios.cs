namespace InnovationSim.Contracts;

/// <summary>A scenario in a list.</summary>
public sealed record ScenarioSummary
{
    /// <summary>Its name: what a run names it by.</summary>
    public required string Name { get; init; }

    /// <summary>Title for people.</summary>
    public required string Title { get; init; }

    /// <summary>Year of its data; year 0 of a run.</summary>
    public required int BaseYear { get; init; }

    /// <summary>How many cities it has.</summary>
    public required int Cities { get; init; }

    /// <summary>How many sectors.</summary>
    public required int Sectors { get; init; }

    /// <summary>How many universities.</summary>
    public required int Universities { get; init; }

    /// <summary>Private firms at scale 1.</summary>
    public required int PrivateFirms { get; init; }
}

/// <summary>A scenario, read and checked.</summary>
public sealed record ScenarioDescription
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Title for people.</summary>
    public required string Title { get; init; }

    /// <summary>What it is, and what was filled in where data are missing.</summary>
    public required string Description { get; init; }

    /// <summary>Year of its data; year 0 of a run.</summary>
    public required int BaseYear { get; init; }

    /// <summary>SHA-256 of its file, 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its cities, in the order of the file.</summary>
    public required IReadOnlyList<CityInfo> Cities { get; init; }

    /// <summary>Its sectors, in the order of the file.</summary>
    public required IReadOnlyList<SectorInfo> Sectors { get; init; }

    /// <summary>How many universities it has.</summary>
    public required int Universities { get; init; }

    /// <summary>Private firms at scale 1.</summary>
    public required int PrivateFirms { get; init; }

    /// <summary>Parameters and levers in force, by name: the scenario's, or the defaults.</summary>
    public required IReadOnlyDictionary<string, double> Parameters { get; init; }

    /// <summary>Facts that a baseline run should reproduce.</summary>
    public required IReadOnlyList<FactInfo> Facts { get; init; }
}

/// <summary>A city.</summary>
/// <param name="Id">Identifier: what results and organisations name it by.</param>
/// <param name="Name">Name.</param>
/// <param name="LocalName">Name in the local script.</param>
/// <param name="Province">Province.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Population">Residents in the base year.</param>
public sealed record CityInfo(string Id, string Name, string LocalName, string Province, double Latitude, double Longitude, int Population);

/// <summary>A sector.</summary>
/// <param name="Id">Identifier: what results name it by.</param>
/// <param name="Name">Name.</param>
/// <param name="Group">traditional, emerging or services.</param>
public sealed record SectorInfo(string Id, string Name, string Group);

/// <summary>A fact that a baseline run should reproduce.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">What it says.</param>
/// <param name="Metric">The regional metric that measures it.</param>
/// <param name="Low">Lower end of the band.</param>
/// <param name="High">Upper end of the band.</param>
/// <param name="Source">Where the band comes from.</param>
public sealed record FactInfo(string Id, string Name, string Metric, double Low, double High, string Source);

/// <summary>A parameter or lever of the model.</summary>
/// <param name="Name">Name, for example <c>entry-rate</c>.</param>
/// <param name="Group">The part of the model it belongs to.</param>
/// <param name="Default">Default value.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Low">Smallest value allowed.</param>
/// <param name="High">Largest value allowed.</param>
/// <param name="WholeNumber">Whether it takes whole numbers only.</param>
/// <param name="Description">What it means.</param>
/// <param name="Provenance">S, E, M, A, C or D: how well the value is known.</param>
/// <param name="Source">Where the value comes from.</param>
public sealed record ParameterInfo(
    string Name, string Group, double Default, string Unit, double Low, double High, bool WholeNumber, string Description, string Provenance, string Source);
