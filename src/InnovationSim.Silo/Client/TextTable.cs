namespace InnovationSim.Silo.Client;

/// <summary>A table for people: columns as wide as what stands in them, two spaces between.</summary>
internal static class TextTable
{
    /// <summary>Writes headers and rows.</summary>
    internal static async Task WriteAsync(TextWriter output, IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int[] widths = [.. headers.Select((header, column) => Math.Max(header.Length, rows.Select(row => row[column].Length).DefaultIfEmpty().Max()))];
        foreach (IReadOnlyList<string> row in rows.Prepend(headers))
        {
            string line = string.Join("  ", row.Select((text, column) => text.PadRight(widths[column])));
            await output.WriteLineAsync(line.TrimEnd()).ConfigureAwait(false);
        }
    }
}
