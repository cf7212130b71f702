using InnovationSim.Contracts;

namespace InnovationSim.Client;

/// <content>Experiments.</content>
public sealed partial class HttpSimulationService
{
    /// <inheritdoc/>
    public Task<ExperimentStatus> SubmitExperimentAsync(
        ExperimentRequest request, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        CallAsync<ExperimentStatus>(WithKey(Post(Paths.Experiments, request), idempotencyKey), cancellationToken);

    /// <inheritdoc/>
    public Task<ExperimentPage> ListExperimentsAsync(ExperimentQuery query, CancellationToken cancellationToken = default) =>
        CallAsync<ExperimentPage>(Get(Paths.List(query)), cancellationToken);

    /// <inheritdoc/>
    public async Task<ExperimentStatus> ExperimentAsync(string experiment, CancellationToken cancellationToken = default) =>
        await CallAsync<ExperimentStatus>(Get(Paths.Experiment(experiment)), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<ExperimentEffects> EffectsAsync(string experiment, EffectsQuery query, CancellationToken cancellationToken = default)
    {
        HttpRequestMessage request = Get(Paths.Effects(experiment, query));
        request.Headers.Accept.ParseAdd("application/json");
        return await CallAsync<ExperimentEffects>(request, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<ExperimentStatus> CancelExperimentAsync(string experiment, CancellationToken cancellationToken = default) =>
        await CallAsync<ExperimentStatus>(Command(Paths.Experiment(experiment), "cancel"), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task RemoveExperimentAsync(string experiment, CancellationToken cancellationToken = default) =>
        await DeleteAsync(Paths.Experiment(experiment), cancellationToken).ConfigureAwait(false);
}
