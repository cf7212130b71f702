using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using InnovationSim.Engine.Checkpoints;

namespace InnovationSim.Storage.Checkpoints;

/// <summary>A manifest and where its parts lie, as text: JSON, then a line with the SHA-256 of it.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="Places">First byte of each part in the file of parts; empty where a store knows parts by name.</param>
internal sealed record StoredManifest(CheckpointManifest Manifest, IReadOnlyDictionary<string, long> Places)
{
    private const string Mark = "\nsha256 ";
    private const long MostBytes = 1L << 30;

    internal string ToText()
    {
        string json = JsonSerializer.Serialize(this, CheckpointJson.Default.StoredManifest);
        return $"{json}{Mark}{Hash(json)}\n";
    }

    internal static StoredManifest Read(string path)
    {
        if (new FileInfo(path) is { Exists: true, Length: > MostBytes }) throw new CheckpointException($"{path} is too large for a manifest.");
        return Parse(File.ReadAllText(path), path);
    }

    internal static StoredManifest Parse(string text, string where)
    {
        int mark = text.LastIndexOf(Mark, StringComparison.Ordinal);
        if (mark < 0) throw new CheckpointException($"The manifest {where} is cut off.");
        string json = text[..mark];
        if (!string.Equals(text[(mark + Mark.Length)..].Trim(), Hash(json), StringComparison.Ordinal))
            throw new CheckpointException($"The manifest {where} is damaged: its checksum is wrong.");
        try
        {
            return JsonSerializer.Deserialize(json, CheckpointJson.Default.StoredManifest) ?? throw new CheckpointException($"The manifest {where} is empty.");
        }
        catch (JsonException problem)
        {
            throw new CheckpointException($"The manifest {where} is of another format: {problem.Message}", problem);
        }
    }

    private static string Hash(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredManifest))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
