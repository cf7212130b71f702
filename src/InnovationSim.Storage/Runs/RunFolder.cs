using System.Globalization;
using System.Text;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Checkpoints;
using InnovationSim.Storage.Results;

namespace InnovationSim.Storage.Runs;

/// <summary>
/// The folder of one run. While the run goes, everything lies in the hidden folder <c>.run</c> within: what was asked for, the results so
/// far, two checkpoints, and a lock that only one process can hold. When the run ends, the result files get their names, the manifest last:
/// a run that is killed leaves no file that looks whole, and can be taken up again.
/// </summary>
public sealed class RunFolder : IAsyncDisposable
{
    /// <summary>Name of the manifest.</summary>
    public const string ManifestFile = "run.json";

    /// <summary>Name of the SQLite file.</summary>
    public const string DatabaseFile = "results.db";

    private const string HiddenFolder = ".run";
    private const string InputFile = "input.json";
    private const string LockFile = "lock";
    private const string PausedFile = "paused";

    private readonly FileStream _lock;
    private readonly bool _made;
    private SqliteResultStore? _results;

    private RunFolder(string path, RunInput input, FileStream held, bool made)
    {
        FullPath = path;
        Input = input;
        _lock = held;
        _made = made;
        Checkpoints = CheckpointsOf(path);
    }

    /// <summary>The files that a folder has when its run has ended.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. ResultTables.All.Select(Csv), DatabaseFile, ManifestFile];

    /// <summary>The folder.</summary>
    public string FullPath { get; }

    /// <summary>What was asked for.</summary>
    public RunInput Input { get; }

    /// <summary>The run's checkpoints.</summary>
    public ICheckpointStore Checkpoints { get; }

    /// <summary>The results so far.</summary>
    public SqliteResultStore Results => _results ?? throw new InvalidOperationException("The results are not open.");

    /// <summary>How often the run has been taken up again.</summary>
    public long Epoch { get; private set; }

    private string Hidden => Path.Combine(FullPath, HiddenFolder);

    private string WorkingDatabase => Path.Combine(Hidden, DatabaseFile);

    /// <summary>Makes the folder of a new run and takes its lock.</summary>
    /// <exception cref="IOException">The folder holds a run or results already, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static RunFolder Create(string path, RunInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string full = Path.GetFullPath(path);
        if (File.Exists(full)) throw new IOException($"'{full}' is a file; results go into a folder.");
        string[] there = [.. Files.Append(Path.Combine(HiddenFolder, InputFile)).Where(file => Path.Exists(Path.Combine(full, file)))];
        if (there.Length > 0)
            throw new IOException($"'{full}' holds {string.Join(", ", there)} already; results are never overwritten. Name another folder, or remove it.");
        bool made = !Directory.Exists(full);
        RunFolder? folder = null;
        try
        {
            Directory.CreateDirectory(Path.Combine(full, HiddenFolder));
            folder = new RunFolder(full, input, Lock(full), made);
            folder._results = SqliteResultStore.Open(folder.WorkingDatabase);
            // Last: without it there is no run.
            SealedText.Write(Path.Combine(folder.Hidden, InputFile), input.ToJson());
            return folder;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            // What the system says of a place that takes no folders ("could not find file") would send the user looking for a file.
            Forget();
            throw new IOException($"The folder '{full}' cannot be made there.", missing);
        }
        catch
        {
            Forget();
            throw;
        }

