using System.Collections.Immutable;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Numerics;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Scenarios.Worlds;

/// <summary>
/// Makes the world of a run from a scenario: sizes follow from the accounts. For each city and sector the value added of its
/// organisations plus a remainder that is not modelled equals the gross domestic product of the data; wages, staff and people are tied
/// to the same accounts. <c>scale</c> divides people, firms and budgets, never the number of universities and institutes.
/// </summary>
public static class WorldBuilder
{
    /// <summary>Largest scale.</summary>
    public const double LargestScale = 4;

    /// <summary>Most private firms of a run.</summary>
    public const int MostFirms = 20_000_000;

    /// <summary>Makes a world.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="parameters">Parameters in force.</param>
    /// <param name="scale">Share of people and firms that are simulated, above 0 and at most <see cref="LargestScale"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is out of range, or leaves no firm or too many.</exception>
    public static World Build(ScenarioDocument scenario, ModelParameters parameters, double scale)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(parameters);
        if (!(scale > 0 && scale <= LargestScale))
            throw new ArgumentOutOfRangeException(nameof(scale), scale, $"The scale is a number above 0 and at most {LargestScale}.");
        double firms = scenario.Economy.PrivateFirms * scale;
        if (firms is < 1 or > MostFirms)
        {
            throw new ArgumentOutOfRangeException(
                nameof(scale), scale, $"The scale leaves {firms:0.##} private firms; a run has 1 to {MostFirms} of them.");
        }

        var economy = new EconomyTable(scenario, parameters, scale);
        ImmutableArray<ResearchOrganisation> universities = ResearchTable.Universities(scenario, scale);
        return new World
        {
            BaseYear = scenario.BaseYear,
            Scale = scale,
            Parameters = parameters,
            Sectors = [.. scenario.Sectors.Select(Sector)],
            Fields = [.. scenario.Fields.Select(field => new TechnologyField(field.Id, field.Name, field.Sector))],
            ServiceSector = Enumerable.Range(0, scenario.Sectors.Length).FirstOrDefault(s => scenario.Sectors[s].Group == SectorGroup.Services, -1),
            Cities = PeopleTable.Cities(scenario, parameters, scale, economy),
            StateCells = economy.Cells(Ownership.State),
            PrivateCells = economy.Cells(Ownership.Private),
            Universities = universities,
            ResearchInstitutes = ResearchTable.Institutes(scenario, scale),
            HighTechFirms =
                [.. scenario.Cities.Select(city => (long)Math.Floor((scenario.Economy.HighTechFirms * scale * city.HighTechShare) + 0.5))],
            Kilometres = Distances(scenario, parameters),
            Destinations = [.. scenario.Destinations.Select(place => new Destination(
                place.Id, place.Latitude, place.Longitude, place.AverageWageYuan * scenario.Economy.WageFactorToBaseYear / parameters.StateWagePremium))],
        };
    }

    private static Sector Sector(SectorEntry entry) => new(
        entry.Id,
        entry.Name,
        entry.Group == SectorGroup.Emerging,
        entry.ResearchIntensity,
        entry.DemandGrowth,
        entry.ValueAddedShare,
        entry.EngineerShare,
        entry.Inputs,
        entry.ConsumptionShare,
        entry.InvestmentShare,
        entry.Requirements,
        entry.DigitalLevel);

    private static ImmutableArray<double> Distances(ScenarioDocument scenario, ModelParameters parameters) =>
    [
        .. from one in scenario.Cities
           from other in scenario.Cities
           select parameters.RoadFactor * GreatCircle.Kilometres(one.Latitude, one.Longitude, other.Latitude, other.Longitude),
    ];
}
