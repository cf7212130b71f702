using System.Globalization;
using InnovationSim.Contracts;
using InnovationSim.Engine;
using InnovationSim.Kernel;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;
using InnovationSim.Scenarios.Policies;
using InnovationSim.Scenarios.Worlds;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Service.Plans;

/// <summary>Looks a request through and collects everything that is wrong with it.</summary>
internal sealed class RequestCheck
{
    private const int MostText = 200;
    private const int Shown = 60;
    private const int MostPolicies = 50;

    private readonly string _within;
    private readonly List<RequestProblem> _problems;

    internal RequestCheck()
        : this("", [])
    {
    }

    private RequestCheck(string within, List<RequestProblem> problems)
    {
        _within = within;
        _problems = problems;
    }

    /// <summary>Looks a part of the request through; what is wrong with it counts here.</summary>
    internal RequestCheck Part(string field) => new($"{_within}{field}.", _problems);

    internal void ThrowIfAny()
    {
        if (_problems.Count > 0) throw new InvalidRequestException(_problems);
    }

    internal void Add(string field, object? value, string allowed)
    {
        string shown = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        if (shown.Length > Shown) shown = shown[..Shown] + "…";
        field = _within + field;
        string message = value is null ? $"{field} is missing; it takes {allowed}." : $"{field} is '{shown}'; it takes {allowed}.";
        _problems.Add(new RequestProblem(field, shown, allowed, message));
    }

    /// <summary>Problems that a reader found.</summary>
    internal void Add(string prefix, ScenarioException found)
    {
        foreach (ScenarioProblem problem in found.Problems)
        {
            string field = _within + Field(prefix, problem);
            _problems.Add(new RequestProblem(field, problem.Value, problem.Allowed, $"{field}: {problem}"));
        }
    }

    private static string Field(string prefix, ScenarioProblem problem) =>
        problem.Field.Length == 0 || string.Equals(problem.Field, prefix, StringComparison.Ordinal) ? prefix
        : problem.Line > 0 ? $"{prefix}:{problem.Field}"
        : $"{prefix}.{problem.Field}";

    internal void Range(string field, int value, int low, int high)
    {
        if (value < low || value > high) Add(field, value, $"a whole number from {low} to {high}");
    }

    internal void Name(string? name)
    {
        bool fits = name is { Length: >= 1 and <= ArmRequest.MostCharacters } && char.IsAsciiLetterOrDigit(name[0])
            && name.All(c => char.IsAsciiLetterOrDigit(c) || "-_.+=@".Contains(c, StringComparison.Ordinal));
        if (!fits) Add("name", name, $"1 to {ArmRequest.MostCharacters} letters, digits and - _ . + = @, beginning with a letter or digit");
    }

    internal void Scale(double scale)
    {
        if (!(scale > 0 && scale <= WorldBuilder.LargestScale)) Add("scale", scale, $"a number above 0 and at most {WorldBuilder.LargestScale}");
    }

    internal void Label(string? label)
    {
        if (label is not null && (label.Length > MostText || label.Any(char.IsControl))) Add("label", label, $"at most {MostText} characters on one line");
    }

    internal void IdempotencyKey(string? key)
    {
        if (key is not null && (key.Length is 0 or > MostText || key.Any(char.IsControl)))
            Add("idempotencyKey", key, $"1 to {MostText} characters on one line");
    }

    internal void Sets(IReadOnlyDictionary<string, double> sets)
    {
        foreach ((string name, double value) in sets.OrderBy(set => set.Key, StringComparer.Ordinal))
        {
            if (ParameterTable.Check(name, value) is not { } problem) continue;
            string field = $"{_within}sets.{problem.Field}";
            string shown = value.ToString(CultureInfo.InvariantCulture);
            _problems.Add(new RequestProblem(field, shown, problem.Allowed, $"{field} is {shown}; it takes {problem.Allowed}. {problem.Hint}".TrimEnd()));
        }
    }

