using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Kinds;

namespace InnovationSim.Scenarios.Sections;

/// <summary>An item of the list <c>destinations</c>.</summary>
internal static class DestinationKeys
{
    internal static readonly Key<string> Id = Key.Identifier("Identifier of the place.");

    internal static readonly Key<string> Name = Key.Text("name", "Name for people.");

    internal static readonly Key<double> Latitude = Key.Number("latitude", -90, 90, "degrees north", "Latitude.");

    internal static readonly Key<double> Longitude = Key.Number("longitude", -180, 180, "degrees east", "Longitude.");

    internal static readonly Key<double> AverageWageYuan = Key.Number(
        "average-wage-yuan", 1, 1e8, "yuan a year", "Average wage in the year of the cities' average wages.");

    internal static readonly SectionKind Kind = new(Id, Name, Latitude, Longitude, AverageWageYuan);

    internal static DestinationEntry Bind(Section section) => new(
        section.Get(Id), section.Get(Name), section.Get(Latitude), section.Get(Longitude), section.Get(AverageWageYuan));
}
