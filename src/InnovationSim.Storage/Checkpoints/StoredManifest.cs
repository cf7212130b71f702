using System.Text.Json;
using System.Text.Json.Serialization;
using InnovationSim.Engine.Checkpoints;

namespace InnovationSim.Storage.Checkpoints;

/// <summary>A manifest and where its parts lie, as text: JSON, then a line with the SHA-256 of it.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="Places">First byte of each part in the file of parts; empty where a store knows parts by name.</param>
/// <param name="File">The file of parts; null where a store has none.</param>
internal sealed record StoredManifest(CheckpointManifest Manifest, IReadOnlyDictionary<string, long> Places, string? File = null)
{
    private const int MostBytes = 1 << 28;

    internal string ToText()
    {
        string json = JsonSerializer.Serialize(this, CheckpointJson.Default.StoredManifest);
        return json.Length <= MostBytes - 100
            ? SealedText.Seal(json)
            : throw new InvalidOperationException($"The manifest of {Manifest.Parts.Count} parts would exceed {MostBytes} bytes: take larger shards.");
    }

    /// <summary>Reads the manifest of a checkpoint in a folder.</summary>
    /// <exception cref="IOException">It is not there, or cannot be used.</exception>
    internal static StoredManifest Read(string folder, CheckpointKey key)
    {
        string path = Path.Combine(folder, CheckpointFile.NameOf(key) + CheckpointFile.ManifestSuffix);
        if (new FileInfo(path) is { Exists: true, Length: > MostBytes }) throw new CheckpointException($"{path} is too large for a manifest.");
        StoredManifest stored = Parse(System.IO.File.ReadAllText(path), path);
        if (stored.Manifest.Key != key) throw new CheckpointException($"The manifest {path} is of run {stored.Manifest.Run}, {stored.Manifest.Key}.");
        if (stored.File is null || !CheckpointFile.TryParse(stored.File, key.Run, out CheckpointKey named) || named != key)
            throw new CheckpointException($"The manifest {path} names '{stored.File}', which is no file of its parts.");
        return stored;
    }

    internal static StoredManifest Parse(string text, string where)
    {
        try
        {
            string json = SealedText.Open(text, $"The manifest {where}");
            RefuseNewer(json, where);
            return JsonSerializer.Deserialize(json, CheckpointJson.Default.StoredManifest) ?? throw new CheckpointException($"The manifest {where} is empty.");
        }
        catch (JsonException problem)
        {
            throw new CheckpointException($"The manifest {where} is of another format: {problem.Message}", problem);
        }
        catch (IOException unsound) when (unsound is not CheckpointException)
        {
            throw new CheckpointException(unsound.Message, unsound);
        }
    }

    /// <summary>A newer manifest may say anything else in other words; its format is where it always was.</summary>
    private static void RefuseNewer(string json, string where)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("manifest", out JsonElement manifest) && manifest.ValueKind == JsonValueKind.Object
            && manifest.TryGetProperty("format", out JsonElement format) && format.ValueKind == JsonValueKind.Number
            && format.GetDouble() > CheckpointManifest.CurrentFormat)
        {
            throw new CheckpointException(
                $"The manifest {where} has format {format.GetRawText()}; this program reads up to {CheckpointManifest.CurrentFormat}. Use a newer one.");
        }
    }
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(StoredManifest))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
