using System.Text.Json;
using System.Text.Json.Serialization;
using InnovationSim.Storage.Runs;

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

    internal static void WritePaused(RunFolder folder, int yearsDone) => Console.Out.WriteLine(JsonSerializer.Serialize(
        new PausedAnswer(
            folder.Input.Run, "paused", folder.Input.Scenario, folder.Input.Seed, folder.Input.Years, yearsDone, folder.Input.Scale, folder.FullPath),
        RunAnswerJson.Default.PausedAnswer));
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

/// <summary>The shape of the answer of a run that was paused.</summary>
internal sealed record PausedAnswer(string Run, string State, string Scenario, string Seed, int Years, int YearsDone, double Scale, string Out);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RunAnswer))]
[JsonSerializable(typeof(PausedAnswer))]
internal sealed partial class RunAnswerJson : JsonSerializerContext;
