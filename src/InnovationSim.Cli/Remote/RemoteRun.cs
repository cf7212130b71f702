using System.Globalization;
using System.Text.Json;
using InnovationSim.Cli.Commands;
using InnovationSim.Cli.Runs;
using InnovationSim.Cli.Terminal;
using InnovationSim.Client;
using InnovationSim.Contracts;
using InnovationSim.Scenarios;
using InnovationSim.Storage.Runs;
using Spectre.Console;

namespace InnovationSim.Cli.Remote;

/// <summary>A run of a service from its submission to its end, as one in this process looks.</summary>
/// <param name="Format">How it answers.</param>
/// <param name="Progress">Whether years are shown as they come.</param>
/// <param name="Out">Folder into which the results are fetched in the end; null for none.</param>
internal sealed record RemoteRun(OutputFormat Format, bool Progress, string? Out)
{
    private const int LinesOfLog = 10;

    /// <summary>What to submit for a scenario: its name, or the text of a file here.</summary>
    /// <exception cref="ScenarioException">It is neither built in nor a file, or what is wrong with the file.</exception>
    internal static Contracts.RunRequest Of(string scenario)
    {
        bool builtIn = ScenarioLibrary.Names.Contains(scenario, StringComparer.Ordinal);
        string? yaml = null;
        // Read here as well as there: only here problems can be named with the file's path.
        if (!builtIn) ScenarioLibrary.Load(scenario, out yaml);
        return new Contracts.RunRequest { Scenario = builtIn ? scenario : null, ScenarioYaml = yaml };
    }

    /// <summary>Policies as they were read here, names and files alike.</summary>
    internal static IReadOnlyList<PolicyRequest> Of(IReadOnlyList<RunPolicy> policies) =>
        [.. policies.Select(policy => new PolicyRequest { PolicyYaml = policy.Text, Intensity = policy.Intensity })];

    /// <summary>Submits and follows until the end. A submission whose answer is lost is made again: the run is there once.</summary>
    internal async Task<int> SubmitAsync(
        HttpSimulationService service, Func<string, Task<RunStatus>> submit, CancellationToken cancellationToken)
    {
        if (Out is not null && Directory.Exists(Out) && Directory.EnumerateFileSystemEntries(Out).Any())
            throw new BadInputException($"--out is '{Out}', which is not empty; it takes a new or an empty folder.");
        RunStatus run = await submit(Guid.NewGuid().ToString("n")).ConfigureAwait(false);
        Messages.Note($"Run {run.Run} is accepted.");
        foreach (string remark in (await service.DescribeAsync(run.Run, cancellationToken).ConfigureAwait(false)).Remarks) Messages.Note(remark);
        return await FollowAsync(service, run.Run, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Follows a run until its end, says how it ended and fetches its results.</summary>
    internal async Task<int> FollowAsync(HttpSimulationService service, string run, CancellationToken cancellationToken)
    {
        RunStatus status = await service.StatusAsync(run, cancellationToken).ConfigureAwait(false);
        if (status.State == RunState.Paused) Messages.Note($"Run {run} is paused; 'innosim resume {run} --server …' lets it go on.");
        var shown = new List<YearFigures>();
        int every = Math.Max(1, status.Years / LinesOfLog);
        try
        {
            await foreach (YearReport year in service.WatchAsync(run, cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                YearFigures figures = YearFigures.Of(year);
                if (year.Year == 1 || year.Year == (status.Years + 1) / 2 || year.Year == status.Years) shown.Add(figures);
                if (Progress && (year.Year % every == 0 || year.Year == status.Years))
                    Messages.Note(string.Create(CultureInfo.InvariantCulture, $"year {year.Year}/{status.Years}: {Headlines.Line(figures, status.Scale)}"));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Messages.Note($"Stopped watching; run {run} goes on. 'innosim watch {run} --server …' looks again, 'innosim cancel {run} --server …' ends it.");
            return ExitCodes.Cancelled;
        }

        status = await service.StatusAsync(run, cancellationToken).ConfigureAwait(false);
        return await EndAsync(service, status, shown, cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> EndAsync(HttpSimulationService service, RunStatus status, List<YearFigures> shown, CancellationToken cancellationToken)
    {
        if (status.State == RunState.Failed) Messages.Error($"Run {status.Run} has failed: {status.Error}");
        if (Out is not null)
        {
            foreach (string file in await RemoteTables.FetchAsync(service, status.Run, [], Out, json: false, cancellationToken).ConfigureAwait(false))
                Messages.Note($"Wrote {file}.");
        }

        if (Format == OutputFormat.Json)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(status, ServiceJson.Options)).ConfigureAwait(false);
        }
        else if (status.State == RunState.Complete)
        {
            if (shown.Count > 0) Screen.Out.Write(RunSummary.Years(status.Scale, shown[0].CalendarYear - shown[0].Year, shown));
            if (Out is not null) Screen.Out.MarkupLineInterpolated($"Results: [bold]{Path.GetFullPath(Out)}[/]");
            Screen.Out.WriteLine($"Digest {status.Digest} (run {status.Run}, scenario {status.Scenario}, seed {status.Seed})");
        }
        else
        {
            Messages.Note($"Run {status.Run} is {status.State.ToString().ToLowerInvariant()} after year {Math.Max(0, status.Year)} of {status.Years}.");
        }

        return status.State == RunState.Complete ? ExitCodes.Done : ExitCodes.Failed;
    }
}
