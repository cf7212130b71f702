using System.Collections.Immutable;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Kinds;

namespace InnovationSim.Scenarios.Sections;

/// <summary>A scenario file as a whole.</summary>
internal static class ScenarioKeys
{
    internal static readonly Key<string> Name = Key.Need(
        "name", new IdentifierKind(), "Name of the scenario on the command line and in results.");

    internal static readonly Key<string> Title = Key.Text("title", "Title for people.");

    internal static readonly Key<string> Description = Key.Lines(
        "description", "What the scenario is, and what was filled in where data are missing.", 10_000);

    internal static readonly Key<int> BaseYear = Key.Whole("base-year", 1900, 2100, "year", "Year of the data; year 0 of a run.");

    internal static readonly Key<Section> Economy = Key.Need("economy", EconomyKeys.Kind, "The region's economy in the base year.");

    internal static readonly Key<Section> People = Key.Need("people", PeopleKeys.Kind, "The region's people in the base year.");

    internal static readonly Key<ImmutableArray<Section>> Sectors = Key.Sections(
        "sectors", SectorKeys.Kind, 1, ScenarioLimits.MaxSectors, "sectors", "The sectors of the economy.");

    internal static readonly Key<ImmutableArray<Section>> Fields = Key.Sections(
        "fields", FieldKeys.Kind, 1, ScenarioLimits.MaxFields, "fields", "The technology fields, each at home in a sector.");

    internal static readonly Key<ImmutableArray<Section>> Cities = Key.Sections(
        "cities", CityKeys.Kind, 1, ScenarioLimits.MaxCities, "cities", "The cities (prefectures) of the region.");

    internal static readonly Key<ImmutableArray<Section>> Universities = Key.Sections(
        "universities", UniversityKeys.Kind, 0, ScenarioLimits.MaxUniversities, "entries",
        "The universities; within a city the larger in research first. At most 5000 in all.");

    internal static readonly Key<ImmutableArray<Section>> Destinations = Key.Sections(
        "destinations", DestinationKeys.Kind, 0, ScenarioLimits.MaxDestinations, "places",
        "Places outside the region where people go; none for a closed region.");

    internal static readonly Key<ImmutableArray<ParameterOverride>> Parameters = Key.May(
        "parameters", new OverridesKind(), [], "Parameters of the model that differ from their defaults.");

    internal static readonly Key<ImmutableArray<Section>> Facts = Key.Sections(
        "facts", FactKeys.Kind, 0, ScenarioLimits.MaxFacts, "facts", "Facts that a baseline run should reproduce.");

    internal static readonly SectionKind Kind = new(
        Name, Title, Description, BaseYear, Economy, People, Sectors, Fields, Cities, Universities, Destinations, Parameters, Facts);

    internal static ScenarioDocument Bind(Section root, string hash)
    {
        NameIndex sectors = Index(root, Sectors, SectorKeys.Id);
        NameIndex fields = Index(root, Fields, FieldKeys.Id);
        NameIndex cities = Index(root, Cities, CityKeys.Id);
        ImmutableArray<FieldEntry> fieldEntries = [.. root.Get(Fields).Select(field => FieldKeys.Bind(field, sectors))];
        return new ScenarioDocument
        {
            Name = root.Get(Name),
            Title = root.Get(Title),
            Description = root.Get(Description),
            BaseYear = root.Get(BaseYear),
            Economy = EconomyKeys.Bind(root.Get(Economy)),
            People = PeopleKeys.Bind(root.Get(People)),
            Sectors = [.. root.Get(Sectors).Select((sector, index) => SectorKeys.Bind(sector, index, sectors, fields, fieldEntries))],
            Fields = fieldEntries,
            Cities = [.. root.Get(Cities).Select(city => CityKeys.Bind(city, sectors))],
            Universities = [.. root.Get(Universities).Select(university => UniversityKeys.Bind(university, cities, sectors))],
            Destinations = [.. root.Get(Destinations).Select(DestinationKeys.Bind)],
            Parameters = root.Get(Parameters),
            Facts = [.. root.Get(Facts).Select(FactKeys.Bind)],
            Hash = hash,
        };
    }

    private static NameIndex Index(Section root, Key<ImmutableArray<Section>> list, Key<string> id) =>
        NameIndex.Of(root, list, id) ?? throw new InvalidOperationException(
            $"{list.Name} has an entry without {id.Name}, and nobody has said so.");
}
