using System.CommandLine;
using System.Globalization;
using InnovationSim.Cli.Remote;
using InnovationSim.Cli.Runs;
using InnovationSim.Cli.Terminal;
using Spectre.Console;

namespace InnovationSim.Cli.Commands;

/// <summary><c>innosim runs</c>: lists runs with state, year and size on disk.</summary>
internal static class RunsCommand
{
    internal static Command Create()
    {
        Option<string> runs = Inputs.RunsFolder();
        Option<OutputFormat> format = OutputFormats.Option();
        var command = new Command("runs", "Lists the runs in a folder, with state, year and size on disk.") { runs, format }
            .WithExamples("innosim runs", "innosim runs --runs-dir /data/runs --format json");
        var server = new ServerInputs();
        server.AddTo(command);
        command.SetAction((parsed, cancellationToken) => server.Open(parsed, runs) is { } service
            ? RemoteCommand.RunAsync(service, (there, token) => RemoteList.WriteAsync(there, parsed.GetValue(format), token), cancellationToken)
            : ListAsync(parsed.GetRequiredValue(runs), parsed.GetValue(format)));
        return command;
    }

    private static async Task<int> ListAsync(string runsFolder, OutputFormat format)
    {
        var all = new List<RunListing>();
        foreach (string path in RunPlace.All(runsFolder)) all.Add(await RunListing.OfAsync(path).ConfigureAwait(false));
        if (format == OutputFormat.Json)
        {
            RunListing.WriteJson(all);
            return ExitCodes.Done;
        }

        if (all.Count == 0)
        {
            Messages.Note($"There is no run in '{runsFolder}'.");
            return ExitCodes.Done;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("run", "scenario", "seed", "state", "year", "size");
        table.Columns[0].NoWrap();
        table.Columns[4].RightAligned();
        table.Columns[5].RightAligned();
        foreach (RunListing run in all)
        {
            table.AddRow(
                Markup.Escape(run.Run), Markup.Escape(run.Scenario), run.Seed, Markup.Escape(run.State),
                string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, run.YearsDone)}/{run.Years}"),
                string.Create(CultureInfo.InvariantCulture, $"{run.Bytes / 1e6:N1} MB"));
        }

        Screen.Out.Write(table);
        return ExitCodes.Done;
    }
}
