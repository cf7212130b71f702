using System.Globalization;
using System.Text.Json;
using InnovationSim.Cli.Commands;
using InnovationSim.Cli.Terminal;
using InnovationSim.Client;
using InnovationSim.Contracts;
using Spectre.Console;

namespace InnovationSim.Cli.Remote;

/// <summary>Runs of a service, for people and programs.</summary>
internal static class RemoteList
{
    /// <summary>Lists all runs, oldest last.</summary>
    internal static async Task<int> WriteAsync(HttpSimulationService service, OutputFormat format, CancellationToken cancellationToken)
    {
        var runs = new List<RunStatus>();
        string? from = null;
        do
        {
            RunPage page = await service.ListAsync(new RunQuery { From = from, Limit = RunQuery.MostRuns }, cancellationToken).ConfigureAwait(false);
            runs.AddRange(page.Runs);
            from = page.Next;
        }
        while (from is not null);
        if (format == OutputFormat.Json)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(runs, ServiceJson.Options)).ConfigureAwait(false);
            return ExitCodes.Done;
        }

        if (runs.Count == 0)
        {
            Messages.Note("The service has no runs.");
            return ExitCodes.Done;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("run", "scenario", "seed", "state", "year", "label");
        table.Columns[0].NoWrap();
        table.Columns[4].RightAligned();
        foreach (RunStatus run in runs)
        {
            table.AddRow(
                Markup.Escape(run.Run), Markup.Escape(run.Scenario), run.Seed.ToString(CultureInfo.InvariantCulture), State(run),
                string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, run.Year)}/{run.Years}"), Markup.Escape(run.Label ?? ""));
        }

        Screen.Out.Write(table);
        return ExitCodes.Done;
    }

    /// <summary>Shows how one run stands.</summary>
    internal static async Task WriteAsync(RunStatus run, RunDescription asked, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(run, ServiceJson.Options)).ConfigureAwait(false);
            return;
        }

        var lines = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach ((string name, string? value) in Lines(run).Concat(Lines(asked)))
        {
            if (value is not null) lines.AddRow(Markup.Escape(name), Markup.Escape(value));
        }

        Screen.Out.Write(lines);
    }

    internal static string State(RunStatus run) => run.Asked switch
    {
        Contracts.RunCommand.Pause => $"{Word(run.State)}, asked to pause",
        Contracts.RunCommand.Cancel => $"{Word(run.State)}, asked to end",
        _ => Word(run.State),
    };

    private static IEnumerable<(string Name, string? Value)> Lines(RunStatus run) =>
    [
        ("run", run.Run), ("label", run.Label), ("state", State(run)), ("error", run.Error), ("scenario", run.Scenario), ("seed", Text($"{run.Seed}")),
        ("scale", Text($"{run.Scale}")), ("year", Text($"{Math.Max(0, run.Year)}/{run.Years}")), ("done", Text($"{run.Percent:0.0} %")),
        ("remaining", run.Remaining is { } left ? Text($"{TimeSpan.FromSeconds(Math.Ceiling(left.TotalSeconds))}") : null),
        ("organisations", run.Organisations is { } organisations ? Text($"{organisations:N0}") : null),
        ("newest checkpoint", run.CheckpointYear is { } year ? Text($"year {year}") : null),
        ("branched off", run.ParentRun is { } parent ? Text($"from {parent} after year {run.ParentYear}") : null),
        ("created", Time(run.Created)), ("started", Time(run.Started)), ("ended", Time(run.Ended)), ("digest", run.Digest),
    ];

    private static IEnumerable<(string Name, string? Value)> Lines(RunDescription asked) =>
    [
        .. asked.Policies.Select(policy => ("policy", (string?)Text($"{policy.Name}@{policy.Intensity} from year {policy.FromYear}"))),
        .. asked.Sets.Select(set => ("set", (string?)Text($"{set.Name}={set.Value} from year {set.FromYear}"))),
        .. asked.Remarks.Select(remark => ("remark", (string?)remark)),
    ];

    private static string Word(RunState state) => state.ToString().ToLowerInvariant();

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
