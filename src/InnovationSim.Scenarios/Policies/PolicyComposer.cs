using System.Collections.Immutable;
using System.Globalization;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Policies;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Reading;

namespace InnovationSim.Scenarios.Policies;

/// <summary>
/// Makes the measures of a run from its policies and its scenario. Policies are taken in their order: of two measures that set the same
/// lever for the same agents in the same year the later one counts, and a remark says so. A city or sector that the scenario does not have
/// is an error: a policy that silently does less than it says would mislead.
/// </summary>
public static class PolicyComposer
{
    /// <summary>The measures of a run.</summary>
    /// <param name="policies">Policies in their order.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="parameters">Parameters in force without any policy: the baseline of intensities.</param>
    /// <param name="scale">The run's scale: programme costs follow it.</param>
    /// <exception cref="ScenarioException">What in a policy does not fit the scenario, all of it; its file name is the policy's name.</exception>
    public static PolicyBook Compose(IReadOnlyList<AdoptedPolicy> policies, ScenarioDocument scenario, ModelParameters parameters, double scale)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(scenario);
        var measures = new List<Measure>();
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (AdoptedPolicy adopted in policies)
        {
            if (!names.Add($"{adopted.Policy.Name}@{adopted.FromYear.ToString(CultureInfo.InvariantCulture)}"))
                throw new ScenarioException(adopted.Policy.Name, "The policy is given twice.", "Name it once.");
            if (!(adopted.Intensity >= 0 && adopted.Intensity <= AdoptedPolicy.MostIntensity))
            {
                throw new ScenarioException(
                    adopted.Policy.Name,
                    $"The intensity is {adopted.Intensity.ToString("R", CultureInfo.InvariantCulture)}; it must be from 0 to {AdoptedPolicy.MostIntensity}.", hint: null);
            }

            var problems = new List<ScenarioProblem>();
            foreach (MeasureEntry entry in adopted.Policy.Measures) measures.Add(Bind(adopted, entry, scenario, parameters, scale, problems));
            if (problems.Count > 0) throw new ScenarioException(adopted.Policy.Name, problems);
        }

        return new PolicyBook(measures, scenario.Cities.Length, scenario.Sectors.Length);
    }

    /// <summary>What a researcher should know of a composition: measures that replace others, and measures without effect in the scenario.</summary>
    public static IReadOnlyList<string> Remarks(PolicyBook book, ScenarioDocument scenario)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(scenario);
        var remarks = new List<string>();
        for (int later = 0; later < book.Measures.Length; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
            {
                Measure one = book.Measures[earlier];
                Measure other = book.Measures[later];
                if (string.Equals(one.Lever, other.Lever, StringComparison.Ordinal) && Overlap(one, other))
                {
                    remarks.Add(
                        $"{other.Policy}/{other.Name} and {one.Policy}/{one.Name} both set {one.Lever}; where both hold, {other.Policy}/{other.Name}, "
                        + "which comes later, counts.");
                }
            }

            bool oneProvince = scenario.Cities.Select(city => city.Province).Distinct(StringComparer.Ordinal).Count() == 1;
            if (oneProvince && string.Equals(book.Measures[later].Lever, "province-friction", StringComparison.Ordinal))
            {
                remarks.Add(
                    $"{book.Measures[later].Policy}/{book.Measures[later].Name} moves nothing in {scenario.Name}: all its cities are in one province.");
            }
        }

        return remarks;
    }

    private static Measure Bind(
        AdoptedPolicy adopted, MeasureEntry entry, ScenarioDocument scenario, ModelParameters parameters, double scale, List<ScenarioProblem> problems)
    {
        string lever = entry.Lever.Name;
        double baseline = ParameterTable.Value(parameters, lever);
        double value = adopted.Intensity == 1 ? entry.Value : baseline + (adopted.Intensity * (entry.Value - baseline));
        value = Math.Clamp(value, entry.Lever.Parameter.Low, entry.Lever.Parameter.High);
        if (entry.Lever.Parameter.WholeNumber) value = Math.Floor(value + 0.5);
        int shift = adopted.FromYear - 1;
        return new Measure
        {
            Policy = adopted.Policy.Name,
            Name = entry.Name,
            Lever = lever,
            Apply = without => ParameterBinding.With(without, lever, value),
            FromYear = entry.FromYear + shift,
            ToYear = entry.ToYear is { } to ? to + shift : int.MaxValue,
            Cities = Find(entry.Cities, "city", [.. scenario.Cities.Select(city => city.Id)], scenario, problems),
            Sectors = Find(entry.Sectors, "sector", [.. scenario.Sectors.Select(sector => sector.Id)], scenario, problems),
            Kinds = entry.Kinds,
            Funder = entry.Funder,
            ProgrammeYuan = (long)Math.Floor((entry.ProgrammeCostYuan * adopted.Intensity * scale) + 0.5),
        };
    }

    private static ImmutableArray<int> Find(
        ImmutableArray<TargetName> names, string what, string[] known, ScenarioDocument scenario, List<ScenarioProblem> problems)
    {
        var found = ImmutableArray.CreateBuilder<int>(names.Length);
        foreach (TargetName name in names)
        {
            int at = Array.IndexOf(known, name.Id);
            if (at >= 0)
            {
                found.Add(at);
                continue;
            }

            string shown = Preview.Of(name.Id);
            problems.Add(new ScenarioProblem(
                name.Line, name.Column, name.Path, shown, $"the id of a {what} of {scenario.Name}",
                $"{name.Path}: the scenario {scenario.Name} has no {what} \"{shown}\".",
                NearestName.Hint(name.Id, known) ?? $"There are {string.Join(", ", known)}."));
        }

        return found.ToImmutable();
    }

    private static bool Overlap(Measure one, Measure other) =>
        one.FromYear <= other.ToYear && other.FromYear <= one.ToYear
        && Meet(one.Cities, other.Cities) && Meet(one.Sectors, other.Sectors) && Meet(one.Kinds, other.Kinds);

    private static bool Meet<T>(ImmutableArray<T> one, ImmutableArray<T> other) =>
        one.IsEmpty || other.IsEmpty || one.Any(item => other.Contains(item));
}
