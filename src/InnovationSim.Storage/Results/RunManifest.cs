using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InnovationSim.Storage.Results;

/// <summary>How a run ended.</summary>
public enum RunState
{
    /// <summary>All years were simulated.</summary>
    [JsonStringEnumMemberName("complete")]
    Complete,

    /// <summary>It was stopped; the tables hold the years that were finished.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}

/// <summary>What a run was: everything that it takes to do it again, and its digests to compare.</summary>
public sealed record RunManifest
{
    // A file that people open, never part of a web page: a plus sign and Chinese names are written as they are.
    private static readonly ManifestJson Json =
        new(new JsonSerializerOptions(ManifestJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Version of this format.</summary>
    public int Format { get; init; } = 1;

    /// <summary>Identity of the run: sortable by time.</summary>
    public required string Run { get; init; }

    /// <summary>How it ended.</summary>
    public required RunState State { get; init; }

    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>SHA-256 of the scenario file.</summary>
    public required string ScenarioHash { get; init; }

    /// <summary>Year of the data.</summary>
    public required int BaseYear { get; init; }

    /// <summary>Seed, as text: JSON numbers do not hold 64 bits everywhere.</summary>
    public required string Seed { get; init; }

    /// <summary>Years asked for.</summary>
    public required int Years { get; init; }

    /// <summary>Years finished.</summary>
    public required int YearsDone { get; init; }

    /// <summary>Share of people and firms simulated.</summary>
    public required double Scale { get; init; }

    /// <summary>Version of the model.</summary>
    public required int ModelVersion { get; init; }

    /// <summary>Version and commit of the program.</summary>
    public required string Program { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Run time, seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Machine.</summary>
    public required MachineDescription Machine { get; init; }

    /// <summary>Shard size by kind of agent.</summary>
    public required IReadOnlyDictionary<string, int> ShardSizes { get; init; }

    /// <summary>Threads.</summary>
    public required int Threads { get; init; }

    /// <summary>Organisations at the end.</summary>
    public required long Organisations { get; init; }

    /// <summary>Organisations × years simulated.</summary>
    public required long OrganisationYears { get; init; }

    /// <summary>Digest of the last year finished.</summary>
    public required string Digest { get; init; }

    /// <summary>All parameters in force in the first year.</summary>
    public required IReadOnlyDictionary<string, double> Parameters { get; init; }

    /// <summary>Digest of every year, from 0.</summary>
    public required IReadOnlyList<string> Digests { get; init; }

    /// <summary>How often the run was taken up again after it had been stopped.</summary>
    public long TakenUpAgain { get; init; }

    /// <summary>The run that it branched off from; null if from none.</summary>
    public Runs.RunParent? Parent { get; init; }

    /// <summary>Parameters changed from a later year on; <see cref="Parameters"/> are those of the first year.</summary>
    public IReadOnlyList<Runs.RunChange> Changes { get; init; } = [];

    /// <summary>Policies in their order, with the year of the run that is their first.</summary>
    public IReadOnlyList<Runs.RunPolicySummary> Policies { get; init; } = [];

    /// <summary>SHA-256 of each CSV file by name, 64 hexadecimal digits; the database carries its own checksums. Filled in when the run ends.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The manifest as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json.RunManifest);

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="JsonException">The text is no manifest.</exception>
    public static RunManifest FromJson(string json) =>
        JsonSerializer.Deserialize(json, Json.RunManifest) ?? throw new JsonException("The manifest is empty.");
}

/// <summary>The machine of a run.</summary>
/// <param name="OperatingSystem">Operating system.</param>
/// <param name="Architecture">Architecture of the process.</param>
/// <param name="Runtime">.NET runtime.</param>
/// <param name="Processors">Logical processors.</param>
public sealed record MachineDescription(string OperatingSystem, string Architecture, string Runtime, int Processors)
{
    /// <summary>This machine.</summary>
    public static MachineDescription Current => new(
        System.Runtime.InteropServices.RuntimeInformation.OSDescription,
        System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString(),
        System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription,
        Environment.ProcessorCount);
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
