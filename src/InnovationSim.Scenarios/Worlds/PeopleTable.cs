using System.Collections.Immutable;
using InnovationSim.Kernel;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Scenarios.Worlds;

/// <summary>The people of the cities by level: workers from population, engineers and scientists also where universities are.</summary>
internal static class PeopleTable
{
    // Part of the engineers and scientists who are where students and university research are, beyond the spread of all workers.
    private const double EngineersAtUniversities = 0.3;
    private const double ScientistsAtUniversities = 0.5;
    private const double EliteStudents = 1.5;

    internal static ImmutableArray<City> Cities(ScenarioDocument scenario, ModelParameters parameters, double scale, EconomyTable economy)
    {
        double[] places = StudentPlaces(scenario);
        string[] provinces = [.. scenario.Cities.Select(city => city.Province).Distinct(StringComparer.Ordinal)];
        double population = scenario.Cities.Sum(city => (double)city.Population);
        var cities = ImmutableArray.CreateBuilder<City>(scenario.Cities.Length);
        for (int c = 0; c < scenario.Cities.Length; c++)
        {
            CityEntry city = scenario.Cities[c];
            long people = (long)Math.Floor((city.Population * scale) + 0.5);
            long workers = (long)(people * scenario.People.WorkersPerResident);
            double share = city.Population / population;
            long engineers = Level(workers, scenario.People.EngineerShare, share, EngineersAtUniversities, places[(3 * c) + 1]);
            long scientists = Level(workers, scenario.People.ScientistShare, share, ScientistsAtUniversities, city.UniversityResearchShare);
            long[] students =
            [
                (long)(scenario.People.VocationalStudents * scale * places[3 * c]),
                (long)(scenario.People.BachelorStudents * scale * places[(3 * c) + 1]),
                (long)(scenario.People.PostgraduateStudents * scale * places[(3 * c) + 2]),
            ];
            long dependants = Math.Max(0, people - workers - students.Sum());
            double wage = BaseWage(city, scenario, parameters);
            cities.Add(new City(
                city.Id,
                city.Name,
                city.Latitude,
                city.Longitude,
                people,
                [
                    new LabourForce(Math.Max(0, workers - engineers - scientists), students[0], dependants, (long)wage),
                    new LabourForce(engineers, students[1], 0, (long)(wage * scenario.People.EngineerWageRatio)),
                    new LabourForce(scientists, students[2], 0, (long)(wage * scenario.People.ScientistWageRatio)),
                ],
                economy.Remainder(c, scale),
                (long)(city.GdpYuan * scale),
                city.Amenity,
                [places[3 * c], places[(3 * c) + 1], places[(3 * c) + 2]],
                Array.FindIndex(provinces, province => string.Equals(province, city.Province, StringComparison.Ordinal))));
        }

        return cities.MoveToImmutable();
    }

    private static long Level(long workers, double regionShare, double populationShare, double atUniversities, double universityShare)
    {
        double concentrated = populationShare > 0 ? universityShare / populationShare : 0;
        double share = regionShare * (1 - atUniversities + (atUniversities * concentrated));
        return (long)(workers * Math.Min(0.5, share));
    }

    /// <summary>Wage of a skilled worker at a private firm, so that the mean over levels is the city's average.</summary>
    private static double BaseWage(CityEntry city, ScenarioDocument scenario, ModelParameters parameters)
    {
        PeopleSection people = scenario.People;
        double mean = 1 - people.EngineerShare - people.ScientistShare
            + (people.EngineerShare * people.EngineerWageRatio) + (people.ScientistShare * people.ScientistWageRatio);
        return city.AverageWageYuan * scenario.Economy.WageFactorToBaseYear / parameters.StateWagePremium / mean;
    }

    /// <summary>Share of the region's vocational, bachelor and postgraduate students in each city.</summary>
    private static double[] StudentPlaces(ScenarioDocument scenario)
    {
        double[] places = new double[3 * scenario.Cities.Length];
        foreach (UniversityEntry university in scenario.Universities)
        {
            int level = university.Level == UniversityLevel.Vocational ? 0 : 1;
            places[(3 * university.City) + level] += university.Count * (university.Elite ? EliteStudents : 1);
        }

        for (int c = 0; c < scenario.Cities.Length; c++) places[(3 * c) + 2] = scenario.Cities[c].UniversityResearchShare;
        for (int level = 0; level < 3; level++)
        {
            double sum = 0;
            for (int at = level; at < places.Length; at += 3) sum += places[at];
            for (int at = level; at < places.Length; at += 3) places[at] = sum > 0 ? places[at] / sum : 1.0 / scenario.Cities.Length;
        }

        return places;
    }
}
