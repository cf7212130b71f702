using System.Collections.Immutable;
using InnovationSim.Scenarios.Kinds;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Sections;

namespace InnovationSim.Scenarios.Checks;

/// <summary>No two things of a list have the same name.</summary>
internal static class UniquenessCheck
{
    internal static void Run(Section root, ProblemLog log)
    {
        Over(root, ScenarioKeys.Sectors, SectorKeys.Id, log);
        Over(root, ScenarioKeys.Fields, FieldKeys.Id, log);
        Over(root, ScenarioKeys.Cities, CityKeys.Id, log);
        Over(root, ScenarioKeys.Universities, UniversityKeys.Name, log);
        Over(root, ScenarioKeys.Destinations, DestinationKeys.Id, log);
        Over(root, ScenarioKeys.Facts, FactKeys.Id, log);
        foreach (Section university in ReferencesCheck.Items(root, ScenarioKeys.Universities)) Strengths(university, log);
    }

    private static void Over(Section root, Key<ImmutableArray<Section>> list, Key<string> key, ProblemLog log)
    {
        Dictionary<string, Place> seen = new(StringComparer.Ordinal);
        foreach (Section item in ReferencesCheck.Items(root, list))
        {
            if (!item.TryGet(key, out string name)) continue;
            Place place = item.PlaceOf(key);
            if (!seen.TryAdd(name, place)) Repeated(place, name, seen[name], log);
        }
    }

    private static void Strengths(Section university, ProblemLog log)
    {
        if (!university.TryGet(UniversityKeys.Strengths, out ImmutableArray<Reference> strengths)) return;
        Dictionary<string, Place> seen = new(StringComparer.Ordinal);
        foreach (Reference strength in strengths)
        {
            if (!seen.TryAdd(strength.Id, strength.Place)) Repeated(strength.Place, strength.Id, seen[strength.Id], log);
        }
    }

    private static void Repeated(Place place, string name, Place first, ProblemLog log) => log.Add(
        place, Preview.Of(name), "a name that is not used yet",
        $"{place.Path} is \"{Preview.Of(name)}\", which {first.Path} in line {first.Line} is already.", "Rename or remove one of the two.");
}
