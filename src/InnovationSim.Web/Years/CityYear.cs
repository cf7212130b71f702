namespace InnovationSim.Web.Years;

/// <summary>What firms of one owner in a city and sector did in a year: the counted columns of table <c>cities</c> by name.</summary>
/// <param name="City">City.</param>
/// <param name="Sector">Sector.</param>
/// <param name="Owner">state or private.</param>
/// <param name="Values">Counts and yuan as simulated.</param>
internal sealed record CellRow(string City, string Sector, string Owner, IReadOnlyDictionary<string, long> Values)
{
    internal long this[string measure] => Values.GetValueOrDefault(measure);

    /// <summary>Staff of all skills, persons.</summary>
    internal long Staff => this["skilled_workers"] + this["engineers"] + this["researchers"];
}

/// <summary>The value of a metric of a city, a sector or a cell.</summary>
/// <param name="City">City; null for the region.</param>
/// <param name="Sector">Sector; null for all.</param>
/// <param name="Metric">Name.</param>
/// <param name="Value">Value; not a number where it is undefined.</param>
/// <param name="Unit">Unit.</param>
internal sealed record PlaceMetric(string? City, string? Sector, string Metric, double Value, string Unit);

/// <summary>What flowed from a city to another in a year.</summary>
/// <param name="Event">Kind, as in <c>licence</c> or <c>move</c>.</param>
/// <param name="From">City it starts from.</param>
/// <param name="To">City it leads to, or <see cref="Outside"/>.</param>
/// <param name="Count">How often.</param>
/// <param name="Sum">What it moved.</param>
/// <param name="Unit">Unit of that.</param>
internal sealed record FlowRow(string Event, string From, string To, long Count, long Sum, string Unit)
{
    /// <summary>Where what leaves the region leads.</summary>
    internal const string Outside = "outside";
}
