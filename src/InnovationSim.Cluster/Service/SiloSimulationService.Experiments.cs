using InnovationSim.Cluster.Runs;
using InnovationSim.Contracts;
using InnovationSim.Service.Experiments;
using InnovationSim.Service.Lives;
using InnovationSim.Storage.Catalogs;

namespace InnovationSim.Cluster.Service;

/// <content>Experiments.</content>
public sealed partial class SiloSimulationService
{
    /// <inheritdoc/>
    public async Task<ExperimentStatus> SubmitExperimentAsync(
        ExperimentRequest request, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        (ExperimentRecord experiment, IReadOnlyList<RunRecord> queued) =
            await _experiments.SubmitAsync(request, idempotencyKey, cancellationToken).ConfigureAwait(false);
        // They are durable: whether the registry hears of them now or from its reminder makes a difference of seconds.
        if (queued.Count > 0) TendAsync().Ignore();
        return await StatusAsync(experiment).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<ExperimentPage> ListExperimentsAsync(ExperimentQuery query, CancellationToken cancellationToken = default)
    {
        (IReadOnlyList<ExperimentRecord> experiments, string? next) = await _experiments.ListAsync(query, cancellationToken).ConfigureAwait(false);
        return new ExperimentPage { Experiments = await Task.WhenAll(experiments.Select(StatusAsync)).ConfigureAwait(false), Next = next };
    }

    /// <inheritdoc/>
    public async Task<ExperimentStatus> ExperimentAsync(string experiment, CancellationToken cancellationToken = default) =>
        await StatusAsync(await _experiments.FindAsync(experiment, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<ExperimentEffects> EffectsAsync(string experiment, EffectsQuery query, CancellationToken cancellationToken = default) =>
        _experiments.EffectsAsync(experiment, query, cancellationToken);

    /// <inheritdoc/>
    public async Task<ExperimentStatus> CancelExperimentAsync(string experiment, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<RunRecord> runs = await _experiments.CancelAsync(experiment, cancellationToken).ConfigureAwait(false);
        await Task.WhenAll(runs.Where(run => run.State == RunState.Running).Select(ToldAsync)).ConfigureAwait(false);
        return await ExperimentAsync(experiment, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task RemoveExperimentAsync(string experiment, CancellationToken cancellationToken = default)
    {
        foreach (string run in await _experiments.RemoveAsync(experiment, cancellationToken).ConfigureAwait(false)) plans.Forget(run);
    }

    private async Task<ExperimentStatus> StatusAsync(ExperimentRecord experiment)
    {
        (string Run, RunLifeStatus? Life)[] running = await Task.WhenAll(experiment.Tally.Running.Select(async run =>
            (run.Run, await TryAsync(() => Coordinator(run.Run).ProgressAsync()).ConfigureAwait(false) is { } progress ? Progress.FromWire(progress) : null)))
            .ConfigureAwait(false);
        return ExperimentStatuses.Of(experiment, run => Array.Find(running, each => string.Equals(each.Run, run, StringComparison.Ordinal)).Life);
    }
}
