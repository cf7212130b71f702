using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Checkpoints;

namespace InnovationSim.Storage.Tests.Checkpoints;

/// <summary>Checkpoints in a folder.</summary>
public sealed class DirectoryCheckpointStoreConformance : CheckpointStoreConformance, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override ICheckpointStore Open() => new DirectoryCheckpointStore(_folder.Path);

    protected override Task FlipBitAsync(CheckpointKey key, string part)
    {
        StoredManifest stored = StoredManifest.Read(_folder.In(key.Run), key);
        Flip(PartsOf(key), stored.Places[part] + (stored.Manifest.Parts.Single(each => each.Name == part).Bytes / 2));
        return Task.CompletedTask;
    }

    protected override Task CutAsync(CheckpointKey key, string part)
    {
        using FileStream parts = File.Open(PartsOf(key), FileMode.Open);
        parts.SetLength(parts.Length - 1);
        return Task.CompletedTask;
    }

    protected override Task FlipBitOfManifestAsync(CheckpointKey key)
    {
        Flip(FileOf(key, "json"), 100);
        return Task.CompletedTask;
    }

    private string FileOf(CheckpointKey key, string kind) => _folder.In(key.Run, $"{CheckpointFile.NameOf(key)}.{kind}");

    private string PartsOf(CheckpointKey key) => _folder.In(key.Run, StoredManifest.Read(_folder.In(key.Run), key).File!);

    private static void Flip(string file, long place)
    {
        byte[] bytes = File.ReadAllBytes(file);
        bytes[place] ^= 1;
        File.WriteAllBytes(file, bytes);
    }
}
