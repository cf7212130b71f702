using System.Globalization;
using InnovationSim.Storage.Results;

namespace InnovationSim.Storage.Runs;

/// <content>Making a run's folder, opening it again, and the lock.</content>
public sealed partial class RunFolder
{
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

    private static void RefuseIfTaken(string full)
    {
        string[] there = [.. Files.Append(Path.Combine(HiddenFolder, InputFile)).Where(file => Path.Exists(Path.Combine(full, file)))];
        if (there.Length > 0)
            throw new IOException($"'{full}' holds {string.Join(", ", there)} already; results are never overwritten. Name another folder, or remove it.");
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
}
