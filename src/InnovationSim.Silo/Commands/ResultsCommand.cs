using System.CommandLine;
using InnovationSim.Contracts;
using InnovationSim.Silo.Client;
using InnovationSim.Silo.Terminal;
using InnovationSim.Storage.Results;

namespace InnovationSim.Silo.Commands;

/// <summary><c>innosim-silo results</c>: rows of a result table, in the form in which <c>innosim export</c> writes them.</summary>
internal static class ResultsCommand
{
    internal static Command Create()
    {
        Argument<string> run = Inputs.Run();
        var table = new Option<string>("--table")
        {
            Description = "Which table", HelpName = string.Join('|', ResultTables.All.Select(each => each.Name)), Required = true,
        };
        Option<int?> from = Inputs.WholeNumber("--from", "First year [default: 0]", "year");
        Option<int?> to = Inputs.WholeNumber("--to", "Last year [default: the last that is finished]", "year");
        var columns = new Option<string[]>("--columns") { Description = "Columns, separated by commas [default: all]", HelpName = "names" };
        var where = new Option<string[]>("--where")
        {
            Description = "Only rows with this text in this column, for example city=harbin; may be given several times, for one column with other texts",
            HelpName = "column=text",
        };
        Option<string> format = Inputs.Choice("--format", "How rows are written", "csv", "json");
        var output = new Option<string?>("--out") { Description = "A new file, whole or not at all [default: standard output]", HelpName = "file" };
        return ClusterCommand.Create(
            "results", "Writes rows of a result table; of a run that goes on, those of the years that are finished.", parsed =>
            {
                var query = new ResultQuery
                {
                    Table = parsed.GetRequiredValue(table),
                    FromYear = parsed.GetValue(from) ?? 0,
                    ToYear = parsed.GetValue(to) ?? int.MaxValue,
                    Columns = Inputs.ReadWords(parsed.GetValue(columns)),
                    Where = ReadWhere(parsed.GetValue(where) ?? []),
                };
                string? file = parsed.GetValue(output);
                WholeFile.CheckIsNew(file);
                return (service, cancellationToken) =>
                    WriteAsync(service, parsed.GetRequiredValue(run), query, parsed.GetValue(format) is "json", file, cancellationToken);
            },
            run, table, from, to, columns, where, format, output);
    }

    private static async Task<int> WriteAsync(
        ISimulationService service, string run, ResultQuery query, bool json, string? file, CancellationToken cancellationToken)
    {
        IReadOnlyList<ResultTableInfo> tables = await service.TablesAsync(cancellationToken).ConfigureAwait(false);
        ResultTableInfo table = tables.FirstOrDefault(each => string.Equals(each.Name, query.Table, StringComparison.Ordinal))
            ?? throw new BadInputException($"--table is '{query.Table}'; it takes one of {string.Join(", ", tables.Select(each => each.Name))}.");
        IReadOnlyList<string> columns = query.Columns is [] ? [.. table.Columns.Select(column => column.Name)] : query.Columns;
        IAsyncEnumerable<IReadOnlyList<object?>> rows = service.ResultsAsync(run, query, cancellationToken).Select(row => row.Values);
        await WholeFile.WriteAsync(
            file,
            stream => json ? RowText.WriteJsonAsync(columns, rows, stream, cancellationToken) : RowText.WriteCsvAsync(columns, rows, stream, cancellationToken))
            .ConfigureAwait(false);
        if (file is not null) Messages.Note($"Wrote {file}.");
        return ExitCodes.Done;
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadWhere(string[] pairs) => pairs
        .Select(pair => Inputs.Split("--where", pair, "column=text, for example city=harbin"))
        .GroupBy(pair => pair.Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group.Select(pair => pair.Value)], StringComparer.Ordinal);
}
