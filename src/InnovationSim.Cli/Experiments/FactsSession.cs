using InnovationSim.Analysis.Facts;
using InnovationSim.Cli.Commands;
using InnovationSim.Cli.Runs;
using InnovationSim.Engine;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Cli.Experiments;

/// <summary>What the user asked to be held against facts.</summary>
internal sealed record FactsRequest
{
    internal required string Scenario { get; init; }

    internal required int Replicates { get; init; }

    internal required ulong FirstSeed { get; init; }

    internal required double Scale { get; init; }

    internal required IReadOnlyDictionary<string, double> Sets { get; init; }

    internal required int Threads { get; init; }

    internal required string? Csv { get; init; }

    internal required OutputFormat Format { get; init; }

    internal required bool Progress { get; init; }
}

/// <summary>Runs <c>innosim facts</c>.</summary>
internal static class FactsSession
{
    internal static async Task<int> RunAsync(FactsRequest request, CancellationToken cancellationToken)
    {
        using var signals = new StopSignals(cancellationToken, pausable: false);
        ScenarioDocument scenario = ScenarioLibrary.Load(request.Scenario);
        Check(request, scenario);
        RunSpec spec = ExperimentInputs.Spec(scenario, request.Sets, request.Scale, Scorecard.Years, "--set");
        Scorecard card = await CountedProgress.ShowAsync(
            request.Progress, "Runs", request.Replicates,
            progress => Scorecard.MeasureAsync(
                scenario.Facts, spec, request.FirstSeed, request.Replicates, request.Threads, () => progress.Add(), signals.Token)).ConfigureAwait(false);
        return Show(request, scenario, card);
    }

    /// <summary>Finds out before the first run what could go wrong after the last.</summary>
    internal static void Check(FactsRequest request, ScenarioDocument scenario)
    {
        if (scenario.Facts.IsEmpty) throw new BadInputException($"The scenario {scenario.Name} has no facts; a list 'facts' in its file gives it some.");
        if (request.Csv is { } named) ExperimentInputs.CheckFolderOf("--csv", named);
    }

    /// <summary>Shows a scorecard and writes its file.</summary>
    /// <returns>The exit code.</returns>
    internal static int Show(FactsRequest request, ScenarioDocument scenario, Scorecard card)
    {
        if (request.Csv is { } csv) ExperimentInputs.Write("--csv", csv, stream => ScorecardCsv.Write(card, stream));
        if (request.Format == OutputFormat.Json) FactsText.WriteJson(scenario, card);
        else FactsText.Write(scenario, card);
        return ExitCodes.Done;
    }
}
