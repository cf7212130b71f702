using InnovationSim.Engine.Checkpoints;
using Microsoft.Win32.SafeHandles;

namespace InnovationSim.Storage.Checkpoints;

/// <summary>
/// Checkpoints in a folder, one for each run below it. A checkpoint is two files: <c>epoch-000001.year-000015.1.parts</c> with all parts
/// one after the other, and <c>epoch-000001.year-000015.json</c> with the manifest, the name of that file, where each part lies in it, and
/// a checksum of the manifest itself. The second is written under another name, brought to disk and renamed last: one step makes the
/// checkpoint exist, also where it replaces one of the same year.
/// </summary>
/// <remarks>
/// Safe from several threads; only one process at a time may write checkpoints of a run (it holds the run's lock). Other files in the
/// folder are left alone.
/// </remarks>
public sealed class DirectoryCheckpointStore : ICheckpointStore
{
    /// <summary>How many checkpoints of a run are kept.</summary>
    public const int Generations = 2;

    private readonly string _root;
    private readonly Lock _gate = new();
    private readonly Dictionary<CheckpointKey, UnfinishedCheckpoint> _unfinished = [];
    private readonly Dictionary<CheckpointKey, StoredManifest> _read = [];

    // The files of parts of what this store has committed: its own manifests need not be taken apart to know what they name.
    private readonly Dictionary<CheckpointKey, string> _committed = [];
    private readonly HashSet<string> _namedOnDisk = new(StringComparer.Ordinal);

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
        UnfinishedCheckpoint? unfinished;
        lock (_gate)
        {
            if (!_unfinished.TryGetValue(key, out unfinished)) _unfinished.Add(key, unfinished = Begin(key));
        }

        unfinished.Write(part, bytes.Span);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask CommitAsync(CheckpointManifest manifest, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (!_unfinished.Remove(manifest.Key, out UnfinishedCheckpoint? unfinished))
                throw new InvalidOperationException($"Nothing has been written of the checkpoint of {manifest.Key}.");
            try
            {
                using (unfinished) Commit(manifest, unfinished);
            }
            catch
            {
                unfinished.Discard();
                throw;
            }

            Prune(manifest.Run);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask AbandonAsync(CheckpointKey key)
    {
        lock (_gate)
        {
            if (_unfinished.Remove(key, out UnfinishedCheckpoint? unfinished)) unfinished.Discard();
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CheckpointKey key, string part, CancellationToken cancellationToken = default)
    {
        string folder = FolderOf(key.Run);
        try
        {
            StoredManifest stored = ManifestOf(key);
            CheckpointPartEntry entry = stored.Manifest.Parts.FirstOrDefault(each => string.Equals(each.Name, part, StringComparison.Ordinal))
                ?? throw new CheckpointException($"The checkpoint of {key} has no part {part}.");
            string file = Path.Combine(folder, stored.File!);
            using SafeFileHandle parts = File.OpenHandle(file);
            long place = stored.Places.GetValueOrDefault(part, -1);
            if (place < 0 || entry.Bytes < 0) throw new CheckpointException($"The manifest of the checkpoint of {key} does not say where part {part} lies.");
            if (RandomAccess.GetLength(parts) - place < entry.Bytes)
                throw new CheckpointException($"Part {part} of the checkpoint of {key} is cut off: {file} ends too early.");
            byte[] bytes = new byte[entry.Bytes];
            for (int read = 0; read < bytes.Length;)
            {
                int more = await RandomAccess.ReadAsync(parts, bytes.AsMemory(read), place + read, cancellationToken).ConfigureAwait(false);
                if (more == 0) throw new CheckpointException($"Part {part} of the checkpoint of {key} is cut off: {file} ends too early.");
                read += more;
            }

            return bytes;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CheckpointException($"Part {part} of the checkpoint of {key} is not there: {missing.Message}", missing);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredCheckpoint>> ListAsync(string run, CancellationToken cancellationToken = default)
    {
        string folder = FolderOf(run);
        var found = new List<StoredCheckpoint>();
        foreach ((string name, CheckpointKey key) in Manifests(run))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                found.Add(new StoredCheckpoint(name, StoredManifest.Read(folder, key).Manifest, Problem: null));
            }
            catch (FileNotFoundException)
            {
                // A commit has removed it since the folder was read: it is no checkpoint any more.
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                found.Add(new StoredCheckpoint(name, Manifest: null, problem.Message));
            }
        }

        return ValueTask.FromResult<IReadOnlyList<StoredCheckpoint>>(found);
    }

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string run, CancellationToken cancellationToken = default)
    {
        string folder = FolderOf(run);
        lock (_gate)
        {
            _read.Clear();
            _committed.Clear();
            _namedOnDisk.Remove(run);
            GiveUp(key => string.Equals(key.Run, run, StringComparison.Ordinal));
            // Manifests go first: a checkpoint is whole or not there.
            foreach ((string name, _) in Manifests(run)) File.Delete(Path.Combine(folder, name));
            foreach ((string name, _) in Own(run)) File.Delete(Path.Combine(folder, name));
            if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
        }

        return ValueTask.CompletedTask;
    }

    private UnfinishedCheckpoint Begin(CheckpointKey key)
    {
        string folder = FolderOf(key.Run);
        Directory.CreateDirectory(folder);
        if (_namedOnDisk.Add(key.Run)) FolderOnDisk.Flush(_root);
        // Nobody can still be writing what an older life of the run began, or this one for an older year.
        GiveUp(other => string.Equals(other.Run, key.Run, StringComparison.Ordinal) && Age(other).CompareTo(Age(key)) < 0);
        // What a killed process has left may be what fills the disk.
        Prune(key.Run);
        return new UnfinishedCheckpoint(folder, key);
    }

    private void Commit(CheckpointManifest manifest, UnfinishedCheckpoint unfinished)
    {
        string folder = FolderOf(manifest.Run);
        string file = Path.Combine(folder, CheckpointFile.NameOf(manifest.Key));
        var stored = new StoredManifest(manifest, unfinished.Places(manifest), Path.GetFileName(unfinished.FilePath));
        unfinished.Flush();
        try
        {
            using var stream = new FileStream(file + CheckpointFile.UnfinishedSuffix, FileMode.Create, FileAccess.Write);
            stream.Write(System.Text.Encoding.UTF8.GetBytes(stored.ToText()));
            stream.Flush(flushToDisk: true);
        }
        catch
        {
            File.Delete(file + CheckpointFile.UnfinishedSuffix);
            throw;
        }

        // Where a crash brings the new name of the manifest to disk but not that of its parts, this checkpoint does not exist and the one
        // before does, which goes only below. Unless this one takes its place: then the parts come first.
        if (File.Exists(file + CheckpointFile.ManifestSuffix)) FolderOnDisk.Flush(folder);
        File.Move(file + CheckpointFile.UnfinishedSuffix, file + CheckpointFile.ManifestSuffix, overwrite: true);
        FolderOnDisk.Flush(folder);
        _committed[manifest.Key] = stored.File!;
    }

    /// <summary>Removes all but the newest checkpoints and what is being written. Manifests go before the parts that they name.</summary>
    private void Prune(string run)
    {
        _read.Clear();
        HashSet<string> kept = Kept(run);
        kept.UnionWith(_unfinished.Where(each => string.Equals(each.Key.Run, run, StringComparison.Ordinal))
            .Select(each => Path.GetFileName(each.Value.FilePath)));
        string folder = FolderOf(run);
        foreach ((string name, CheckpointKey key) in Manifests(run).Concat(Own(run)))
        {
            if (kept.Contains(name)) continue;
            File.Delete(Path.Combine(folder, name));
            if (name.EndsWith(CheckpointFile.ManifestSuffix, StringComparison.Ordinal)) _committed.Remove(key);
        }
    }

    /// <summary>The newest checkpoints, until there are enough that can be read; those between them that cannot are not worse than nothing.</summary>
    private HashSet<string> Kept(string run)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        int readable = 0;
        foreach ((string name, CheckpointKey key) in Manifests(run))
        {
            if (readable == Generations) break;
            kept.Add(name);
            try
            {
                kept.Add(FileNamedBy(key));
                readable++;
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                kept.UnionWith(Own(run).Where(file => file.Key == key).Select(file => file.Name));
            }
        }

        return kept;
    }