        void Forget()
        {
            if (folder is not null) folder.Discard();
            else if (made) Quietly(() => Directory.Delete(full, recursive: true));
        }
    }

    /// <summary>Opens the folder of a run to take it up again.</summary>
    /// <exception cref="IOException">It is no run's folder, is damaged, or another process has the run.</exception>
    public static RunFolder Open(string path)
    {
        RunInput input = InputOf(path);
        string full = Path.GetFullPath(path);
        var folder = new RunFolder(full, input, Lock(full), made: false);
        try
        {
            folder.Reopen();
            return folder;
        }
        catch
        {
            folder._results?.DisposeAsync().AsTask().GetAwaiter().GetResult();
            folder._lock.Dispose();
            throw;
        }
    }

    /// <summary>What was asked for in a run's folder.</summary>
    /// <exception cref="IOException">It is no run's folder, or is damaged.</exception>
    public static RunInput InputOf(string path)
    {
        string file = Path.Combine(Path.GetFullPath(path), HiddenFolder, InputFile);
        if (!File.Exists(file)) throw new IOException($"'{path}' is not the folder of a run.");
        return RunInput.FromJson(SealedText.Read(file), file);
    }

    /// <summary>Whether a folder is a run's.</summary>
    public static bool IsRun(string path) => File.Exists(Path.Combine(path, HiddenFolder, InputFile));

    /// <summary>Whether a process has the run now.</summary>
    public static bool IsHeld(string path)
    {
        try
        {
            Lock(Path.GetFullPath(path)).Dispose();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Whether the run was paused on purpose.</summary>
    public static bool IsPaused(string path) => File.Exists(Path.Combine(path, HiddenFolder, PausedFile));

    /// <summary>The file with the results of a run, ended or not.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static string DatabaseOf(string path)
    {
        string ended = Path.Combine(path, DatabaseFile);
        string working = Path.Combine(path, HiddenFolder, DatabaseFile);
        return File.Exists(working) ? working : File.Exists(ended) ? ended : throw new FileNotFoundException($"'{path}' holds no results.", ended);
    }

    /// <summary>The checkpoints of the run in a folder.</summary>
    public static ICheckpointStore CheckpointsOf(string path) => new DirectoryCheckpointStore(Path.Combine(path, HiddenFolder, "checkpoints"));

    /// <summary>The manifest of a run that has ended; null if it has not.</summary>
    public static RunManifest? ManifestOf(string path)
    {
        string file = Path.Combine(path, ManifestFile);
        return File.Exists(file) ? RunManifest.FromJson(File.ReadAllText(file)) : null;
    }

    /// <summary>The run is on its way again.</summary>
    public void Started() => Quietly(() => File.Delete(Path.Combine(Hidden, PausedFile)));

    /// <summary>The run stops here on purpose and waits to be taken up again.</summary>
    public void Pause(int year) => SealedText.Write(Path.Combine(Hidden, PausedFile), string.Create(CultureInfo.InvariantCulture, $"year {year}"));

    /// <summary>Writes all files and gives them their names, the manifest last; where one cannot be moved, none stays.</summary>
    public async Task CompleteAsync(RunManifest manifest, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        string json = manifest.ToJson();
        foreach (ResultTable table in ResultTables.All)
        {
            using var writer = new CsvTableWriter(table, new FileStream(Path.Combine(Hidden, Csv(table)), FileMode.Create, FileAccess.Write));
            await foreach (object?[] row in Results.ReadAsync(table, 0, int.MaxValue, cancellationToken).ConfigureAwait(false)) writer.Write(row);
        }

        await Results.CompleteAsync(json).ConfigureAwait(false);
        await Results.DisposeAsync().ConfigureAwait(false);
        _results = null;
        await File.WriteAllBytesAsync(Path.Combine(Hidden, ManifestFile), Encoding.UTF8.GetBytes(json + "\n"), cancellationToken).ConfigureAwait(false);
        foreach (string file in Files) SyncToDisk(Path.Combine(Hidden, file));
        MoveAll();
    }

    /// <summary>Removes a run that has nothing to go on from, and the folder if it was made for it.</summary>
    public void Discard()
    {
        Quietly(() => _results?.DisposeAsync().AsTask().GetAwaiter().GetResult());
        _results = null;
        _lock.Dispose();
        Quietly(() => Directory.Delete(Hidden, recursive: true));
        // A folder that was there before stays, even if it is empty.
        if (_made && Directory.Exists(FullPath) && !Directory.EnumerateFileSystemEntries(FullPath).Any()) Quietly(() => Directory.Delete(FullPath));
    }

    /// <summary>Removes what a run left in its folder; what is not the run's stays.</summary>
    /// <exception cref="IOException">A process has the run.</exception>
    public static void Remove(string path)
    {
        string full = Path.GetFullPath(path);
        using (Lock(full))
        {
            // The manifest first: what is left of a removal that was killed does not look whole.
            foreach (string file in Files.Reverse()) File.Delete(Path.Combine(full, file));
        }

        Directory.Delete(Path.Combine(full, HiddenFolder), recursive: true);
        if (!Directory.EnumerateFileSystemEntries(full).Any()) Directory.Delete(full);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_results is not null) await _results.DisposeAsync().ConfigureAwait(false);
        _results = null;
        await _lock.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Results of a run that had ended go back to where they can be written; whatever is damaged is begun anew.</summary>
    private void Reopen()
    {
        string epochFile = Path.Combine(Hidden, "epoch");
        Epoch = File.Exists(epochFile) && long.TryParse(SealedText.Read(epochFile), NumberStyles.None, CultureInfo.InvariantCulture, out long before) ? before + 1 : 1;
        SealedText.Write(epochFile, Epoch.ToString(CultureInfo.InvariantCulture));
        File.Delete(Path.Combine(FullPath, ManifestFile));
        string ended = Path.Combine(FullPath, DatabaseFile);
        if (File.Exists(ended) && !File.Exists(WorkingDatabase)) File.Move(ended, WorkingDatabase);
        foreach (string file in Files) File.Delete(Path.Combine(FullPath, file));
        try
        {
            _results = SqliteResultStore.Open(WorkingDatabase);
        }
        catch (Exception damaged) when (damaged is IOException or Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 11 or 26 })
        {
            foreach (string suffix in (string[])["", "-wal", "-shm"]) File.Delete(WorkingDatabase + suffix);
            _results = SqliteResultStore.Open(WorkingDatabase);
        }
    }

    private void MoveAll()
    {
        var moved = new List<string>();
        try
        {
            foreach (string file in Files)
            {
                string target = Path.Combine(FullPath, file);
                File.Move(Path.Combine(Hidden, file), target);
                moved.Add(file);
            }
        }
        catch
        {
            foreach (string file in moved) Quietly(() => File.Move(Path.Combine(FullPath, file), Path.Combine(Hidden, file)));
            throw;
        }
    }

    private static FileStream Lock(string full)
    {
        try
        {
            return new FileStream(Path.Combine(full, HiddenFolder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (held is not (FileNotFoundException or DirectoryNotFoundException) && held.HResult is 11 or 35)
        {
            throw new IOException($"Another process has the run in '{full}'.", held);
        }
    }

    private static string Csv(ResultTable table) => table.Name + ".csv";

    private static void SyncToDisk(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Cleaning up after a failure must not hide the failure: a full disk fails again when a writer is closed.</summary>
    private static void Quietly(Action action)
    {
        try
        {
            action();
        }
        catch (IOException)
        {
            // What could not be removed stays in the hidden folder, which no reader takes for results.
        }
        catch (UnauthorizedAccessException)
        {
            // As above.
        }
    }
}
