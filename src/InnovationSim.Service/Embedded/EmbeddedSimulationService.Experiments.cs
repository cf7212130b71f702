using InnovationSim.Contracts;
using InnovationSim.Service.Experiments;
using InnovationSim.Storage.Catalogs;

namespace InnovationSim.Service.Embedded;

/// <content>Experiments.</content>
public sealed partial class EmbeddedSimulationService
{
    /// <inheritdoc/>
    public async Task<ExperimentStatus> SubmitExperimentAsync(
        ExperimentRequest request, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        (ExperimentRecord experiment, IReadOnlyList<RunRecord> queued) =
            await _experiments.SubmitAsync(request, idempotencyKey, cancellationToken).ConfigureAwait(false);
        // The oldest first, or a later seed would begin before an earlier one.
        foreach (RunRecord run in queued.Reverse()) _queue.Add(run);
        return StatusOf(experiment);
    }

    /// <inheritdoc/>
    public async Task<ExperimentPage> ListExperimentsAsync(ExperimentQuery query, CancellationToken cancellationToken = default)
    {
        (IReadOnlyList<ExperimentRecord> experiments, string? next) = await _experiments.ListAsync(query, cancellationToken).ConfigureAwait(false);
        return new ExperimentPage { Experiments = [.. experiments.Select(StatusOf)], Next = next };
    }

    /// <inheritdoc/>
    public async Task<ExperimentStatus> ExperimentAsync(string experiment, CancellationToken cancellationToken = default) =>
        StatusOf(await _experiments.FindAsync(experiment, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public Task<ExperimentEffects> EffectsAsync(string experiment, EffectsQuery query, CancellationToken cancellationToken = default) =>
        _experiments.EffectsAsync(experiment, query, cancellationToken);

    /// <inheritdoc/>
    public async Task<ExperimentStatus> CancelExperimentAsync(string experiment, CancellationToken cancellationToken = default)
    {
        foreach (RunRecord run in await _experiments.CancelAsync(experiment, cancellationToken).ConfigureAwait(false)) _queue.Tell(run);
        return await ExperimentAsync(experiment, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task RemoveExperimentAsync(string experiment, CancellationToken cancellationToken = default)
    {
        foreach (string run in await _experiments.RemoveAsync(experiment, cancellationToken).ConfigureAwait(false))
        {
            _plans.Forget(run);
            _queue.Forget(run);
        }
    }

    private ExperimentStatus StatusOf(ExperimentRecord experiment) => ExperimentStatuses.Of(experiment, _queue.StatusOf);
}