    /// <summary>The file of parts that a manifest names.</summary>
    /// <exception cref="IOException">The manifest cannot be read, or not as it was written.</exception>
    private string FileNamedBy(CheckpointKey key)
    {
        if (!_committed.TryGetValue(key, out string? file)) return StoredManifest.Read(FolderOf(key.Run), key).File!;
        _ = SealedText.Read(Path.Combine(FolderOf(key.Run), CheckpointFile.NameOf(key) + CheckpointFile.ManifestSuffix));
        return file;
    }

    private void GiveUp(Func<CheckpointKey, bool> which)
    {
        foreach (CheckpointKey key in _unfinished.Keys.Where(which).ToArray())
        {
            _unfinished.Remove(key, out UnfinishedCheckpoint? unfinished);
            unfinished?.Discard();
        }
    }

    private StoredManifest ManifestOf(CheckpointKey key)
    {
        lock (_gate)
        {
            if (!_read.TryGetValue(key, out StoredManifest? stored)) _read.Add(key, stored = StoredManifest.Read(FolderOf(key.Run), key));
            return stored;
        }
    }

    /// <summary>Manifests, newest first.</summary>
    private IEnumerable<(string Name, CheckpointKey Key)> Manifests(string run) =>
        Own(run).Where(file => file.Name.EndsWith(CheckpointFile.ManifestSuffix, StringComparison.Ordinal)).OrderByDescending(file => Age(file.Key));

    /// <summary>All files of a run that a store has written.</summary>
    private (string Name, CheckpointKey Key)[] Own(string run)
    {
        string folder = FolderOf(run);
        if (!Directory.Exists(folder)) return [];
        var own = new List<(string Name, CheckpointKey Key)>();
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            string name = Path.GetFileName(file);
            if (CheckpointFile.TryParse(name, run, out CheckpointKey key)) own.Add((name, key));
        }

        return [.. own];
    }

    private static (long Epoch, int Year) Age(CheckpointKey key) => (key.Epoch, key.Year);

    private string FolderOf(string run)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(run);
        // What one system takes for a folder's name another takes for a path: none of them is let through anywhere.
        return run.IndexOfAny(['/', '\\', ':', '\0']) < 0 && run.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && run is not ("." or "..")
            ? Path.Combine(_root, run)
            : throw new ArgumentException($"The run's id is '{run}'; it takes what a folder may be called.", nameof(run));
    }
}
