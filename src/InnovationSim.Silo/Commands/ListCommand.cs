using System.CommandLine;
using System.Text.Json;
using InnovationSim.Cluster.Contracts.Service;
using InnovationSim.Contracts;
using InnovationSim.Silo.Client;
using InnovationSim.Silo.Options;
using InnovationSim.Silo.Terminal;

namespace InnovationSim.Silo.Commands;

/// <summary><c>innosim-silo list</c>: the runs of a cluster, newest first.</summary>
internal static class ListCommand
{
    internal static Command Create()
    {
        var states = new Option<string[]>("--state")
        {
            Description = $"Only runs in these states, separated by commas: {Texts.Choices<RunState>()} [default: all]",
            HelpName = "states",
        };
        Option<int?> limit = Inputs.WholeNumber("--limit", $"Most runs to show, up to {RunQuery.MostRuns:N0} [default: {new RunQuery().Limit}]");
        var from = new Option<string?>("--from") { Description = "Goes on where the list before ended, which said where", HelpName = "place" };
        Option<string> format = Inputs.Choice("--format", "For people, or one JSON object", "table", "json");
        return ClusterCommand.Create(
            "list", "Lists the runs of a cluster, newest first.", parsed =>
            {
                var query = new RunQuery
                {
                    States = [.. Inputs.ReadWords(parsed.GetValue(states)).Select(StateOf)],
                    Limit = parsed.GetValue(limit) ?? new RunQuery().Limit,
                    From = parsed.GetValue(from),
                };
                return (service, cancellationToken) => ListAsync(service, query, parsed.GetValue(format) is "json", cancellationToken);
            },
            states, limit, from, format);
    }

    private static RunState StateOf(string word) =>
        Texts.Choice(word, out RunState state) ? state : throw new BadInputException($"--state names '{word}'; it takes {Texts.Choices<RunState>()}.");

    private static async Task<int> ListAsync(ISimulationService service, RunQuery query, bool json, CancellationToken cancellationToken)
    {
        RunPage page = await service.ListAsync(query, cancellationToken).ConfigureAwait(false);
        if (json) await Console.Out.WriteLineAsync(JsonSerializer.Serialize(page, Documents.Default.RunPage)).ConfigureAwait(false);
        else if (page.Runs.Count > 0) await TextTable.WriteAsync(Console.Out, RunTexts.Columns, [.. page.Runs.Select(RunTexts.Row)]).ConfigureAwait(false);
        else Messages.Note("There is no such run.");
        if (!json && page.Next is { } next) Messages.Note($"There are more: --from {next}");
        return ExitCodes.Done;
    }
}
