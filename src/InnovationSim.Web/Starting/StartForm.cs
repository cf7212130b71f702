using System.Globalization;
using InnovationSim.Contracts;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Web.Starting;

/// <summary>What somebody has put into the form that starts or branches off a run.</summary>
internal sealed class StartForm
{
    /// <summary>Stands for a scenario of one's own.</summary>
    internal const string OwnScenario = "(own)";

    private readonly Dictionary<string, double> _scenarioValues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _sets = new(StringComparer.Ordinal);

    internal StartForm() => Choose(ScenarioLibrary.Names[0]);

    /// <summary>Name of a built-in scenario, or <see cref="OwnScenario"/>.</summary>
    internal string Scenario { get; private set; } = "";

    /// <summary>The built-in scenario; null for one's own.</summary>
    internal ScenarioDocument? Document { get; private set; }

    internal string Yaml { get; set; } = "";

    internal string Label { get; set; } = "";

    internal string Seed { get; set; } = "1";

    internal string Years { get; set; } = "30";

    internal string Scale { get; set; } = "0.05";

    /// <summary>Policies that are adopted, in their order, with their intensities.</summary>
    internal OrderedDictionary<string, double> Policies { get; } = [];

    /// <summary>The key that makes pressing the button twice start one run.</summary>
    internal string Key { get; private set; } = Guid.NewGuid().ToString("N");

    /// <summary>Parameters that differ from the scenario's.</summary>
    internal IReadOnlyDictionary<string, double> Sets => _sets;

    /// <summary>Takes a scenario; parameters that were set stay set.</summary>
    internal void Choose(string scenario)
    {
        Scenario = scenario;
        Document = ScenarioLibrary.Names.Contains(scenario, StringComparer.Ordinal) ? Regions.Region.Of(scenario).Document : null;
        _scenarioValues.Clear();
        foreach (ParameterOverride parameter in Document?.Parameters ?? []) _scenarioValues[parameter.Name] = parameter.Value;
    }

    /// <summary>The scenario's value of a parameter, or the default.</summary>
    internal double Usual(ParameterDefinition parameter) => _scenarioValues.GetValueOrDefault(parameter.Name, parameter.Default);

    /// <summary>The value that holds.</summary>
    internal double Value(ParameterDefinition parameter) => _sets.GetValueOrDefault(parameter.Name, Usual(parameter));

    internal bool IsSet(ParameterDefinition parameter) => _sets.ContainsKey(parameter.Name);

    /// <summary>Sets a parameter; what is no number is left out, and the usual value is no setting.</summary>
    internal void Set(ParameterDefinition parameter, string? text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value)) return;
        if (value == Usual(parameter)) _sets.Remove(parameter.Name);
        else _sets[parameter.Name] = value;
    }

    internal void Reset(ParameterDefinition parameter) => _sets.Remove(parameter.Name);

    /// <summary>A request was refused or changed: the next one is another.</summary>
    internal void Renew() => Key = Guid.NewGuid().ToString("N");

    /// <summary>The request. What is no number is a problem, as the service would say of one that cannot be.</summary>
    /// <exception cref="InvalidRequestException">A field holds no number.</exception>
    internal RunRequest ToRequest()
    {
        var problems = new List<RequestProblem>();
        ulong seed = Number<ulong>("seed", Seed, "a whole number from 0 to 18446744073709551615", problems);
        int years = Number<int>("years", Years, "a whole number from 1 to 20000", problems);
        double scale = Number<double>("scale", Scale, "a number above 0 and at most 4", problems);
        if (problems.Count > 0) throw new InvalidRequestException(problems);
        return new RunRequest
        {
            Scenario = Document is null ? null : Scenario,
            ScenarioYaml = Document is null ? Yaml : null,
            Seed = seed,
            Years = years,
            Scale = scale,
            Sets = new Dictionary<string, double>(_sets, StringComparer.Ordinal),
            Policies = [.. Policies.Select(policy => new PolicyRequest { Policy = policy.Key, Intensity = policy.Value })],
            Label = string.IsNullOrWhiteSpace(Label) ? null : Label.Trim(),
        };
    }

    /// <summary>The request to branch off.</summary>
    /// <exception cref="InvalidRequestException">A field holds no number.</exception>
    internal ForkRequest ToFork(string atYear)
    {
        var problems = new List<RequestProblem>();
        int year = Number<int>("atYear", atYear, "a year of the run before its last", problems);
        int years = Number<int>("years", Years, "a whole number from 1 to 20000", problems);
        if (problems.Count > 0) throw new InvalidRequestException(problems);
        return new ForkRequest
        {
            AtYear = year,
            Sets = new Dictionary<string, double>(_sets, StringComparer.Ordinal),
            Years = years,
            Policies = [.. Policies.Select(policy => new PolicyRequest { Policy = policy.Key, Intensity = policy.Value })],
            Label = string.IsNullOrWhiteSpace(Label) ? null : Label.Trim(),
        };
    }

    private static T Number<T>(string field, string text, string allowed, List<RequestProblem> problems)
        where T : struct, ISpanParsable<T>
    {
        if (T.TryParse(text.Trim(), CultureInfo.InvariantCulture, out T value)) return value;
        problems.Add(new RequestProblem(field, text, allowed, $"{field} is '{text}'; it takes {allowed}."));
        return default;
    }
}
