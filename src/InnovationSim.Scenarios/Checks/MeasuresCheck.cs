using System.Collections.Immutable;
using System.Globalization;
using InnovationSim.Kernel;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Kinds;
using InnovationSim.Scenarios.Reading;
using InnovationSim.Scenarios.Sections;

namespace InnovationSim.Scenarios.Checks;

/// <summary>What can be said of a policy's measures without a scenario: values, years, and targets that the lever does not take.</summary>
internal static class MeasuresCheck
{
    internal static void Run(Section root, ProblemLog log)
    {
        SortedDictionary<string, Place> names = new(StringComparer.Ordinal);
        foreach (Section measure in ReferencesCheck.Items(root, PolicyKeys.Measures))
        {
            Name(measure, names, log);
            Years(measure, log);
            if (!measure.TryGet(MeasureKeys.Lever, out LeverDefinition lever)) continue;
            Values(measure, lever, log);
            Targets(measure, lever, log);
        }
    }

    private static void Name(Section measure, SortedDictionary<string, Place> names, ProblemLog log)
    {
        if (!measure.TryGet(MeasureKeys.Name, out string name)) return;
        Place place = measure.PlaceOf(MeasureKeys.Name);
        if (names.TryAdd(name, place)) return;
        log.Add(
            place, name, "a name that is not used yet",
            $"{place.Path} is \"{name}\", which {names[name].Path} in line {names[name].Line} is already.", "Rename or remove one of the two.");
    }

    private static void Years(Section measure, ProblemLog log)
    {
        if (!measure.TryGet(MeasureKeys.From, out int from) || !measure.TryGet(MeasureKeys.To, out int to) || from <= to) return;
        Place place = measure.PlaceOf(MeasureKeys.To);
        string shown = to.ToString(CultureInfo.InvariantCulture);
        log.Add(place, shown, $"year {from} or later", $"{place.Path} is {shown}, but the measure begins in year {from}.", "Exchange them, or leave the end out.");
    }

    private static void Values(Section measure, LeverDefinition lever, ProblemLog log)
    {
        if (measure.TryGet(MeasureKeys.Value, out double value)) InRange(measure.PlaceOf(MeasureKeys.Value), value, lever, log);
        if (!measure.TryGet(MeasureKeys.Range, out ImmutableArray<double> range) || range.Length != 2) return;
        Place place = measure.PlaceOf(MeasureKeys.Range);
        foreach (double end in range) InRange(place, end, lever, log);
        if (value >= Math.Min(range[0], range[1]) && value <= Math.Max(range[0], range[1])) return;
        log.Add(
            place, NumberKind.Text(value), "the weak and the strong end, with the value between",
            $"{place.Path} is {NumberKind.Text(range[0])} to {NumberKind.Text(range[1])}, and the value {NumberKind.Text(value)} lies outside.");
    }

    private static void InRange(Place place, double value, LeverDefinition lever, ProblemLog log)
    {
        if (ParameterTable.Check(lever.Name, value) is { } problem)
            log.Add(place, problem.Value, problem.Allowed, $"{place.Path}: {problem.Message}", problem.Hint);
    }

    private static void Targets(Section measure, LeverDefinition lever, ProblemLog log)
    {
        string takes = Takes(lever);
        if (!lever.ByCity && measure.Has(MeasureKeys.Cities)) Refuse(MeasureKeys.Cities, "cities");
        if (!lever.BySector && measure.Has(MeasureKeys.Sectors)) Refuse(MeasureKeys.Sectors, "sectors");
        if (!measure.TryGet(MeasureKeys.AgentKindsKey, out ImmutableArray<AgentKind> kinds)) return;
        foreach (AgentKind kind in kinds)
        {
            if (!lever.Kinds.Contains(kind)) Refuse(MeasureKeys.AgentKindsKey, $"the kind {kind.Name()}");
        }

        void Refuse(Key key, string what)
        {
            Place place = measure.PlaceOf(key);
            log.Add(place, what, takes, $"{place.Path}: {lever.Name} cannot be aimed at {what}.", $"It takes {takes}.");
        }
    }

    /// <summary>What a lever can be aimed at, in words.</summary>
    internal static string Takes(LeverDefinition lever)
    {
        var targets = new List<string>();
        if (lever.ByCity) targets.Add("cities");
        if (lever.BySector) targets.Add("sectors");
        if (!lever.Kinds.IsEmpty) targets.Add($"kinds ({string.Join(", ", lever.Kinds.Select(kind => kind.Name()))})");
        return targets.Count == 0 ? "no target: it holds for the whole region" : string.Join(", ", targets);
    }
}
