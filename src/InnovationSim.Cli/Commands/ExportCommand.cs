using System.CommandLine;
using InnovationSim.Cli.Remote;
using InnovationSim.Cli.Runs;
using InnovationSim.Client;
using InnovationSim.Cli.Terminal;
using InnovationSim.Storage.Results;
using InnovationSim.Storage.Runs;

namespace InnovationSim.Cli.Commands;

/// <summary><c>innosim export</c>: writes result tables of a run, ended or not, in another format or folder.</summary>
internal static class ExportCommand
{
    private static readonly string[] Formats = ["csv", "json", "sqlite"];

    internal static Command Create()
    {
        Argument<string> run = Inputs.Run();
        var format = new Option<string>("--format")
        {
            Description = "csv or json: a file for each table; sqlite: one file with all",
            HelpName = "csv|json|sqlite",
            DefaultValueFactory = _ => "csv",
        };
        format.Validators.Add(result =>
        {
            string value = result.GetValueOrDefault<string>() ?? "";
            if (!Formats.Contains(value, StringComparer.Ordinal)) result.AddError($"--format is '{value}'; it takes {string.Join(", ", Formats)}.");
        });
        var tables = new Option<string[]>("--tables")
        {
            Description = $"Tables, separated by commas ({string.Join(", ", ResultTables.All.Select(table => table.Name))}) [default: all]",
            HelpName = "names",
        };
        var output = new Option<string>("--out") { Description = "Folder for the files; files that are there already are not touched", HelpName = "dir", Required = true };
        Option<string> runs = Inputs.RunsFolder();
        var command = new Command("export", "Writes result tables of a run, ended or not: the years that are finished.") { run, format, tables, output, runs }
            .WithExamples("innosim export results/base --format json --tables years,metrics --out for-r");
        var server = new ServerInputs();
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (server.Open(parsed, runs) is { } service)
            {
                return await FetchAsync(
                    service, parsed.GetRequiredValue(run), parsed.GetRequiredValue(format), Inputs.ReadWords(parsed.GetValue(tables) ?? []),
                    parsed.GetRequiredValue(output), cancellationToken).ConfigureAwait(false);
            }

            string path = RunPlace.Find(parsed.GetRequiredValue(run), parsed.GetRequiredValue(runs));
            IReadOnlyList<ResultTable> chosen = Choose(parsed.GetValue(tables) ?? []);
            string[] written = await ResultExport
                .WriteAsync(RunFolder.DatabaseOf(path), parsed.GetRequiredValue(format), chosen, parsed.GetRequiredValue(output), cancellationToken)
                    .ConfigureAwait(false);
            foreach (string file in written) Messages.Note($"Wrote {file}.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<int> FetchAsync(
        HttpSimulationService service, string run, string format, IReadOnlyList<string> tables, string folder, CancellationToken cancellationToken)
    {
        if (format is "sqlite") throw new BadInputException("--format is 'sqlite', and --server is given; a service gives csv or json.");
        RemoteWork work = async (there, token) =>
        {
            foreach (string file in await RemoteTables.FetchAsync(there, run, tables, folder, format is "json", token).ConfigureAwait(false))
                Messages.Note($"Wrote {file}.");
            return ExitCodes.Done;
        };
        return await RemoteCommand.RunAsync(service, work, cancellationToken).ConfigureAwait(false);
    }

    private static IReadOnlyList<ResultTable> Choose(string[] names)
    {
        if (names.Length == 0) return ResultTables.All;
        var chosen = new List<ResultTable>();
        foreach (string name in Inputs.ReadWords(names))
        {
            chosen.Add(ResultTables.All.FirstOrDefault(table => string.Equals(table.Name, name, StringComparison.Ordinal))
                ?? throw new BadInputException($"--tables names '{name}'; the tables are {string.Join(", ", ResultTables.All.Select(table => table.Name))}."));
        }

        return [.. chosen.Distinct()];
    }
}
