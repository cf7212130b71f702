namespace InnovationSim.Analysis.Experiments;

/// <summary>Files that are whole or not there: they are written aside and get their names when all is on disk.</summary>
public static class WholeFile
{
    /// <summary>Writes a file, in place of one that may be there.</summary>
    /// <param name="path">Its path; its folder is there.</param>
    /// <param name="write">Writes its content.</param>
    /// <exception cref="IOException">It cannot be written; what was there before still is.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        string aside = $"{path}.partial-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}";
        try
        {
            using (var stream = new FileStream(aside, FileMode.Create, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(aside, path, overwrite: true);
        }
        catch
        {
            if (File.Exists(aside)) File.Delete(aside);
            throw;
        }
    }

    /// <summary>Writes a text, UTF-8.</summary>
    /// <inheritdoc cref="Write(string, Action{Stream})"/>
    public static void Write(string path, string text) => Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
}
