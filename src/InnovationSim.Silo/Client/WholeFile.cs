namespace InnovationSim.Silo.Client;

/// <summary>Where data goes: standard output, or a file that is there when all of it is, and not before.</summary>
internal static class WholeFile
{
    /// <summary>Refuses a file that is there already, before any work is done for it.</summary>
    /// <exception cref="BadInputException">It is.</exception>
    internal static void CheckIsNew(string? path)
    {
        if (path is not null && Path.Exists(path)) throw new BadInputException($"--out is '{path}', which is there already; it takes a new file: nothing is overwritten.");
    }

    /// <summary>Writes data.</summary>
    /// <param name="path">The file; null for standard output.</param>
    /// <param name="write">Writes it all. If it fails, there is no file.</param>
    internal static async Task WriteAsync(string? path, Func<Stream, Task> write)
    {
        if (path is null)
        {
            Stream output = Console.OpenStandardOutput();
            await using (output.ConfigureAwait(false)) await write(output).ConfigureAwait(false);
            return;
        }

        string unfinished = path + ".unfinished";
        // Another process that writes the same keeps what it has: only a file that could be opened is removed again.
        var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None);
        try
        {
            await using (file.ConfigureAwait(false))
            {
                await write(file).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
