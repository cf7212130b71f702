using System.Text;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Storage.Results;

/// <summary>
/// The folder with the results of one run: <c>run.json</c>, one CSV file per table, and <c>results.db</c>. Everything is written to a
/// hidden folder beside and moved when it is whole, the manifest last: a run that is killed leaves no file that looks whole.
/// </summary>
public sealed class ResultFolder : IDisposable
{
    /// <summary>Name of the manifest.</summary>
    public const string ManifestFile = "run.json";

    /// <summary>Name of the SQLite file.</summary>
    public const string DatabaseFile = "results.db";

    private readonly string _work;
    private readonly bool _made;
    private readonly Func<string, Stream> _open;
    private readonly List<CsvTableWriter> _tables = [];
    private readonly SqliteResults? _database;
    private bool _completed;

    private ResultFolder(string path, string work, bool made, Func<string, Stream> open)
    {
        FullPath = path;
        _work = work;
        _made = made;
        _open = open;
        try
        {
            Directory.CreateDirectory(work);
            foreach (ResultTable table in ResultTables.All) _tables.Add(new CsvTableWriter(table, open(Path.Combine(work, Csv(table)))));
            _database = new SqliteResults(Path.Combine(work, DatabaseFile));
        }
        catch
        {
            Discard();
            throw;
        }
    }

    /// <summary>The folder.</summary>
    public string FullPath { get; }

    /// <summary>The files that a complete folder has.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. ResultTables.All.Select(Csv), DatabaseFile, ManifestFile];

    /// <summary>Makes or takes the folder and opens the tables.</summary>
    /// <param name="path">Where results go; made if it is not there.</param>
    /// <exception cref="IOException">The folder holds results already, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static ResultFolder Create(string path) =>
        Create(path, file => new FileStream(file, FileMode.CreateNew, FileAccess.Write));

    /// <summary>The same with a say in how files are opened, so that tests can let disks fail.</summary>
    internal static ResultFolder Create(string path, Func<string, Stream> open)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string full = Path.GetFullPath(path);
        if (File.Exists(full)) throw new IOException($"'{full}' is a file; results go into a folder.");
        string[] there = [.. Files.Where(file => Path.Exists(Path.Combine(full, file)))];
        if (there.Length > 0)
            throw new IOException($"'{full}' holds {string.Join(", ", there)} already; results are never overwritten. Name another folder, or remove it.");
        bool made = !Directory.Exists(full);
        try
        {
            Directory.CreateDirectory(full);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            // What the system says of a place that takes no folders ("could not find file") would send the user looking for a file.
            throw new IOException($"The folder '{full}' cannot be made there.", missing);
        }

        return new ResultFolder(full, Path.Combine(full, $".partial-{Environment.ProcessId}-{Path.GetRandomFileName()}"), made, open);
    }

    /// <summary>Writes a year.</summary>
    public void Write(YearRecord record)
    {
        foreach (CsvTableWriter table in _tables) table.Write(record);
        _database!.Write(record);
    }

    /// <summary>Completes all files and moves them to their names, the manifest last; where one cannot be moved, none stays.</summary>
    public void Complete(RunManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        string json = manifest.ToJson();
        foreach (CsvTableWriter table in _tables) table.Dispose();
        _tables.Clear();
        _database!.Complete(json);
        _database.Dispose();
        using (Stream stream = _open(Path.Combine(_work, ManifestFile))) stream.Write(Encoding.UTF8.GetBytes(json + "\n"));
        foreach (string file in Files) SyncToDisk(Path.Combine(_work, file));
        MoveAll();
        _completed = true;
        Quietly(() => Directory.Delete(_work));
    }

    /// <summary>Removes what was not completed.</summary>
    public void Dispose()
    {
        if (_completed) return;
        _completed = true;
        Discard();
    }

    private void MoveAll()
    {
        var moved = new List<string>();
        try
        {
            foreach (string file in Files)
            {
                string target = Path.Combine(FullPath, file);
                File.Move(Path.Combine(_work, file), target);
                moved.Add(target);
            }
        }
        catch
        {
            foreach (string target in moved) Quietly(() => File.Delete(target));
            throw;
        }
    }

    private void Discard()
    {
        foreach (CsvTableWriter table in _tables) Quietly(table.Dispose);
        Quietly(() => _database?.Dispose());
        Quietly(() => Directory.Delete(_work, recursive: true));
        // A folder that was there before stays, even if it is empty.
        if (_made && Directory.Exists(FullPath) && !Directory.EnumerateFileSystemEntries(FullPath).Any()) Quietly(() => Directory.Delete(FullPath));
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
