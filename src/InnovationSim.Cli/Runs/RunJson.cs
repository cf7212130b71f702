using System.Text.Json;
using System.Text.Json.Serialization;

namespace InnovationSim.Cli.Runs;

/// <summary>The answer of <c>innosim run --format json</c>: one line.</summary>
internal static class RunJson
{
    internal static void Write(RunOutcome outcome) => Console.Out.WriteLine(JsonSerializer.Serialize(
        new RunAnswer
        {
            Run = outcome.Manifest.Run,
            State = outcome.Manifest.State.ToString().ToLowerInvariant(),
            Scenario = outcome.Manifest.Scenario,
            ScenarioHash = outcome.Manifest.ScenarioHash,
            Seed = outcome.Manifest.Seed,
            Years = outcome.Manifest.Years,
            YearsDone = outcome.Manifest.YearsDone,
            Scale = outcome.Manifest.Scale,
            Digest = outcome.Manifest.Digest,
            Organisations = outcome.Manifest.Organisations,
            OrganisationYears = outcome.Manifest.OrganisationYears,
            Seconds = outcome.Manifest.Seconds,
            OrganisationYearsPerSecond = outcome.OrganisationYearsPerSecond,
            PeakBytes = outcome.PeakBytes,
            Out = outcome.Out,
            FactsInside = outcome.Facts.Count(fact => fact.Inside == true),
            FactsOutside = [.. outcome.Facts.Where(fact => fact.Inside == false).Select(fact => fact.Fact.Id)],
        },
        RunAnswerJson.Default.RunAnswer));
}

/// <summary>The shape of the answer.</summary>
internal sealed record RunAnswer
{
    public required string Run { get; init; }

    public required string State { get; init; }

    public required string Scenario { get; init; }

    public required string ScenarioHash { get; init; }

    public required string Seed { get; init; }

    public required int Years { get; init; }

    public required int YearsDone { get; init; }

    public required double Scale { get; init; }

    public required string Digest { get; init; }

    public required long Organisations { get; init; }

    public required long OrganisationYears { get; init; }

    public required double Seconds { get; init; }

    public required double OrganisationYearsPerSecond { get; init; }

    public required long PeakBytes { get; init; }

    public required string Out { get; init; }

    public required int FactsInside { get; init; }

    public required string[] FactsOutside { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RunAnswer))]
internal sealed partial class RunAnswerJson : JsonSerializerContext;
