using System.Globalization;
using InnovationSim.Analysis.Facts;
using InnovationSim.Cli.Experiments;
using InnovationSim.Cli.Terminal;
using InnovationSim.Client;
using InnovationSim.Contracts;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Cli.Remote;

/// <summary>A scorecard of facts whose runs a service does. The runs are removed when they have been measured: their seeds make them again.</summary>
internal static class RemoteFacts
{
    internal static async Task<int> RunAsync(HttpSimulationService service, FactsRequest asked, CancellationToken cancellationToken)
    {
        (ScenarioDocument scenario, string text) = await RemoteLibrary.ScenarioAsync(service, asked.Scenario, cancellationToken).ConfigureAwait(false);
        FactsSession.Check(asked, scenario);
        var runs = new List<string>();
        try
        {
            Scorecard card = await CountedProgress.ShowAsync(
                asked.Progress, "Runs", asked.Replicates,
                progress => MeasureAsync(service, asked, scenario, text, runs, progress, cancellationToken)).ConfigureAwait(false);
            foreach (string run in runs) await service.RemoveAsync(run, cancellationToken).ConfigureAwait(false);
            return FactsSession.Show(asked, scenario, card);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Messages.Note($"Stopped; {runs.Count} runs stay with the service, 'innosim runs --server …' lists them.");
            return ExitCodes.Cancelled;
        }
    }

    private static async Task<Scorecard> MeasureAsync(
        HttpSimulationService service, FactsRequest asked, ScenarioDocument scenario, string text, List<string> runs, CountedProgress progress,
        CancellationToken cancellationToken)
    {
        for (int number = 0; number < asked.Replicates; number++)
        {
            var request = new Contracts.RunRequest
            {
                ScenarioYaml = text,
                Seed = unchecked(asked.FirstSeed + (ulong)number),
                Years = Scorecard.Years,
                Scale = asked.Scale,
                Sets = asked.Sets,
                CheckpointEvery = 0,
                Label = string.Create(CultureInfo.InvariantCulture, $"facts of {scenario.Name}, {number + 1} of {asked.Replicates}"),
            };
            runs.Add((await service.SubmitAsync(request, Guid.NewGuid().ToString("n"), cancellationToken).ConfigureAwait(false)).Run);
        }

        var measured = new List<IReadOnlyList<MeasuredFact>>();
        foreach (string run in runs)
        {
            var sheet = new FactSheet(scenario.Facts);
            await foreach (YearReport year in service.WatchAsync(run, cancellationToken: cancellationToken).ConfigureAwait(false))
                sheet.Add(year.Year, metric => year.Metrics.GetValueOrDefault(metric.Replace('-', '_')) ?? double.NaN);
            RunStatus status = await service.StatusAsync(run, cancellationToken).ConfigureAwait(false);
            if (status.State != RunState.Complete)
                throw new FailedException($"Run {run} is {status.State.ToString().ToLowerInvariant()}{(status.Error is { } why ? $": {why}" : "")}; nothing is said of facts.", hint: null);
            measured.Add(sheet.Facts);
            progress.Add();
        }

        return Scorecard.Of(scenario.Facts, measured);
    }
}
