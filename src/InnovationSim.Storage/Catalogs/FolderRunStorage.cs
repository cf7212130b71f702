using System.Collections.Concurrent;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Checkpoints;
using InnovationSim.Storage.Results;
using Microsoft.Data.Sqlite;

namespace InnovationSim.Storage.Catalogs;

/// <summary>
/// A service's runs in a folder: the catalogue in <c>catalogue.db</c>, and for each run a folder with <c>results.db</c> and its checkpoints.
/// One process has the folder at a time, which a lock sees to: a process that is frozen keeps it.
/// </summary>
public sealed class FolderRunStorage : IRunStorage
{
    private const string CatalogFile = "catalogue.db";
    private const string LockFile = "lock";
    private const string DatabaseFile = "results.db";
    private const int ForgottenAtOnce = 100;

    private readonly string _folder;
    private readonly FileStream _lock;
    private readonly SqliteRunCatalog _catalog;
    private readonly ConcurrentDictionary<string, DirectoryCheckpointStore> _checkpoints = new(StringComparer.Ordinal);

    private FolderRunStorage(string folder, FileStream held, SqliteRunCatalog catalog)
    {
        _folder = folder;
        _lock = held;
        _catalog = catalog;
    }

    /// <inheritdoc/>
    public IRunCatalog Catalog => _catalog;

    /// <summary>Opens a folder, or makes it.</summary>
    /// <exception cref="IOException">Another process has it, it cannot be written, or its catalogue is damaged.</exception>
    public static FolderRunStorage Open(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        string full = Path.GetFullPath(folder);
        Directory.CreateDirectory(full);
        FileStream held = Lock(full);
        try
        {
            return new FolderRunStorage(full, held, SqliteRunCatalog.Open(Path.Combine(full, CatalogFile)));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// One store for each run: parts that are not committed are known to the one that wrote them only, and several parts of this process write.
    /// </remarks>
    public ICheckpointStore CheckpointsOf(string run) =>
        _checkpoints.GetOrAdd(run, id => new DirectoryCheckpointStore(Path.Combine(PathOf(id), "checkpoints")));

    /// <inheritdoc/>
    public async ValueTask<IResultStore> WriteResultsAsync(string run, long epoch, CancellationToken cancellationToken = default)
    {
        await _catalog.ChangeAsync(run, epoch, unchanged => unchanged, cancellationToken).ConfigureAwait(false);
        return new FencedResults(await OpenSoundAsync(run, cancellationToken).ConfigureAwait(false), _catalog, run, epoch);
    }

    /// <inheritdoc/>
    public ValueTask<IResultStore> ReadResultsAsync(string run, CancellationToken cancellationToken = default)
    {
        string database = DatabaseOf(run);
        try
        {
            return ValueTask.FromResult<IResultStore>(File.Exists(database) ? SqliteResultStore.OpenToRead(database) : new NoResults());
        }
        catch (DamagedResultsException damaged) when (damaged.IsEmpty)
        {
            // The run begins at this moment.
            return ValueTask.FromResult<IResultStore>(new NoResults());
        }
    }

    /// <inheritdoc/>
    public async ValueTask<int> CopyResultsAsync(string from, string run, long epoch, int lastYear, CancellationToken cancellationToken = default)
    {
        await _catalog.ChangeAsync(run, epoch, unchanged => unchanged, cancellationToken).ConfigureAwait(false);
        if (!File.Exists(DatabaseOf(from))) return -1;
        SqliteResultStore results = SqliteResultStore.OpenOrRenew(DatabaseOf(run));
        await using (results.ConfigureAwait(false))
        {
            await results.RemoveAfterAsync(-1, cancellationToken).ConfigureAwait(false);
            try
            {
                results.CopyFrom(DatabaseOf(from), lastYear);
            }
            catch (SqliteException damaged) when (SqliteResultStore.IsDamage(damaged))
            {
                // The shared years are simulated once more, to the same bits.
                return -1;
            }

            int sound = results.LastSoundYear();
            await results.RemoveAfterAsync(sound, cancellationToken).ConfigureAwait(false);
            return sound;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> RemoveAsync(string run, Action<RunRecord> check, CancellationToken cancellationToken = default)
    {
        if (!await _catalog.RemoveAsync(run, check, cancellationToken).ConfigureAwait(false)) return false;
        await DeleteAsync([run]).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask TidyAsync(CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> removed = await _catalog.ListRemovedAsync(cancellationToken).ConfigureAwait(false);
        // Bringing the catalogue to rest takes longer than removing a folder: it is done for many at once.
        foreach (string[] runs in removed.Chunk(ForgottenAtOnce)) await DeleteAsync(runs).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _catalog.DisposeAsync().ConfigureAwait(false);
        await _lock.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Opens results to go on with them: whatever of them is damaged, and what follows it, is gone.</summary>
    private async Task<SqliteResultStore> OpenSoundAsync(string run, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(PathOf(run));
        SqliteResultStore results = SqliteResultStore.OpenOrRenew(DatabaseOf(run));
        try
        {
            await results.RemoveAfterAsync(results.LastSoundYear(), cancellationToken).ConfigureAwait(false);
            return results;
        }
        catch
        {
            await results.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task DeleteAsync(IReadOnlyList<string> runs)
    {
        foreach (string run in runs)
        {
            _checkpoints.TryRemove(run, out _);
            try
            {
                Directory.Delete(PathOf(run), recursive: true);
            }
            catch (DirectoryNotFoundException)
            {
                // It had written nothing, or somebody else finishes the same removal.
            }
        }

        // What was asked for is done: nobody's patience is needed for the rest.
        await _catalog.ForgetAsync(runs, CancellationToken.None).ConfigureAwait(false);
    }

    private string DatabaseOf(string run) => Path.Combine(PathOf(run), DatabaseFile);

    /// <summary>Ids of runs are this program's own; one that is none must not lead out of the folder.</summary>
    private string PathOf(string run) => run.Length > 0 && run.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        ? Path.Combine(_folder, "runs", run)
        : throw new ArgumentException($"'{run}' is no id of a run.", nameof(run));

    private static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held)
        {
            throw new IOException($"The runs in '{folder}' cannot be opened: another process has them, or the folder cannot be written. ({held.Message})", held);
        }
    }
}
