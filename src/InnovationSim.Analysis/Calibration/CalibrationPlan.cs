using System.Globalization;
using InnovationSim.Analysis.Experiments;
using InnovationSim.Analysis.Facts;
using InnovationSim.Engine;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Analysis.Calibration;

/// <summary>What a calibration looks for, and how.</summary>
public sealed record CalibrationPlan
{
    /// <summary>The scenario with its facts.</summary>
    public required ScenarioDocument Scenario { get; init; }

    /// <summary>Parameters set beside those that are looked for.</summary>
    public required IReadOnlyDictionary<string, double> Sets { get; init; }

    /// <summary>The parameters that are looked for.</summary>
    public required IReadOnlyList<SearchRange> Parameters { get; init; }

    /// <summary>Share of the region that is simulated.</summary>
    public required double Scale { get; init; }

    /// <summary>Seed of the first run of a point; the same seeds are used at all points.</summary>
    public required ulong FirstSeed { get; init; }

    /// <summary>Runs of a point.</summary>
    public required int Replicates { get; init; }

    /// <summary>Points tried at most, the start included.</summary>
    public required int Points { get; init; }

    /// <summary>Seed of the search's directions.</summary>
    public required int SearchSeed { get; init; }

    /// <summary>The run of a point.</summary>
    /// <param name="point">A value for each of <see cref="Parameters"/>.</param>
    /// <exception cref="ScenarioException">The parameters cannot be.</exception>
    public RunSpec SpecOf(IReadOnlyList<double> point) => Baselines.Of(Scenario, SetsOf(point), Scale, Scorecard.Years);

    /// <summary>All that decides what is tried and what comes of it, but for the number of points: what a record has to share to be gone on with.</summary>
    public IReadOnlyDictionary<string, string> Identity(int modelVersion) => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["modelVersion"] = modelVersion.ToString(CultureInfo.InvariantCulture),
        ["scenario"] = $"{Scenario.Name} (sha256 {Scenario.Hash})",
        ["sets"] = Baselines.Describe(Sets),
        ["parameters"] = string.Join(
            ',', Parameters.Select(range => string.Create(CultureInfo.InvariantCulture, $"{range.Name}={range.Low:R}..{range.High:R} from {range.Start:R}"))),
        ["scale"] = Scale.ToString("R", CultureInfo.InvariantCulture),
        ["firstSeed"] = FirstSeed.ToString(CultureInfo.InvariantCulture),
        ["replicates"] = Replicates.ToString(CultureInfo.InvariantCulture),
        ["searchSeed"] = SearchSeed.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>All parameters set at a point.</summary>
    public IReadOnlyDictionary<string, double> SetsOf(IReadOnlyList<double> point)
    {
        var all = new Dictionary<string, double>(Sets, StringComparer.Ordinal);
        for (int at = 0; at < Parameters.Count; at++) all[Parameters[at].Name] = point[at];
        return all;
    }

    /// <summary>The range of a parameter in the parameter table, or a part of it, beginning with the value in force.</summary>
    /// <param name="scenario">The scenario, which may differ from the default.</param>
    /// <param name="sets">Parameters that differ from both.</param>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="low">Smallest value to try; null for that of the table.</param>
    /// <param name="high">Largest value to try; null for that of the table.</param>
    /// <exception cref="ScenarioException">There is no such parameter.</exception>
    /// <exception cref="ArgumentException">The bounds lie outside the table's, are in the wrong order, or leave the value in force out.</exception>
    public static SearchRange Range(ScenarioDocument scenario, IReadOnlyDictionary<string, double> sets, string name, double? low, double? high)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(sets);
        ParameterDefinition parameter = ParameterTable.Find(name);
        double from = low ?? parameter.Low;
        double to = high ?? parameter.High;
        if (from < parameter.Low || to > parameter.High)
            throw new ArgumentException($"{name} is looked for from {from} to {to}; its range is {parameter.Low} to {parameter.High} ({parameter.Unit}).", nameof(name));
        if (from >= to) throw new ArgumentException($"{name} is looked for from {from} to {to}; the second has to be larger.", nameof(name));
        double start = sets.TryGetValue(name, out double set)
            ? set
            : scenario.Parameters.FirstOrDefault(other => string.Equals(other.Name, name, StringComparison.Ordinal))?.Value ?? parameter.Default;
        if (start < from || start > to)
            throw new ArgumentException($"{name} is looked for from {from} to {to}, but is {start} now: the search begins there.", nameof(name));
        return new SearchRange(name, from, to, start, parameter.WholeNumber);
    }
}
