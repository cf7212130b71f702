using System.Collections.Immutable;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Kinds;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Sections;

namespace InnovationSim.Scenarios.Checks;

/// <summary>What kinds of sectors there must be, and what goes with them.</summary>
internal static class CompositionCheck
{
    internal static void Run(Section root, ProblemLog log)
    {
        if (!root.TryGet(ScenarioKeys.Sectors, out ImmutableArray<Section> sectors) || sectors.IsEmpty) return;
        Services(root, sectors, log);
        Primary(sectors, log);
        HomeFields(root, sectors, log);
    }

    private static void Services(Section root, ImmutableArray<Section> sectors, ProblemLog log)
    {
        if (sectors.Any(sector => !sector.TryGet(SectorKeys.Group, out SectorGroup _))) return;
        Section[] services = [.. sectors.Where(sector => sector.Get(SectorKeys.Group) == SectorGroup.Services)];
        if (services.Length == 0)
        {
            log.Add(
                root.PlaceOf(ScenarioKeys.Sectors), "none", "exactly one sector of the group services",
                "No sector is of the group services.",
                "Add one: it gets building and what is modelled of the tertiary sector.");
            return;
        }

        foreach (Section second in services.Skip(1))
        {
            Place place = second.PlaceOf(SectorKeys.Group);
            log.Add(
                place, "services", "exactly one sector of the group services",
                $"{place.Path} is services, and {services[0].Place.Path} in line {services[0].Place.Line} is so already.",
                "Leave one of them; make the other traditional or emerging.");
        }

        if (services.Length == 1 && services[0].TryGet(SectorKeys.Id, out string id)) NotIndustry(root, id, log);
    }

    /// <summary>The cities' mix is one of industry: services get building and the tertiary sector.</summary>
    private static void NotIndustry(Section root, string services, ProblemLog log)
    {
        foreach (Section city in ReferencesCheck.Items(root, ScenarioKeys.Cities))
        {
            if (!city.TryGet(CityKeys.SectorMix, out ImmutableArray<Weight> mix)) continue;
            foreach (Weight weight in mix)
            {
                if (!string.Equals(weight.To.Id, services, StringComparison.Ordinal) || weight.Value == 0) continue;
                log.Add(
                    weight.To.Place, NumberKind.Text(weight.Value), "0 or nothing",
                    $"{weight.To.Place.Path} is {NumberKind.Text(weight.Value)} and must be 0: the mix is one of industry.",
                    "Remove it and let the others sum to 1; services get building and the tertiary sector by themselves.");
            }
        }
    }

    private static void Primary(ImmutableArray<Section> sectors, ProblemLog log)
    {
        Section? first = null;
        foreach (Section sector in sectors)
        {
            if (!sector.TryGet(SectorKeys.TakesPrimary, out bool takes) || !takes) continue;
            Place place = sector.PlaceOf(SectorKeys.TakesPrimary);
            if (first is not null)
            {
                log.Add(
                    place, "true", "true for at most one sector",
                    $"{place.Path} is true, and {first.Place.Path} in line {first.Place.Line} takes the primary sector already.",
                    "Leave it with one of them.");
            }

            first ??= sector;
        }
    }

    private static void HomeFields(Section root, ImmutableArray<Section> sectors, ProblemLog log)
    {
        if (!root.TryGet(ScenarioKeys.Fields, out ImmutableArray<Section> fields)) return;
        HashSet<string> homes = new(StringComparer.Ordinal);
        foreach (Section field in fields)
        {
            // A field whose home could not be read may be the one that seems to be missing.
            if (!field.TryGet(FieldKeys.Sector, out Reference home)) return;
            homes.Add(home.Id);
        }

        foreach (Section sector in sectors)
        {
            if (!sector.TryGet(SectorKeys.Id, out string id) || homes.Contains(id)) continue;
            log.Add(
                sector.PlaceOf(SectorKeys.Id), id, "the home of at least one field",
                $"{sector.Place.Path}: no technology field is at home in \"{id}\".",
                $"Add one to fields: {{ id: some-field, name: Some field, sector: {id} }}.");
        }
    }
}
