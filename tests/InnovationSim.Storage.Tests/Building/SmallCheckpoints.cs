using System.Security.Cryptography;
using InnovationSim.Engine.Checkpoints;

namespace InnovationSim.Storage.Tests.Building;

/// <summary>Checkpoints of parts that are just bytes.</summary>
internal static class SmallCheckpoints
{
    public static async Task<CheckpointManifest> SaveAsync(ICheckpointStore store, CheckpointKey key, params (string Name, byte[] Bytes)[] parts)
    {
        foreach ((string name, byte[] bytes) in parts) await store.WriteAsync(key, name, bytes);
        CheckpointManifest manifest = Manifest(key, parts);
        await store.CommitAsync(manifest);
        return manifest;
    }

    public static CheckpointManifest Manifest(CheckpointKey key, params (string Name, byte[] Bytes)[] parts) => new()
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
        Organisations = long.MaxValue,
        OrganisationYears = 5,
        Parts = [.. parts.Select(part => Entry(part.Name, part.Bytes))],
    };

    public static byte[] Bytes(int length, int seed = 1)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static CheckpointPartEntry Entry(string name, byte[] bytes) =>
        new() { Name = name, Bytes = bytes.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)) };
}
