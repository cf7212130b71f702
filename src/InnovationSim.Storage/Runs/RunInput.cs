using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InnovationSim.Storage.Runs;

/// <summary>Everything that it takes to do a run, or the rest of it, or the same once more: kept in the run's folder before it begins.</summary>
public sealed record RunInput
{
    /// <summary>The format that this program writes, and the newest that it reads.</summary>
    public const int CurrentFormat = 1;

    private static readonly RunInputJson Json =
        new(new JsonSerializerOptions(RunInputJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Format of this record.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The run's id.</summary>
    public required string Run { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Version of the model.</summary>
    public required int ModelVersion { get; init; }

    /// <summary>What the scenario is called.</summary>
    public required string Scenario { get; init; }

    /// <summary>SHA-256 of the scenario file.</summary>
    public required string ScenarioHash { get; init; }

    /// <summary>The scenario file itself: what lies at its path later may be another.</summary>
    public required string ScenarioText { get; init; }

    /// <summary>The seed, as text.</summary>
    public required string Seed { get; init; }

    /// <summary>Years to simulate.</summary>
    public required int Years { get; init; }

    /// <summary>Share of people and firms simulated.</summary>
    public required double Scale { get; init; }

    /// <summary>Parameters set for the run, from its first year on.</summary>
    public required IReadOnlyDictionary<string, double> Sets { get; init; }

    /// <summary>Policies adopted in the first year, in their order.</summary>
    public IReadOnlyList<RunPolicy> Policies { get; init; } = [];

    /// <summary>Parameters and policies set from a later year on: what makes a fork differ.</summary>
    public IReadOnlyList<RunChange> Changes { get; init; } = [];

    /// <summary>Years between two checkpoints; 0 for none.</summary>
    public required int CheckpointEvery { get; init; }

    /// <summary>The run that it branched off from; null if from none.</summary>
    public RunParent? Parent { get; init; }

    /// <summary>SHA-256 of what a checkpoint depends on besides the seed: scenario, scale, parameters and policies of the first year.</summary>
    [JsonIgnore]
    public string InputHash
    {
        get
        {
            var text = new StringBuilder(ScenarioHash).Append('|').Append(Scale.ToString("R", CultureInfo.InvariantCulture));
            foreach ((string name, double value) in Sets.OrderBy(set => set.Key, StringComparer.Ordinal))
                text.Append('|').Append(name).Append('=').Append(value.ToString("R", CultureInfo.InvariantCulture));
            foreach (RunPolicy policy in Policies)
                text.Append("|policy ").Append(policy.Hash).Append('@').Append(policy.Intensity.ToString("R", CultureInfo.InvariantCulture));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }

    internal string ToJson() => JsonSerializer.Serialize(this, Json.RunInput);

    internal static RunInput FromJson(string json, string where)
    {
        try
        {
            RunInput input = JsonSerializer.Deserialize(json, Json.RunInput) ?? throw new IOException($"{where} is empty.");
            return input.Format <= CurrentFormat
                ? input
                : throw new IOException($"{where} has format {input.Format}; this program reads up to {CurrentFormat}. Use a newer one.");
        }
        catch (JsonException problem)
        {
            throw new IOException($"{where} is of another format: {problem.Message}", problem);
        }
    }
}

/// <summary>Parameters set from a year on.</summary>
/// <param name="FromYear">First year in which they hold.</param>
/// <param name="Sets">Values by name.</param>
public sealed record RunChange(int FromYear, IReadOnlyDictionary<string, double> Sets)
{
    /// <summary>Policies adopted in that year, besides those before.</summary>
    public IReadOnlyList<RunPolicy> Policies { get; init; } = [];
}

/// <summary>The run that a fork shares its history with.</summary>
/// <param name="Run">Its id.</param>
/// <param name="AtYear">Last year of the shared history.</param>
public sealed record RunParent(string Run, int AtYear);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RunInput))]
internal sealed partial class RunInputJson : JsonSerializerContext;
