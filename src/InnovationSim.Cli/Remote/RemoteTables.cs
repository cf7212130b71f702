using InnovationSim.Client;
using InnovationSim.Contracts;
using InnovationSim.Storage.Results;

namespace InnovationSim.Cli.Remote;

/// <summary>Result tables of a service as files, the same that <c>innosim export</c> writes of a run here.</summary>
internal static class RemoteTables
{
    /// <summary>Fetches tables into a folder: a file for each, whole or not there.</summary>
    /// <param name="service">The service.</param>
    /// <param name="run">The run.</param>
    /// <param name="names">Names of the tables; none for all.</param>
    /// <param name="folder">Where to; made if it is not there.</param>
    /// <param name="json">JSON rather than CSV.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The files.</returns>
    /// <exception cref="BadInputException">There is no such table.</exception>
    /// <exception cref="IOException">A file is there already or cannot be written.</exception>
    internal static async Task<IReadOnlyList<string>> FetchAsync(
        HttpSimulationService service, string run, IReadOnlyList<string> names, string folder, bool json, CancellationToken cancellationToken)
    {
        IReadOnlyList<ResultTableInfo> tables = await service.TablesAsync(cancellationToken).ConfigureAwait(false);
        foreach (string name in names.Where(name => !tables.Any(table => string.Equals(table.Name, name, StringComparison.Ordinal))))
            throw new BadInputException($"--tables names '{name}'; the tables are {string.Join(", ", tables.Select(table => table.Name))}.");
        ResultTableInfo[] chosen = [.. tables.Where(table => names.Count == 0 || names.Contains(table.Name, StringComparer.Ordinal))];
        string full = Path.GetFullPath(folder);
        string[] files = [.. chosen.Select(table => Path.Combine(full, $"{table.Name}.{(json ? "json" : "csv")}"))];
        foreach (string file in files.Where(file => Path.Exists(file))) throw new IOException($"'{file}' is there already; nothing is overwritten.");
        // A run that goes on finishes years meanwhile: all tables end with the same one.
        int last = (await service.StatusAsync(run, cancellationToken).ConfigureAwait(false)).Year;
        Directory.CreateDirectory(full);
        for (int i = 0; i < files.Length; i++)
        {
            var query = new ResultQuery { Table = chosen[i].Name, ToYear = last };
            await WriteAsync(service, run, query, chosen[i], files[i], json, cancellationToken).ConfigureAwait(false);
        }

        return files;
    }

    /// <summary>Writes rows to a stream.</summary>
    internal static Task WriteAsync(
        HttpSimulationService service, string run, ResultQuery query, IReadOnlyList<string> columns, Stream stream, bool json,
        CancellationToken cancellationToken)
    {
        IAsyncEnumerable<IReadOnlyList<object?>> rows = service.ResultsAsync(run, query, cancellationToken).Select(row => row.Values);
        return json ? RowText.WriteJsonAsync(columns, rows, stream, cancellationToken) : RowText.WriteCsvAsync(columns, rows, stream, cancellationToken);
    }

    private static async Task WriteAsync(
        HttpSimulationService service, string run, ResultQuery query, ResultTableInfo table, string file, bool json, CancellationToken cancellationToken)
    {
        string unfinished = file + ".unfinished";
        var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None);
        try
        {
            await using (stream.ConfigureAwait(false))
            {
                string[] columns = [.. table.Columns.Select(column => column.Name)];
                await WriteAsync(service, run, query, columns, stream, json, cancellationToken).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, file);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
