using System.Collections.Immutable;
using InnovationSim.Kernel;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Scenarios.Worlds;

/// <summary>
/// Universities and institutes with their budgets: the region's university research is spread by the cities' shares, within a city by
/// Zipf's law in the order of the file; institutes get equal parts with a mild slope.
/// </summary>
internal static class ResearchTable
{
    private const double VocationalWeight = 0.08;
    private const double EliteWeight = 2;
    private const double OwnStrength = 0.8;

    internal static ImmutableArray<ResearchOrganisation> Universities(ScenarioDocument scenario, double scale)
    {
        var organisations = new List<ResearchOrganisation>();
        for (int c = 0; c < scenario.Cities.Length; c++)
        {
            var here = new List<(string Name, double Weight, ImmutableArray<int> Strengths)>();
            foreach (UniversityEntry entry in scenario.Universities.Where(university => university.City == c))
            {
                for (int i = 1; i <= entry.Count; i++)
                {
                    double weight = (entry.Elite ? EliteWeight : 1) * (entry.Level == UniversityLevel.Vocational ? VocationalWeight : 1) / (here.Count + 1);
                    here.Add((entry.Count == 1 ? entry.Name : $"{entry.Name} {i}", weight, entry.Strengths));
                }
            }

            double total = here.Sum(university => university.Weight);
            double budget = scenario.Economy.UniversityResearchYuan * scale * scenario.Cities[c].UniversityResearchShare;
            organisations.AddRange(here.Select(university => new ResearchOrganisation(
                university.Name, c, (long)(budget * university.Weight / total), 0, Strengths(scenario, c, university.Strengths))));
        }

        return Ranked(organisations);
    }

    internal static ImmutableArray<ResearchOrganisation> Institutes(ScenarioDocument scenario, double scale)
    {
        int all = scenario.Cities.Sum(city => city.ResearchInstitutes);
        var organisations = new List<ResearchOrganisation>();
        for (int c = 0; c < scenario.Cities.Length; c++)
        {
            int here = scenario.Cities[c].ResearchInstitutes;
            double total = Enumerable.Range(1, here).Sum(Slope);
            double budget = all > 0 ? scenario.Economy.InstituteResearchYuan * scale * here / all : 0;
            for (int i = 1; i <= here; i++)
            {
                organisations.Add(new ResearchOrganisation(
                    $"{scenario.Cities[c].Name} research institute {i}", c, (long)(budget * Slope(i) / total), 0, Strengths(scenario, c, [])));
            }
        }

        return Ranked(organisations);
    }

    private static double Slope(int place) => 1 / Math.Sqrt(place);

    /// <summary>Mostly the fields of its own strengths, the rest like the city's industry.</summary>
    private static ImmutableArray<double> Strengths(ScenarioDocument scenario, int city, ImmutableArray<int> own)
    {
        double[] weights = [.. scenario.Cities[city].SectorMix];
        double mix = weights.Sum();
        for (int s = 0; s < weights.Length; s++) weights[s] = mix > 0 ? weights[s] / mix : 1.0 / weights.Length;
        if (own.IsEmpty) return [.. weights];
        for (int s = 0; s < weights.Length; s++) weights[s] *= 1 - OwnStrength;
        foreach (int s in own) weights[s] += OwnStrength / own.Length;
        return [.. weights];
    }

    private static ImmutableArray<ResearchOrganisation> Ranked(List<ResearchOrganisation> organisations)
    {
        int[] order = [.. Enumerable.Range(0, organisations.Count).OrderByDescending(i => organisations[i].BudgetYuan).ThenBy(i => i)];
        for (int rank = 0; rank < order.Length; rank++) organisations[order[rank]] = organisations[order[rank]] with { SizeRank = rank };
        return [.. organisations];
    }
}
