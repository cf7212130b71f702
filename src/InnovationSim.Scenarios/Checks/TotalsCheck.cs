using System.Collections.Immutable;
using InnovationSim.Scenarios.Kinds;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Sections;

namespace InnovationSim.Scenarios.Checks;

/// <summary>Numbers that must fit each other.</summary>
internal static class TotalsCheck
{
    internal static void Run(Section root, ProblemLog log)
    {
        if (root.TryGet(ScenarioKeys.Economy, out Section economy)) HighTechFirms(economy, log);
        if (root.TryGet(ScenarioKeys.People, out Section people)) People(root, people, log);
        foreach (Section fact in ReferencesCheck.Items(root, ScenarioKeys.Facts)) Band(fact, log);
        Universities(root, log);
        Institutes(root, log);
    }

    private static void HighTechFirms(Section economy, ProblemLog log)
    {
        if (
            !economy.TryGet(EconomyKeys.HighTechFirms, out int highTech)
                || !economy.TryGet(EconomyKeys.PrivateFirms, out int all) || highTech <= all)
            return;
        Place place = economy.PlaceOf(EconomyKeys.HighTechFirms);
        log.Add(
            place, $"{highTech}", $"at most {all}", $"{place.Path} is {highTech} and must be at most the number of private firms, {all}.");
    }

    private static void People(Section root, Section people, ProblemLog log)
    {
        bool shares = people.TryGet(PeopleKeys.EngineerShare, out double engineers)
            & people.TryGet(PeopleKeys.ScientistShare, out double scientists);
        if (shares && engineers + scientists > 1)
        {
            Place place = people.PlaceOf(PeopleKeys.EngineerShare);
            log.Add(
                place, NumberKind.Text(engineers), "shares that sum to at most 1",
                $"{place.Path} and scientist-share sum to {NumberKind.Text(engineers + scientists)} and must sum to at most 1.",
                "The rest are skilled workers.");
        }

        double students = 0;
        foreach (Key<int> key in (Key<int>[])[PeopleKeys.VocationalStudents, PeopleKeys.BachelorStudents, PeopleKeys.PostgraduateStudents])
        {
            if (!people.TryGet(key, out int number)) return;
            students += number;
        }

        double residents = 0;
        foreach (Section city in ReferencesCheck.Items(root, ScenarioKeys.Cities))
        {
            if (!city.TryGet(CityKeys.Population, out int number)) return;
            residents += number;
        }

        if (
            !people.TryGet(PeopleKeys.WorkersPerResident, out double workers)
                || residents == 0 || (workers * residents) + students <= residents)
            return;
        Place at = people.PlaceOf(PeopleKeys.WorkersPerResident);
        log.Add(
            at, NumberKind.Text(workers), "workers and students that are not more than all residents",
            $"{at.Path} is {NumberKind.Text(workers)}: with {students} students these are more than the {residents} residents.",
            "Lower it, or the numbers of students.");
    }

    private static void Band(Section fact, ProblemLog log)
    {
        if (!fact.TryGet(FactKeys.Low, out double low) || !fact.TryGet(FactKeys.High, out double high) || low <= high) return;
        Place place = fact.PlaceOf(FactKeys.Low);
        log.Add(
            place, NumberKind.Text(low), $"at most {NumberKind.Text(high)}",
            $"{place.Path} is {NumberKind.Text(low)} and must be at most the upper end, {NumberKind.Text(high)}.",
            "Exchange low and high.");
    }

    /// <summary>Research money goes to organisations: a city that has a share of it has somebody to spend it.</summary>
    private static void Universities(Section root, ProblemLog log)
    {
        HashSet<string> homes = new(StringComparer.Ordinal);
        long all = 0;
        if (!root.TryGet(ScenarioKeys.Universities, out ImmutableArray<Section> universities)) return;
        foreach (Section university in universities)
        {
            if (!university.TryGet(UniversityKeys.City, out Reference city) || !university.TryGet(UniversityKeys.Count, out int count))
                return;
            homes.Add(city.Id);
            all += count;
        }

        if (all > ScenarioLimits.MaxUniversities)
        {
            log.Add(
                root.PlaceOf(ScenarioKeys.Universities), $"{all}", $"at most {ScenarioLimits.MaxUniversities} universities in all",
                $"There are {all} universities in all and may be at most {ScenarioLimits.MaxUniversities}.", "Lower the counts.");
        }

        foreach (Section city in ReferencesCheck.Items(root, ScenarioKeys.Cities))
        {
            bool read = city.TryGet(CityKeys.Id, out string id) & city.TryGet(CityKeys.UniversityResearchShare, out double share);
            if (!read || share == 0 || homes.Contains(id)) continue;
            Place place = city.PlaceOf(CityKeys.UniversityResearchShare);
            log.Add(
                place, NumberKind.Text(share), "0 where there is no university",
                $"{place.Path} is {NumberKind.Text(share)}, but no university is in \"{id}\".",
                "Add one to universities, or give the share to another city.");
        }
    }

    private static void Institutes(Section root, ProblemLog log)
    {
        long all = 0;
        if (!root.TryGet(ScenarioKeys.Cities, out ImmutableArray<Section> cities)) return;
        foreach (Section city in cities)
        {
            if (!city.TryGet(CityKeys.ResearchInstitutes, out int number)) return;
            all += number;
        }

        Place place = root.PlaceOf(ScenarioKeys.Cities) with { Path = "cities[*].research-institutes" };
        if (all > ScenarioLimits.MaxResearchInstitutes)
        {
            log.Add(
                place, $"{all}", $"at most {ScenarioLimits.MaxResearchInstitutes} in all",
                $"There are {all} research institutes in all and may be at most {ScenarioLimits.MaxResearchInstitutes}.");
        }

        if (all > 0 || !root.TryGet(ScenarioKeys.Economy, out Section economy)) return;
        if (!economy.TryGet(EconomyKeys.InstituteResearchYuan, out double yuan) || yuan == 0) return;
        Place at = economy.PlaceOf(EconomyKeys.InstituteResearchYuan);
        log.Add(
            at, NumberKind.Text(yuan), "0 where there is no institute",
            $"{at.Path} is {NumberKind.Text(yuan)}, but no city has a research institute.");
    }
}
