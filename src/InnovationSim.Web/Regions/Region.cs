using System.Collections.Concurrent;
using InnovationSim.Contracts;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Web.Metrics;

namespace InnovationSim.Web.Regions;

/// <summary>What is known of the region of a run: names, places, facts.</summary>
internal sealed class Region
{
    private const int MostRead = 100;

    private static readonly ConcurrentDictionary<string, Lazy<Region>> Known = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, Region> Read = new(StringComparer.Ordinal);

    private static readonly Region Unknown = new(document: null);

    private readonly Dictionary<string, string> _cities;
    private readonly Dictionary<string, string> _sectors;

    private Region(ScenarioDocument? document)
    {
        Document = document;
        _cities = document?.Cities.ToDictionary(city => city.Id, city => city.Name, StringComparer.Ordinal) ?? [];
        _sectors = document?.Sectors.ToDictionary(sector => sector.Id, sector => sector.Name, StringComparer.Ordinal) ?? [];
    }

    /// <summary>The scenario; null if it is not known.</summary>
    internal ScenarioDocument? Document { get; }

    /// <summary>The cities with their places, in their order; empty if they are not known.</summary>
    internal IReadOnlyList<CityEntry> Cities => Document is null ? [] : Document.Cities;

    /// <summary>Facts that a baseline run should reproduce.</summary>
    internal IReadOnlyList<FactEntry> Facts => Document is null ? [] : Document.Facts;

    /// <summary>The region of a built-in scenario.</summary>
    internal static Region Of(string scenario) => ScenarioLibrary.Names.Contains(scenario, StringComparer.Ordinal)
        ? Known.GetOrAdd(scenario, static name => new Lazy<Region>(() => new Region(ScenarioLibrary.Load(name)))).Value
        : Unknown;

    /// <summary>
    /// The region of a run, from the very text that it was made of: anybody may call a scenario like a built-in one. It is read once; of a text of an
    /// older version that cannot be read any more, nothing is known.
    /// </summary>
    internal static Region Of(RunDescription? asked)
    {
        if (asked is null) return Unknown;
        Region builtIn = Of(asked.Scenario);
        if (string.Equals(builtIn.Document?.Hash, asked.ScenarioHash, StringComparison.OrdinalIgnoreCase)) return builtIn;
        if (Read.TryGetValue(asked.ScenarioHash, out Region? known)) return known;
        // A page for many people over months: what it remembers has an end.
        if (Read.Count >= MostRead) Read.Clear();
        return Read.GetOrAdd(asked.ScenarioHash, _ => Parse(asked));
    }

    /// <summary>Name of a city by its identifier.</summary>
    internal string City(string id) => _cities.TryGetValue(id, out string? name) ? name : Words.Title(id);

    /// <summary>Name of a sector by its identifier.</summary>
    internal string Sector(string id) => _sectors.TryGetValue(id, out string? name) ? name : Words.Title(id);

    private static Region Parse(RunDescription asked)
    {
        try
        {
            return new Region(ScenarioReader.Read(asked.ScenarioYaml, asked.Scenario));
        }
        catch (ScenarioException)
        {
            return Unknown;
        }
    }
}
