using System.Collections.Immutable;
using InnovationSim.Scenarios.Kinds;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Sections;

namespace InnovationSim.Scenarios.Checks;

/// <summary>Whatever is named is there.</summary>
internal static class ReferencesCheck
{
    internal static void Run(Section root, ProblemLog log)
    {
        NameIndex? sectors = NameIndex.Of(root, ScenarioKeys.Sectors, SectorKeys.Id);
        NameIndex? fields = NameIndex.Of(root, ScenarioKeys.Fields, FieldKeys.Id);
        NameIndex? cities = NameIndex.Of(root, ScenarioKeys.Cities, CityKeys.Id);
        foreach (Section sector in Items(root, ScenarioKeys.Sectors))
        {
            Weights(sector, SectorKeys.Inputs, sectors, "sector", log);
            Weights(sector, SectorKeys.Requirements, fields, "field", log);
        }

        foreach (Section city in Items(root, ScenarioKeys.Cities)) Weights(city, CityKeys.SectorMix, sectors, "sector", log);
        foreach (Section field in Items(root, ScenarioKeys.Fields))
        {
            if (field.TryGet(FieldKeys.Sector, out Reference sector)) Demand(sector, sectors, "sector", log);
        }

        foreach (Section university in Items(root, ScenarioKeys.Universities))
        {
            if (university.TryGet(UniversityKeys.City, out Reference city)) Demand(city, cities, "city", log);
            if (!university.TryGet(UniversityKeys.Strengths, out ImmutableArray<Reference> strengths)) continue;
            foreach (Reference strength in strengths) Demand(strength, sectors, "sector", log);
        }
    }

    internal static ImmutableArray<Section> Items(Section root, Key<ImmutableArray<Section>> list) =>
        root.TryGet(list, out ImmutableArray<Section> items) ? items : [];

    private static void Weights(Section section, Key<ImmutableArray<Weight>> key, NameIndex? names, string what, ProblemLog log)
    {
        if (!section.TryGet(key, out ImmutableArray<Weight> weights)) return;
        foreach (Weight weight in weights) Demand(weight.To, names, what, log);
    }

    private static void Demand(Reference reference, NameIndex? names, string what, ProblemLog log)
    {
        if (names is null || names.Has(reference.Id) || log.IsFull) return;
        string name = Preview.Of(reference.Id);
        log.Add(
            reference.Place, name, $"the id of a {what}", $"{reference.Place.Path}: there is no {what} \"{name}\".",
            NearestName.Hint(reference.Id, names.Names) ?? $"There are {string.Join(", ", names.Names)}.");
    }
}
