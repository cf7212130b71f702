namespace InnovationSim.Storage.Results;

/// <summary>Writes result tables into files of other formats, row by row: memory does not grow with the number of years.</summary>
public static class ResultExport
{
    /// <summary>Writes tables.</summary>
    /// <param name="database">File with the results of a run.</param>
    /// <param name="format">csv, json or sqlite.</param>
    /// <param name="tables">Which tables.</param>
    /// <param name="folder">Where to; made if it is not there.</param>
    /// <param name="cancellationToken">Cancels; what was not finished is removed.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="IOException">A file is there already or cannot be written.</exception>
    /// <exception cref="DamagedResultsException">The results are damaged: nothing is written of them.</exception>
    public static async Task<string[]> WriteAsync(
        string database, string format, IReadOnlyList<ResultTable> tables, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tables);
        string full = Path.GetFullPath(folder);
        string[] files = format is "sqlite"
            ? [Path.Combine(full, "results.db")]
            : [.. tables.Select(table => Path.Combine(full, $"{table.Name}.{format}"))];
        foreach (string file in files)
        {
            if (Path.Exists(file)) throw new IOException($"'{file}' is there already; nothing is overwritten.");
        }

        Directory.CreateDirectory(full);
        SqliteResultStore results = SqliteResultStore.OpenToRead(database);
        await using (results.ConfigureAwait(false))
        {
            // A run that goes on writes years meanwhile: all tables end with the same one.
            int last = await results.LastYearAsync(cancellationToken).ConfigureAwait(false);
            if (results.Damage() is { } damage) throw new DamagedResultsException($"{database} is damaged: {damage}");
            if (results.LastSoundYear() is int sound && sound < last)
                throw new DamagedResultsException($"{database} is damaged: the rows of year {sound + 1} are not those that were written.");
            for (int i = 0; i < files.Length; i++)
            {
                string unfinished = files[i] + ".unfinished";
                try
                {
                    if (format is "sqlite") await SqliteResultStore.CopyAsync(database, unfinished, tables, last).ConfigureAwait(false);
                    else await WriteAsync(results, tables[i], last, format, unfinished, cancellationToken).ConfigureAwait(false);
                    File.Move(unfinished, files[i]);
                }
                catch
                {
                    File.Delete(unfinished);
                    throw;
                }
            }
        }

        return files;
    }

    private static async Task WriteAsync(SqliteResultStore results, ResultTable table, int last, string format, string file,
        CancellationToken cancellationToken)
    {
        var stream = new FileStream(file, FileMode.Create, FileAccess.Write);
        await using (stream.ConfigureAwait(false))
        {
            string[] columns = [.. table.Columns.Select(column => column.Name)];
            IAsyncEnumerable<object?[]> rows = results.ReadAsync(table, 0, last, cancellationToken);
            if (format is "csv") await RowText.WriteCsvAsync(columns, rows, stream, cancellationToken).ConfigureAwait(false);
            else await RowText.WriteJsonAsync(columns, rows, stream, cancellationToken).ConfigureAwait(false);
        }
    }
}
