using System.Globalization;
using System.Text;
using System.Text.Json;
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
    private const string EpochFile = "epoch";
    private const string MovingFile = "moving";

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

    /// <summary>Makes a result file; tests make some that fail.</summary>
    internal Func<string, Stream> NewFile { get; set; } = static path => new FileStream(path, FileMode.Create, FileAccess.Write);

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
        RefuseIfTaken(full);
        bool made = !Directory.Exists(full);
        RunFolder? folder = null;
        try
        {
            Directory.CreateDirectory(Path.Combine(full, HiddenFolder));
            folder = new RunFolder(full, input, Lock(full), made);
            // Another process may have made a run here until we had the lock.
            RefuseIfTaken(full);
            folder.Clear(but: LockFile);
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
            if (folder is not null && !IsRun(full)) folder.Discard();
            else if (folder is not null) folder._lock.Dispose();
            else if (made) RemoveIfEmpty(full);
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

    /// <summary>Whether a process has the run now. Looking does not get in the way of a process that takes the run up.</summary>
    public static bool IsHeld(string path)
    {
        string file = Path.Combine(path, HiddenFolder, LockFile);
        try
        {
            if (File.Exists(file)) new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read).Dispose();
            return false;
        }
        catch (IOException held)
        {
            return IsLocked(held);
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

    /// <summary>Whether a run, ended or not, has a file with results.</summary>
    public static bool HasDatabase(string path) => File.Exists(Path.Combine(path, HiddenFolder, DatabaseFile)) || File.Exists(Path.Combine(path, DatabaseFile));

    /// <summary>The checkpoints of the run in a folder.</summary>
    public static ICheckpointStore CheckpointsOf(string path) => new DirectoryCheckpointStore(Path.Combine(path, HiddenFolder, "checkpoints"));

    /// <summary>The manifest of a run that has ended; null if it has not.</summary>
    /// <exception cref="IOException">It is damaged.</exception>
    public static RunManifest? ManifestOf(string path)
    {
        string file = Path.Combine(path, ManifestFile);
        if (!File.Exists(file) || !File.Exists(Path.Combine(path, HiddenFolder, MovingFile))) return null;
        string text = File.ReadAllText(file);
        try
        {
            RunManifest manifest = RunManifest.FromJson(text);
            string database = Path.Combine(path, DatabaseFile);
            if (!File.Exists(database) || string.Equals(SqliteResultStore.ManifestIn(database), text.TrimEnd('\n'), StringComparison.Ordinal)) return manifest;
        }
        catch (JsonException damaged)
        {
            throw new IOException($"'{file}' is damaged: {damaged.Message}", damaged);
        }

        throw new IOException($"'{file}' and the copy of it in {DatabaseFile} differ: one of them is damaged.");
    }

    /// <summary>Whether all files of a run that has ended are there.</summary>
    public static bool IsWhole(string path) => Files.All(file => File.Exists(Path.Combine(path, file)));

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
            using var writer = new CsvTableWriter(table, NewFile(Path.Combine(Hidden, Csv(table))));
            await foreach (object?[] row in Results.ReadAsync(table, 0, int.MaxValue, cancellationToken).ConfigureAwait(false)) writer.Write(row);
        }

        await Results.CompleteAsync(json).ConfigureAwait(false);
        await Results.DisposeAsync().ConfigureAwait(false);
        _results = null;
        Stream file = NewFile(Path.Combine(Hidden, ManifestFile));
        await using (file.ConfigureAwait(false)) await file.WriteAsync(Encoding.UTF8.GetBytes(json + "\n"), cancellationToken).ConfigureAwait(false);
        foreach (string each in Files) SyncToDisk(Path.Combine(Hidden, each));
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
        if (_made) RemoveIfEmpty(FullPath);
    }

    /// <summary>Removes what a run left in its folder; what is not the run's stays.</summary>
    /// <exception cref="IOException">A process has the run.</exception>
    public static void Remove(string path)
    {
        string full = Path.GetFullPath(path);
        using (Lock(full))
        {
            // The manifest first: what is left of a removal that was killed does not look whole. The input last: until then it can be repeated.
            foreach (string file in MovedFiles(full).Reverse()) File.Delete(Path.Combine(full, file));
            File.Delete(Path.Combine(full, HiddenFolder, InputFile));
        }

        Directory.Delete(Path.Combine(full, HiddenFolder), recursive: true);
        RemoveIfEmpty(full);
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
        string[] moved = MovedFiles(FullPath);
        if (Files.Except(moved, StringComparer.Ordinal).Where(file => Path.Exists(Path.Combine(FullPath, file))).ToArray() is { Length: > 0 } foreign)
            throw new IOException($"'{FullPath}' holds {string.Join(", ", foreign)}, which is not of this run; move it away, or the run cannot end.");
        Epoch = LastEpoch() + 1;
        SealedText.Write(Path.Combine(Hidden, EpochFile), Epoch.ToString(CultureInfo.InvariantCulture));
        File.Delete(Path.Combine(FullPath, ManifestFile));
        if (moved.Contains(DatabaseFile, StringComparer.Ordinal)) File.Move(Path.Combine(FullPath, DatabaseFile), WorkingDatabase, overwrite: true);
        foreach (string file in moved) File.Delete(Path.Combine(FullPath, file));
        File.Delete(Path.Combine(Hidden, MovingFile));
        _results = SqliteResultStore.OpenOrRenew(WorkingDatabase);
    }

    /// <summary>The epoch that was noted; if that is lost, the last that a checkpoint knows of: no two lives of a run may have the same.</summary>
    private long LastEpoch()
    {
        string file = Path.Combine(Hidden, EpochFile);
        try
        {
            return File.Exists(file) ? long.Parse(SealedText.Read(file), NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        }
        catch (Exception damaged) when (damaged is IOException or FormatException)
        {
            return Checkpoints.ListAsync(Input.Run).AsTask().GetAwaiter().GetResult().Max(each => each.Manifest?.Epoch) ?? 0;
        }
    }

    private void MoveAll()
    {
        // Whoever finds this file knows that results in the folder which are not in the hidden one were moved, and are no one else's.
        SealedText.Write(Path.Combine(Hidden, MovingFile), string.Join('\n', Files));
        var moved = new List<string>();
        try
        {
            foreach (string file in Files)
            {
                File.Move(Path.Combine(Hidden, file), Path.Combine(FullPath, file));
                moved.Add(file);
            }
        }
        catch
        {
            moved.Reverse();
            foreach (string file in moved) Quietly(() => File.Move(Path.Combine(FullPath, file), Path.Combine(Hidden, file)));
            Quietly(() => File.Delete(Path.Combine(Hidden, MovingFile)));
            throw;
        }
    }

    /// <summary>The result files in a folder that a run has moved there: those that it finds no more where it made them.</summary>
    private static string[] MovedFiles(string full) => File.Exists(Path.Combine(full, HiddenFolder, MovingFile))
        ? [.. Files.Where(file => File.Exists(Path.Combine(full, file)) && !File.Exists(Path.Combine(full, HiddenFolder, file)))]
        : [];

    private static void RefuseIfTaken(string full)
    {
        string[] there = [.. Files.Append(Path.Combine(HiddenFolder, InputFile)).Where(file => Path.Exists(Path.Combine(full, file)))];
        if (there.Length > 0)
            throw new IOException($"'{full}' holds {string.Join(", ", there)} already; results are never overwritten. Name another folder, or remove it.");
    }

    /// <summary>What is left of a run that was removed, or killed before it began, must not get into this one.</summary>
    private void Clear(string but)
    {
        foreach (string folder in Directory.EnumerateDirectories(Hidden)) Directory.Delete(folder, recursive: true);
        foreach (string file in Directory.EnumerateFiles(Hidden)
            .Where(file => !string.Equals(Path.GetFileName(file), but, StringComparison.Ordinal))) File.Delete(file);
    }

    private static void RemoveIfEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()) Quietly(() => Directory.Delete(folder));
    }

    private static FileStream Lock(string full)
    {
        const int Tries = 10;
        for (int tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(Path.Combine(full, HiddenFolder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException held) when (IsLocked(held))
            {
                // Whoever only looks has it for an instant.
                if (tries == Tries) throw new IOException($"Another process has the run in '{full}'.", held);
                Thread.Sleep(TimeSpan.FromMilliseconds(20));
            }
        }
    }

    /// <summary>"Try again" on Linux and on macOS, and a sharing violation on Windows.</summary>
    private static bool IsLocked(IOException failure) => failure.HResult is 11 or 35 or unchecked((int)0x80070020);

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