    /// <summary>The policies, as far as they can be.</summary>
    internal IReadOnlyList<RunPolicy> Policies(IReadOnlyList<PolicyRequest>? requests)
    {
        var policies = new List<RunPolicy>();
        for (int at = 0; at < (requests?.Count ?? 0) && at < MostPolicies; at++)
        {
            if (Policy($"policies[{at}]", requests![at]) is { } policy) policies.Add(policy);
        }

        if (requests?.Count > MostPolicies) Add("policies", requests.Count, $"at most {MostPolicies} policies");
        return policies;
    }

    /// <summary>The sizes by kind, as far as they can be.</summary>
    internal Dictionary<AgentKind, int> Sizes(IReadOnlyDictionary<string, int> sizes)
    {
        var known = new Dictionary<AgentKind, int>();
        foreach ((string name, int size) in sizes.OrderBy(size => size.Key, StringComparer.Ordinal))
        {
            if (!AgentKinds.TryParse(name, out AgentKind kind))
                Add($"shardSizes.{name}", size, $"one of the kinds {string.Join(", ", AgentKinds.AllNames)} as its name");
            else if (size is < 1 or > ShardSizes.Largest) Add($"shardSizes.{name}", size, $"a whole number from 1 to {ShardSizes.Largest}");
            else known[kind] = size;
        }

        return known;
    }

    /// <summary>The scenario with its text; null if there is none that can be.</summary>
    internal (ScenarioDocument Document, string Text)? Scenario(string? named, string? yaml)
    {
        const string Names = "scenario or scenarioYaml";
        string builtIn = string.Join(", ", ScenarioLibrary.Names);
        if (named is null && yaml is null)
        {
            Add("scenario", value: null, $"the name of a built-in scenario ({builtIn}), unless scenarioYaml holds one");
            return null;
        }

        if (named is not null && yaml is not null)
        {
            Add("scenarioYaml", "a scenario", $"nothing while scenario names one: either {Names}");
            return null;
        }

        if (named is { } name && !ScenarioLibrary.Names.Contains(name, StringComparer.Ordinal))
        {
            Add("scenario", name, $"the name of a built-in scenario: {builtIn}");
            return null;
        }

        string text = yaml ?? ScenarioLibrary.Text(named!);
        try
        {
            return (ScenarioReader.Read(text, named ?? "scenarioYaml"), text);
        }
        catch (ScenarioException bad)
        {
            Add("scenarioYaml", bad);
            return null;
        }
    }

    private RunPolicy? Policy(string field, PolicyRequest? request)
    {
        if (request is null || (request.Policy is null) == (request.PolicyYaml is null))
        {
            Add(field, value: null, "either policy with the name of a built-in policy or policyYaml with the text of one");
            return null;
        }

        if (!(request.Intensity >= 0 && request.Intensity <= AdoptedPolicy.MostIntensity))
            Add($"{field}.intensity", request.Intensity, $"a number from 0 to {AdoptedPolicy.MostIntensity}");
        if (request.Policy is { } name && !PolicyLibrary.Names.Contains(name, StringComparer.Ordinal))
        {
            Add($"{field}.policy", name, $"the name of a built-in policy: {string.Join(", ", PolicyLibrary.Names)}");
            return null;
        }

        try
        {
            string text = request.PolicyYaml ?? PolicyLibrary.Text(request.Policy!);
            return RunPolicies.Keep(PolicyReader.Read(text, request.Policy ?? "policyYaml"), text, request.Intensity);
        }
        catch (ScenarioException bad)
        {
            Add($"{field}.policyYaml", bad);
            return null;
        }
    }

    /// <summary>What can only be seen when the world is built.</summary>
    internal RunPlan? Plan(Func<RunPlan> make)
    {
        return _problems.Count > 0 ? null : Try(make);
    }

    /// <summary>The same whatever else is wrong.</summary>
    internal RunPlan? Try(Func<RunPlan> make)
    {
        try
        {
            return make();
        }
        catch (ScenarioException bad) when (string.Equals(bad.FileName, ScenarioWorld.Scale, StringComparison.Ordinal))
        {
            // One scale is for all parts: it is said once.
            if (!_problems.Exists(problem => string.Equals(problem.Field, bad.FileName, StringComparison.Ordinal)))
                new RequestCheck("", _problems).Add(bad.FileName, bad);
            return null;
        }
        catch (ScenarioException bad)
        {
            Add(bad.FileName, bad);
            return null;
        }
    }
}
