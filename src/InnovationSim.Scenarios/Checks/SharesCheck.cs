using System.Collections.Immutable;
using System.Globalization;
using InnovationSim.Scenarios.Kinds;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Sections;

namespace InnovationSim.Scenarios.Checks;

/// <summary>Shares of a whole sum to 1.</summary>
internal static class SharesCheck
{
    internal static void Run(Section root, ProblemLog log)
    {
        if (root.TryGet(ScenarioKeys.Sectors, out ImmutableArray<Section> sectors))
        {
            Over(root, ScenarioKeys.Sectors, sectors, SectorKeys.IndustryShare, log);
            Over(root, ScenarioKeys.Sectors, sectors, SectorKeys.ConsumptionShare, log);
            Over(root, ScenarioKeys.Sectors, sectors, SectorKeys.InvestmentShare, log);
            foreach (Section sector in sectors) Within(sector, SectorKeys.Inputs, log);
        }

        if (!root.TryGet(ScenarioKeys.Cities, out ImmutableArray<Section> cities)) return;
        Over(root, ScenarioKeys.Cities, cities, CityKeys.UniversityResearchShare, log);
        Over(root, ScenarioKeys.Cities, cities, CityKeys.HighTechShare, log);
        foreach (Section city in cities)
        {
            Within(city, CityKeys.SectorMix, log);
            Of(city, [CityKeys.PrimaryShare, CityKeys.SecondaryShare, CityKeys.TertiaryShare], log);
        }
    }

    /// <summary>One key over all items of a list.</summary>
    private static void Over(Section root, Key list, ImmutableArray<Section> items, Key<double> key, ProblemLog log)
    {
        if (items.IsEmpty) return;
        double sum = 0;
        foreach (Section item in items)
        {
            if (!item.TryGet(key, out double share)) return;
            sum += share;
        }

        Demand(sum, $"{key.Name} over all {list.Name}", root.PlaceOf(list) with { Path = $"{list.Name}[*].{key.Name}" }, log);
    }

    /// <summary>The weights of one key.</summary>
    private static void Within(Section section, Key<ImmutableArray<Weight>> key, ProblemLog log)
    {
        if (!section.TryGet(key, out ImmutableArray<Weight> weights)) return;
        Place place = section.PlaceOf(key);
        Demand(weights.Sum(weight => weight.Value), place.Path, place, log);
    }

    /// <summary>Several keys of one section.</summary>
    private static void Of(Section section, Key<double>[] keys, ProblemLog log)
    {
        double sum = 0;
        foreach (Key<double> key in keys)
        {
            if (!section.TryGet(key, out double share)) return;
            sum += share;
        }

        Demand(sum, $"{section.Place.Path}: {string.Join(" + ", keys.Select(key => key.Name))}", section.PlaceOf(keys[0]), log);
    }

    private static void Demand(double sum, string what, Place place, ProblemLog log)
    {
        if (Math.Abs(sum - 1) <= ScenarioLimits.ShareTolerance) return;
        string actual = sum.ToString("0.#########", CultureInfo.InvariantCulture);
        string apart = Math.Abs(sum - 1).ToString("0.#########", CultureInfo.InvariantCulture);
        log.Add(
            place, actual, "shares that sum to 1 (±1e-6)", $"{what} sums to {actual} and must sum to 1.",
            sum < 1 ? $"Add {apart} in all." : $"Take away {apart} in all.");
    }
}
