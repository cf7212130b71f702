using InnovationSim.Contracts;

namespace InnovationSim.Web.Organisations;

/// <summary>An organisation as a row of a table.</summary>
/// <param name="Organisation">It as the service gives it.</param>
/// <param name="Sector">Name of its sector; empty if it has none.</param>
public sealed record OrganisationRow(Organisation Organisation, string Sector)
{
    /// <summary>What it is called.</summary>
    public string Name => Organisation.Name ?? NameOf(Organisation.Kind, Organisation.Serial);

    /// <summary>Year of the run in which it was founded.</summary>
    public int? Founded => Organisation.FoundedYear;

    /// <summary>Persons employed.</summary>
    public int Staff => (Organisation.SkilledWorkers ?? 0) + (Organisation.Engineers ?? 0) + Organisation.Researchers;

    /// <summary>Sales, million yuan.</summary>
    public double? Sales => Organisation.SalesYuan / 1e6;

    /// <summary>R&amp;D, million yuan.</summary>
    public double Research => Organisation.ResearchYuan / 1e6;

    /// <summary>Live patents.</summary>
    public int Patents => Organisation.LivePatents;

    /// <summary>Productivity.</summary>
    public double? Productivity => Organisation.Productivity;

    /// <summary>Marks: high-tech, leader of a chain, transfer office.</summary>
    public string Marks => string.Join(", ", MarksOf(Organisation));

    /// <summary>Its address in the page of a run.</summary>
    public string Address(string run) => $"runs/{run}/organisations/{Organisation.Id}";

    /// <summary>The name of one that has none of its own.</summary>
    internal static string NameOf(string kind, int serial) => $"{Metrics.Words.Title(kind)} {serial}";

    private static IEnumerable<string> MarksOf(Organisation organisation)
    {
        if (organisation.HighTech == true) yield return "high-tech";
        if (organisation.ChainLeader == true) yield return "chain leader";
        if (organisation.TransferOffice == true) yield return "transfer office";
    }
}
