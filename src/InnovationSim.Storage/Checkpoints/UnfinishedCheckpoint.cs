using System.Collections.Concurrent;
using InnovationSim.Engine.Checkpoints;
using Microsoft.Win32.SafeHandles;

namespace InnovationSim.Storage.Checkpoints;

/// <summary>The file of parts of a checkpoint that is being written. No manifest names it yet, so nobody reads it.</summary>
internal sealed class UnfinishedCheckpoint : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly ConcurrentDictionary<string, (long Place, int Bytes)> _places = new(StringComparer.Ordinal);
    private long _end;

    internal UnfinishedCheckpoint(string folder, CheckpointKey key)
    {
        int attempt = 1;
        while (File.Exists(Path.Combine(folder, CheckpointFile.PartsOf(key, attempt)))) attempt++;
        FilePath = Path.Combine(folder, CheckpointFile.PartsOf(key, attempt));
        _file = File.OpenHandle(FilePath, FileMode.CreateNew, FileAccess.Write);
    }

    internal string FilePath { get; }

    public void Dispose() => _file.Dispose();

    internal void Write(string part, ReadOnlySpan<byte> bytes)
    {
        long place = Interlocked.Add(ref _end, bytes.Length) - bytes.Length;
        RandomAccess.Write(_file, bytes, place);
        _places[part] = (place, bytes.Length);
    }

    internal void Flush() => RandomAccess.FlushToDisk(_file);

    /// <summary>Where the parts lie that a manifest lists.</summary>
    /// <exception cref="InvalidOperationException">One of them was never written, or with another length.</exception>
    internal Dictionary<string, long> Places(CheckpointManifest manifest)
    {
        var places = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (CheckpointPartEntry part in manifest.Parts)
        {
            if (!_places.TryGetValue(part.Name, out (long Place, int Bytes) written) || written.Bytes != part.Bytes)
                throw new InvalidOperationException($"Part {part.Name} with {part.Bytes} bytes is in the manifest, but was never written so.");
            places.Add(part.Name, written.Place);
        }

        return places;
    }

    /// <summary>Removes it. What cannot be removed now is removed at the next commit.</summary>
    internal void Discard()
    {
        Dispose();
        try
        {
            File.Delete(FilePath);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Nothing names the file, so it does no harm but for its size; a later commit tries again.
        }
    }
}
