using System.Collections.Concurrent;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Web.Metrics;

namespace InnovationSim.Web.Regions;

/// <summary>What is known of the region of a run by the name of its scenario: names, places, facts. Of a scenario that is not built in, nothing.</summary>
internal sealed class Region
{
    private static readonly ConcurrentDictionary<string, Lazy<Region>> Known = new(StringComparer.Ordinal);

    private static readonly Region Unknown = new(document: null);

    private readonly Dictionary<string, string> _cities;
    private readonly Dictionary<string, string> _sectors;

    private Region(ScenarioDocument? document)
    {
        Document = document;
        _cities = document?.Cities.ToDictionary(city => city.Id, city => city.Name, StringComparer.Ordinal) ?? [];
        _sectors = document?.Sectors.ToDictionary(sector => sector.Id, sector => sector.Name, StringComparer.Ordinal) ?? [];
    }

    /// <summary>The scenario; null if it is not built in.</summary>
    internal ScenarioDocument? Document { get; }

    /// <summary>The cities with their places, in their order; empty if they are not known.</summary>
    internal IReadOnlyList<CityEntry> Cities => Document is null ? [] : Document.Cities;

    /// <summary>Facts that a baseline run should reproduce.</summary>
    internal IReadOnlyList<FactEntry> Facts => Document is null ? [] : Document.Facts;

    /// <summary>The region of a scenario.</summary>
    internal static Region Of(string scenario) => ScenarioLibrary.Names.Contains(scenario, StringComparer.Ordinal)
        ? Known.GetOrAdd(scenario, static name => new Lazy<Region>(() => new Region(ScenarioLibrary.Load(name)))).Value
        : Unknown;

    /// <summary>The region of a run: that of the built-in scenario only if the run was made of its very text, since anybody may call a scenario so.</summary>
    /// <param name="scenario">What the scenario is called.</param>
    /// <param name="hash">SHA-256 of its text; null if it is not known.</param>
    internal static Region Of(string scenario, string? hash)
    {
        Region region = Of(scenario);
        return string.Equals(region.Document?.Hash, hash, StringComparison.OrdinalIgnoreCase) ? region : Unknown;
    }

    /// <summary>Name of a city by its identifier.</summary>
    internal string City(string id) => _cities.TryGetValue(id, out string? name) ? name : Words.Title(id);

    /// <summary>Name of a sector by its identifier.</summary>
    internal string Sector(string id) => _sectors.TryGetValue(id, out string? name) ? name : Words.Title(id);
}
