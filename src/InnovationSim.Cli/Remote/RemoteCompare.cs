using System.Security.Cryptography;
using System.Text.Json;
using InnovationSim.Analysis.Comparison;
using InnovationSim.Analysis.Experiments;
using InnovationSim.Cli.Experiments;
using InnovationSim.Cli.Terminal;
using InnovationSim.Client;
using InnovationSim.Contracts;

namespace InnovationSim.Cli.Remote;

/// <summary>A comparison that a service runs as an experiment; shown and written as one of this process.</summary>
internal static class RemoteCompare
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Submits it, follows it to its end and shows what came of it. The same comparison once more is the experiment that is there.</summary>
    internal static async Task<int> RunAsync(HttpSimulationService service, CompareRequest asked, Uri server, CancellationToken cancellationToken)
    {
        CompareOutput output = CompareOutput.Of(asked);
        if (asked.Out is not null && Directory.Exists(asked.Out) && Directory.EnumerateFileSystemEntries(asked.Out).Any())
            throw new BadInputException($"--out is '{asked.Out}', which is not empty; it takes a new or an empty folder.");
        ExperimentStatus experiment = await SubmitAsync(service, RequestOf(asked), cancellationToken).ConfigureAwait(false);
        Messages.Note($"Experiment {experiment.Experiment} is accepted.");
        try
        {
            experiment = await CountedProgress.ShowAsync(
                asked.Progress, "Runs", experiment.Arms.Count * experiment.Replicates,
                progress => FollowAsync(service, experiment, progress, cancellationToken)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Messages.Note($"Stopped watching; the experiment goes on. The same command looks again; {new Uri(server, $"experiments/{experiment.Experiment}")} shows it and can cancel it.");
            return ExitCodes.Cancelled;
        }

        if (experiment.State != RunState.Complete)
        {
            Messages.Error($"Experiment {experiment.Experiment} {(experiment.State == RunState.Failed ? $"has failed: {experiment.Error}" : "was cancelled.")}");
            return ExitCodes.Failed;
        }

        var shape = new ExperimentShape([.. experiment.Arms.Select(arm => arm.Name)], experiment.Replicates, experiment.Years, experiment.Scale);
        var rows = new List<ComparisonRow>();
        await foreach (Effect effect in service.AllEffectsAsync(experiment, cancellationToken).ConfigureAwait(false)) rows.Add(EffectRows.FromEffect(effect));
        string? folder = asked.Out is null ? null : Directory.CreateDirectory(asked.Out).FullName;
        output.Write(ComparisonView.Of(shape, rows), folder, experiment.Experiment);
        return ExitCodes.Done;
    }

    private static ExperimentRequest RequestOf(CompareRequest asked)
    {
        RunRequest run = RemoteRun.Of(asked.Scenario);
        return new ExperimentRequest
        {
            Scenario = run.Scenario,
            ScenarioYaml = run.ScenarioYaml,
            Arms = [.. asked.Arms.Select(ArmInputs.Parse).Select(arm => new ArmRequest
            {
                Name = arm.Name,
                Policies = [.. arm.Policies.Select(policy => new PolicyRequest { PolicyYaml = policy.Text, Intensity = policy.Intensity })],
                Sets = arm.Sets,
            })],
            FirstSeed = asked.FirstSeed,
            Replicates = asked.Replicates,
            Years = asked.Years,
            Scale = asked.Scale,
        };
    }

    private static async Task<ExperimentStatus> SubmitAsync(HttpSimulationService service, ExperimentRequest request, CancellationToken cancellationToken)
    {
        // The key is made of what is asked, so that the same command goes on with what it began before.
        string key = "compare-" + Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, ServiceJson.Options)));
        ExperimentStatus there = await service.SubmitExperimentAsync(request, key, cancellationToken).ConfigureAwait(false);
        return there.State is RunState.Cancelled or RunState.Failed
            ? await service.SubmitExperimentAsync(request, Guid.NewGuid().ToString("n"), cancellationToken).ConfigureAwait(false)
            : there;
    }

    private static async Task<ExperimentStatus> FollowAsync(
        HttpSimulationService service, ExperimentStatus experiment, CountedProgress progress, CancellationToken cancellationToken)
    {
        for (int shown = 0; ;)
        {
            RunCounts runs = experiment.Runs;
            int ended = runs.Complete + runs.Cancelled + runs.Failed;
            if (ended > shown) progress.Add(ended - shown);
            shown = Math.Max(shown, ended);
            if (experiment.State.IsEnd()) return experiment;
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            experiment = await service.ExperimentAsync(experiment.Experiment, cancellationToken).ConfigureAwait(false);
        }
    }
}
