using System.CommandLine;
using InnovationSim.Cli.Commands;
using InnovationSim.Cli.Terminal;
using InnovationSim.Contracts;

namespace InnovationSim.Cli.Remote;

/// <summary><c>innosim status</c>, <c>watch</c>, <c>results</c>, <c>pause</c> and <c>cancel</c>: for runs of a service only.</summary>
internal static class RemoteCommands
{
    internal static IEnumerable<Command> Create() => [CreateStatus(), CreateWatch(), CreateResults(), CreatePause(), CreateCancel()];

    private static Command CreateStatus()
    {
        Argument<string> run = RemoteCommand.Run();
        Option<OutputFormat> format = OutputFormats.Option();
        return RemoteCommand.Create(
            "status", "Shows how a run of a service stands.",
            parsed => async (service, cancellationToken) =>
            {
                RunStatus status = await service.StatusAsync(parsed.GetRequiredValue(run), cancellationToken).ConfigureAwait(false);
                RunDescription asked = await service.DescribeAsync(status.Run, cancellationToken).ConfigureAwait(false);
                await RemoteList.WriteAsync(status, asked, parsed.GetValue(format)).ConfigureAwait(false);
                return ExitCodes.Done;
            },
            run, format).WithExamples("innosim status 20261122-060601-92ku --server http://127.0.0.1:8080");
    }

    private static Command CreateWatch()
    {
        Argument<string> run = RemoteCommand.Run();
        Option<OutputFormat> format = OutputFormats.Option();
        return RemoteCommand.Create(
            "watch", "Shows the years of a run of a service as they are finished, until it ends. Ctrl-C leaves the run alone.",
            parsed => (service, cancellationToken) => new RemoteRun(parsed.GetValue(format), Progress: true, Out: null)
                .FollowAsync(service, parsed.GetRequiredValue(run), cancellationToken),
            run, format).WithExamples("innosim watch 20261122-060601-92ku --server http://127.0.0.1:8080");
    }

    private static Command CreateResults()
    {
        Argument<string> run = RemoteCommand.Run();
        var table = new Option<string>("--table") { Description = "Which table: years, cities, metrics or events", HelpName = "name", Required = true };
        Option<int> from = Inputs.WholeNumber("--from", "First year", 0, 0, int.MaxValue, "year");
        Option<int> to = Inputs.WholeNumber("--to", "Last year; all that are finished if not said", int.MaxValue, 0, int.MaxValue, "year");
        var columns = new Option<string[]>("--columns") { Description = "Columns, separated by commas [default: all]", HelpName = "names" };
        var where = new Option<string[]>("--where")
        {
            Description = "Only rows with this text in this column, for example city=harbin; may be given several times", HelpName = "column=text",
        };
        var json = new Option<bool>("--json") { Description = "JSON rather than CSV" };
        return RemoteCommand.Create(
            "results", "Writes rows of a result table of a service's run to standard output.",
            parsed => async (service, cancellationToken) =>
            {
                var query = new ResultQuery
                {
                    Table = parsed.GetRequiredValue(table),
                    FromYear = parsed.GetValue(from),
                    ToYear = parsed.GetValue(to),
                    Columns = Inputs.ReadWords(parsed.GetValue(columns) ?? []),
                    Where = Inputs.ReadWhere(parsed.GetValue(where) ?? []),
                };
                IReadOnlyList<ResultTableInfo> tables = await service.TablesAsync(cancellationToken).ConfigureAwait(false);
                ResultTableInfo info = tables.FirstOrDefault(each => string.Equals(each.Name, query.Table, StringComparison.Ordinal))
                    ?? throw new BadInputException($"--table is '{query.Table}'; it takes one of {string.Join(", ", tables.Select(each => each.Name))}.");
                string[] names = query.Columns.Count > 0 ? [.. query.Columns] : [.. info.Columns.Select(column => column.Name)];
                Stream output = Console.OpenStandardOutput();
                await using (output.ConfigureAwait(false))
                {
                    await RemoteTables.WriteAsync(service, parsed.GetRequiredValue(run), query, names, output, parsed.GetValue(json), cancellationToken)
                        .ConfigureAwait(false);
                }

                return ExitCodes.Done;
            },
            run, table, from, to, columns, where, json)
            .WithExamples("innosim results 20261122-060601-92ku --server http://127.0.0.1:8080 --table cities --from 30 --where city=harbin --columns sector,firms");
    }

    private static Command CreatePause()
    {
        Argument<string> run = RemoteCommand.Run();
        return RemoteCommand.Create(
            "pause", "Asks a run of a service to stop at the end of the year with a checkpoint.",
            parsed => async (service, cancellationToken) =>
                Say(await service.PauseAsync(parsed.GetRequiredValue(run), cancellationToken).ConfigureAwait(false)),
            run).WithExamples("innosim pause 20261122-060601-92ku --server http://127.0.0.1:8080");
    }

    private static Command CreateCancel()
    {
        Argument<string> run = RemoteCommand.Run();
        return RemoteCommand.Create(
            "cancel", "Asks a run of a service to end as it stands; its results stay.",
            parsed => async (service, cancellationToken) =>
                Say(await service.CancelAsync(parsed.GetRequiredValue(run), cancellationToken).ConfigureAwait(false)),
            run).WithExamples("innosim cancel 20261122-060601-92ku --server http://127.0.0.1:8080");
    }

    private static int Say(RunStatus run)
    {
        Messages.Note($"Run {run.Run} is {RemoteList.State(run)}.");
        return ExitCodes.Done;
    }
}
