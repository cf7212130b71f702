using InnovationSim.Engine.Checkpoints;

namespace InnovationSim.Storage.Tests.Building;

/// <summary>Checkpoints of made-up parts: a store looks at none of them.</summary>
internal static class Checkpoints
{
    public const string Run = "20260101-000000-abcd";

    public static CheckpointKey Key(int year, long epoch = 0, string run = Run) => new(run, year, epoch);

    /// <summary>The bytes of a part: others for each checkpoint and part.</summary>
    public static byte[] Bytes(CheckpointKey key, string part)
    {
        byte[] bytes = new byte[50 + (key.Year % 7) + part.Length];
        new Random(HashOf(key.Year, (int)key.Epoch, part)).NextBytes(bytes);
        return bytes;
    }

    public static CheckpointManifest Manifest(CheckpointKey key, params string[] parts) => new()
    {
        Format = CheckpointManifest.CurrentFormat,
        ModelVersion = 1,
        InputHash = new string('0', 64),
        Run = key.Run,
        Seed = "18446744073709551615",
        Year = key.Year,
        Epoch = key.Epoch,
        Digest = new string('a', 32),
        Agents = [1, 2, 3],
        Organisations = 6,
        OrganisationYears = 60,
        Parts = [.. parts.Append(CheckpointPartEntry.RegionName).Select(part => new CheckpointPartEntry
        {
            Name = part, Bytes = Bytes(key, part).Length, Sha256 = new string('b', 64),
        })],
    };

    /// <summary>Writes all parts of a checkpoint and commits it.</summary>
    public static async Task<CheckpointManifest> CommitAsync(this ICheckpointStore store, CheckpointKey key, params string[] parts)
    {
        CheckpointManifest manifest = Manifest(key, parts);
        foreach (CheckpointPartEntry part in manifest.Parts) await store.WriteAsync(key, part.Name, Bytes(key, part.Name));
        await store.CommitAsync(manifest);
        return manifest;
    }

    /// <summary>Whether every part of a checkpoint comes back as it was written.</summary>
    public static async Task<bool> IsWholeAsync(this ICheckpointStore store, CheckpointManifest manifest)
    {
        foreach (CheckpointPartEntry part in manifest.Parts)
        {
            ReadOnlyMemory<byte> bytes = await store.ReadAsync(manifest.Key, part.Name);
            if (!bytes.Span.SequenceEqual(Bytes(manifest.Key, part.Name))) return false;
        }

        return true;
    }

    public static async Task<(long Epoch, int Year)[]> ListedAsync(this ICheckpointStore store, string run = Run) =>
        [.. (await store.ListAsync(run)).Select(stored => (stored.Manifest!.Epoch, stored.Manifest.Year))];

    private static int HashOf(int year, int epoch, string part) => part.Aggregate((year * 1000) + epoch, (hash, letter) => unchecked((hash * 31) + letter));
}
