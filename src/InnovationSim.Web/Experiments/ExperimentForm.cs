using System.Globalization;
using InnovationSim.Contracts;
using InnovationSim.Scenarios;
using InnovationSim.Web.Starting;

namespace InnovationSim.Web.Experiments;

/// <summary>What somebody has put into the form that starts an experiment.</summary>
internal sealed class ExperimentForm
{
    internal string Scenario { get; set; } = ScenarioLibrary.Names[0];

    /// <summary>Whether the scenario is one's own, in <see cref="Yaml"/>.</summary>
    internal bool IsOwn => string.Equals(Scenario, StartForm.OwnScenario, StringComparison.Ordinal);

    internal string Yaml { get; set; } = "";

    internal string Label { get; set; } = "";

    internal string FirstSeed { get; set; } = "1";

    internal string Replicates { get; set; } = "20";

    internal string Years { get; set; } = "30";

    internal string Scale { get; set; } = "0.05";

    /// <summary>The arms; the first is the baseline.</summary>
    internal List<ArmForm> Arms { get; } = [new ArmForm(), new ArmForm()];

    /// <summary>The key that makes pressing the button twice start one experiment.</summary>
    internal string Key { get; private set; } = Guid.NewGuid().ToString("N");

    /// <summary>A request was refused or changed: the next one is another.</summary>
    internal void Renew() => Key = Guid.NewGuid().ToString("N");

    /// <summary>The request. What is no number is a problem, as the service would say of one that cannot be.</summary>
    /// <exception cref="InvalidRequestException">A field holds no number.</exception>
    internal ExperimentRequest ToRequest()
    {
        var problems = new List<RequestProblem>();
        ulong seed = Number<ulong>("firstSeed", FirstSeed, "a whole number from 0 on", problems);
        int replicates = Number<int>("replicates", Replicates, $"a whole number from 1 to {ExperimentRequest.MostReplicates}", problems);
        int years = Number<int>("years", Years, "a whole number from 1 to 20000", problems);
        double scale = Number<double>("scale", Scale, "a number above 0 and at most 4", problems);
        if (problems.Count > 0) throw new InvalidRequestException(problems);
        return new ExperimentRequest
        {
            Scenario = IsOwn ? null : Scenario,
            ScenarioYaml = IsOwn ? Yaml : null,
            Arms = [.. Arms.Select((arm, number) => arm.ToRequest(number))],
            FirstSeed = seed,
            Replicates = replicates,
            Years = years,
            Scale = scale,
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
