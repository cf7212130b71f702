using System.Collections.Concurrent;
using System.Globalization;
using InnovationSim.Engine.Checkpoints;
using Microsoft.Win32.SafeHandles;

namespace InnovationSim.Storage.Checkpoints;

/// <summary>
/// Checkpoints in a folder, one for each run below it. A checkpoint is two files: <c>year-000015.epoch-1.parts</c> with all parts one after
/// the other, and <c>year-000015.epoch-1.json</c> with the manifest, where each part lies, and a checksum of the manifest itself. The
/// second is written under another name, brought to disk and renamed last.
/// </summary>
/// <remarks>Safe from several threads; only one process at a time may write checkpoints of a run (it holds the run's lock).</remarks>
public sealed class DirectoryCheckpointStore : ICheckpointStore
{
    /// <summary>How many checkpoints of a run are kept.</summary>
    public const int Generations = 2;

    private const string PartsSuffix = ".parts";
    private const string ManifestSuffix = ".json";
    private const string UnfinishedSuffix = ".unfinished";

    private readonly string _root;
    private readonly ConcurrentDictionary<CheckpointKey, Unfinished> _open = new();
    private readonly ConcurrentDictionary<CheckpointKey, StoredManifest> _read = new();
    private readonly Lock _opening = new();

    /// <summary>A store in a folder, which is made when it is needed.</summary>
    public DirectoryCheckpointStore(string root)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        _root = Path.GetFullPath(root);
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(CheckpointKey key, string part, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        OpenOnce(key).Write(part, bytes.Span);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask CommitAsync(CheckpointManifest manifest, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        cancellationToken.ThrowIfCancellationRequested();
        if (!_open.TryRemove(manifest.Key, out Unfinished? unfinished)) throw new InvalidOperationException($"Nothing has been written of the checkpoint of {manifest.Key}.");
        string file = PathOf(manifest.Key);
        using (unfinished)
        {
            string json = new StoredManifest(manifest, unfinished.Places(manifest)).ToText();
            unfinished.Flush();
            using var stream = new FileStream(file + ManifestSuffix + UnfinishedSuffix, FileMode.Create, FileAccess.Write);
            stream.Write(System.Text.Encoding.UTF8.GetBytes(json));
            stream.Flush(flushToDisk: true);
        }

        File.Move(file + PartsSuffix + UnfinishedSuffix, file + PartsSuffix, overwrite: true);
        File.Move(file + ManifestSuffix + UnfinishedSuffix, file + ManifestSuffix, overwrite: true);
        Prune(manifest.Run);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CheckpointKey key, string part, CancellationToken cancellationToken = default)
    {
        string file = PathOf(key);
        try
        {
            StoredManifest stored = _read.GetOrAdd(key, static (_, path) => StoredManifest.Read(path), file + ManifestSuffix);
            CheckpointPartEntry entry = stored.Manifest.Parts.FirstOrDefault(each => string.Equals(each.Name, part, StringComparison.Ordinal))
                ?? throw new CheckpointException($"The checkpoint of {key} has no part {part}.");
            byte[] bytes = new byte[entry.Bytes];
            using SafeFileHandle parts = File.OpenHandle(file + PartsSuffix);
            int read = 0;
            while (read < bytes.Length)
            {
                int more = await RandomAccess.ReadAsync(parts, bytes.AsMemory(read), stored.Places[part] + read, cancellationToken).ConfigureAwait(false);
                if (more == 0) throw new CheckpointException($"Part {part} of the checkpoint of {key} is cut off: {file + PartsSuffix} ends too early.");
                read += more;
            }

            return bytes;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException or KeyNotFoundException)
        {
            throw new CheckpointException($"Part {part} of the checkpoint of {key} is not there: {missing.Message}", missing);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredCheckpoint>> ListAsync(string run, CancellationToken cancellationToken = default)
    {
        var found = new List<StoredCheckpoint>();
        foreach (string file in ManifestFiles(run))
        {
            cancellationToken.ThrowIfCancellationRequested();
            string name = Path.GetFileName(file);
            try
            {
                found.Add(new StoredCheckpoint(name, StoredManifest.Read(file).Manifest, Problem: null));
            }
            catch (CheckpointException problem)
            {
                found.Add(new StoredCheckpoint(name, Manifest: null, problem.Message));
            }
        }

        return ValueTask.FromResult<IReadOnlyList<StoredCheckpoint>>(found);
    }

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string run, CancellationToken cancellationToken = default)
    {
        _read.Clear();
        string folder = FolderOf(run);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private void Prune(string run)
    {
        _read.Clear();
        string[] kept = [.. ManifestFiles(run).Take(Generations).Select(Path.GetFileNameWithoutExtension).OfType<string>()];
        foreach (string file in Directory.EnumerateFiles(FolderOf(run)).Order(StringComparer.Ordinal))
        {
            // "year-000015.epoch-1.json" belongs to what "year-000015.epoch-1" names. Manifests sort before parts: they go first.
            string name = Path.GetFileName(file);
            bool keep = kept.Any(each => name.Equals(each + ManifestSuffix, StringComparison.Ordinal) || name.Equals(each + PartsSuffix, StringComparison.Ordinal));
            if (!keep && !_open.Keys.Any(key => name.StartsWith(NameOf(key), StringComparison.Ordinal))) File.Delete(file);
        }
    }

    /// <summary>Manifests, newest first: names sort by year, and within a year by epoch.</summary>
    private string[] ManifestFiles(string run)
    {
        string folder = FolderOf(run);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "year-*" + ManifestSuffix).OrderByDescending(Path.GetFileName, StringComparer.Ordinal)]
            : [];
    }

    /// <summary>The first parts of a checkpoint come from several threads at once: only one of them may make the file.</summary>
    private Unfinished OpenOnce(CheckpointKey key)
    {
        if (_open.TryGetValue(key, out Unfinished? unfinished)) return unfinished;
        lock (_opening) return _open.GetOrAdd(key, Open);
    }

    private Unfinished Open(CheckpointKey key)
    {
        Directory.CreateDirectory(FolderOf(key.Run));
        return new Unfinished(PathOf(key) + PartsSuffix + UnfinishedSuffix);
    }

    private string FolderOf(string run)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(run);
        return run.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && run is not ("." or "..")
            ? Path.Combine(_root, run)
            : throw new ArgumentException($"The run's id is '{run}'; it takes what a file may be called.", nameof(run));
    }

    private string PathOf(CheckpointKey key) => Path.Combine(FolderOf(key.Run), NameOf(key));

    private static string NameOf(CheckpointKey key) => string.Create(CultureInfo.InvariantCulture, $"year-{key.Year:D6}.epoch-{key.Epoch:D6}");

    /// <summary>The file of parts of a checkpoint that is being written.</summary>
    private sealed class Unfinished(string path) : IDisposable
    {
        private readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        private readonly ConcurrentDictionary<string, long> _places = new(StringComparer.Ordinal);
        private long _end;

        public void Dispose() => _file.Dispose();

        internal void Write(string part, ReadOnlySpan<byte> bytes)
        {
            long place = Interlocked.Add(ref _end, bytes.Length) - bytes.Length;
            RandomAccess.Write(_file, bytes, place);
            _places[part] = place;
        }

        internal void Flush() => RandomAccess.FlushToDisk(_file);

        internal Dictionary<string, long> Places(CheckpointManifest manifest) => manifest.Parts.ToDictionary(
            part => part.Name,
            part => _places.TryGetValue(part.Name, out long place) ? place : throw new InvalidOperationException($"Part {part.Name} is in the manifest, but was never written."),
            StringComparer.Ordinal);
    }
}
