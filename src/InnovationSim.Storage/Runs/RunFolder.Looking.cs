using System.Security.Cryptography;
using System.Text.Json;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Checkpoints;
using InnovationSim.Storage.Results;

namespace InnovationSim.Storage.Runs;

/// <content>What can be told of a run's folder without taking it.</content>
public sealed partial class RunFolder
{
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

    /// <summary>
    /// The files of a run that has ended which are not those that it wrote, as their checksums in the manifest say; none if it has not ended.
    /// The database carries checksums of its own (<see cref="SqliteResultStore.LastSoundYear"/>), and a copy of the manifest.
    /// </summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IReadOnlyList<string> DamagedFiles(string path)
    {
        string file = Path.Combine(path, ManifestFile);
        if (!File.Exists(file) || !File.Exists(Path.Combine(path, HiddenFolder, MovingFile))) return [];
        try
        {
            RunManifest manifest = RunManifest.FromJson(File.ReadAllText(file));
            return [.. manifest.Files.Where(each => !IsWhatWasWritten(path, each.Key, each.Value)).Select(each => each.Key)];
        }
        catch (JsonException)
        {
            return [ManifestFile];
        }
    }

    /// <summary>Whether all files of a run that has ended are there.</summary>
    public static bool IsWhole(string path) => Files.All(file => File.Exists(Path.Combine(path, file)));

    private static bool IsWhatWasWritten(string folder, string name, string sha256)
    {
        // A name out of the folder can only be damage: only names of result files are ever listed.
        if (!Files.Contains(name, StringComparer.Ordinal) || !File.Exists(Path.Combine(folder, name))) return false;
        using var file = new FileStream(Path.Combine(folder, name), FileMode.Open, FileAccess.Read);
        return string.Equals(Convert.ToHexStringLower(SHA256.HashData(file)), sha256, StringComparison.Ordinal);
    }
}
