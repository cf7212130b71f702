using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Results;

namespace InnovationSim.Storage.Runs;

/// <summary>
/// The folder of one run. While the run goes, everything lies in the hidden folder <c>.run</c> within: what was asked for, the results so
/// far, two checkpoints, and a lock that only one process can hold. When the run ends, the result files get their names, the manifest last:
/// a run that is killed leaves no file that looks whole, and can be taken up again.
/// </summary>
public sealed partial class RunFolder : IAsyncDisposable
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

    /// <summary>The run is on its way again.</summary>
    public void Started() => Quietly(() => File.Delete(Path.Combine(Hidden, PausedFile)));

    /// <summary>The run stops here on purpose and waits to be taken up again.</summary>
    public void Pause(int year) => SealedText.Write(Path.Combine(Hidden, PausedFile), string.Create(CultureInfo.InvariantCulture, $"year {year}"));

    /// <summary>Writes all files and gives them their names, the manifest last; where one cannot be moved, none stays.</summary>
    /// <param name="manifest">The manifest, without checksums of files.</param>
    /// <param name="cancellationToken">Cancels; no file has its name then.</param>
    /// <returns>The manifest with the checksums of the files written.</returns>
    public async Task<RunManifest> CompleteAsync(RunManifest manifest, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var checksums = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (ResultTable table in ResultTables.All) checksums.Add(Csv(table), await WriteAsync(table, cancellationToken).ConfigureAwait(false));
        manifest = manifest with { Files = checksums };
        string json = manifest.ToJson();
        await Results.CompleteAsync(json).ConfigureAwait(false);
        await Results.DisposeAsync().ConfigureAwait(false);
        _results = null;
        Stream file = NewFile(Path.Combine(Hidden, ManifestFile));
        await using (file.ConfigureAwait(false)) await file.WriteAsync(Encoding.UTF8.GetBytes(json + "\n"), cancellationToken).ConfigureAwait(false);
        foreach (string each in Files) SyncToDisk(Path.Combine(Hidden, each));
        MoveAll();
        return manifest;
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

    /// <summary>Writes a table as CSV.</summary>
    /// <returns>SHA-256 of what was written: not of what the disk made of it.</returns>
    private async Task<string> WriteAsync(ResultTable table, CancellationToken cancellationToken)
    {
        using var hash = SHA256.Create();
        // Closed by itself: where the last bytes find no room, what stands before it leaves it open.
        using Stream file = NewFile(Path.Combine(Hidden, Csv(table)));
        using (var writer = new CsvTableWriter(table, new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true)))
        {
            await foreach (object?[] row in Results.ReadAsync(table, 0, int.MaxValue, cancellationToken).ConfigureAwait(false)) writer.Write(row);
        }

        return Convert.ToHexStringLower(hash.Hash!);
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
