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
    private readonly List<CsvTableWriter> _tables = [];
    private readonly SqliteResults _database;
    private bool _completed;

    private ResultFolder(string path, string work)
    {
        FullPath = path;
        _work = work;
        try
        {
            foreach (ResultTable table in ResultTables.All)
                _tables.Add(new CsvTableWriter(table, new FileStream(Path.Combine(work, Csv(table)), FileMode.CreateNew, FileAccess.Write)));
            _database = new SqliteResults(Path.Combine(work, DatabaseFile));
        }
        catch
        {
            foreach (CsvTableWriter table in _tables) table.Dispose();
            Directory.Delete(work, recursive: true);
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
    public static ResultFolder Create(string path)
    {
        string full = Path.GetFullPath(path);
        if (File.Exists(full)) throw new IOException($"'{full}' is a file; results go into a folder.");
        string[] there = [.. Files.Where(file => File.Exists(Path.Combine(full, file)))];
        if (there.Length > 0)
            throw new IOException($"'{full}' holds {string.Join(", ", there)} already; results are never overwritten. Name another folder, or remove it.");
        Directory.CreateDirectory(full);
        string work = Path.Combine(full, $".partial-{Environment.ProcessId}-{Path.GetRandomFileName()}");
        Directory.CreateDirectory(work);
        return new ResultFolder(full, work);
    }

    /// <summary>Writes a year.</summary>
    public void Write(YearRecord record)
    {
        foreach (CsvTableWriter table in _tables) table.Write(record);
        _database.Write(record);
    }

    /// <summary>Completes all files and moves them to their names, the manifest last.</summary>
    public void Complete(RunManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        string json = manifest.ToJson();
        foreach (CsvTableWriter table in _tables) table.Dispose();
        _tables.Clear();
        _database.Complete(json);
        _database.Dispose();
        File.WriteAllText(Path.Combine(_work, ManifestFile), json + "\n");
        foreach (string file in Files) SyncToDisk(Path.Combine(_work, file));
        foreach (string file in Files) File.Move(Path.Combine(_work, file), Path.Combine(FullPath, file));
        Directory.Delete(_work);
        _completed = true;
    }

    /// <summary>Removes what was not completed.</summary>
    public void Dispose()
    {
        if (_completed) return;
        foreach (CsvTableWriter table in _tables) Quietly(table.Dispose);
        Quietly(_database.Dispose);
        Quietly(() => Directory.Delete(_work, recursive: true));
        if (Directory.Exists(FullPath) && !Directory.EnumerateFileSystemEntries(FullPath).Any()) Quietly(() => Directory.Delete(FullPath));
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
