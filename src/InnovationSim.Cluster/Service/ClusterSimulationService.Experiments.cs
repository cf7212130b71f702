using InnovationSim.Contracts;

namespace InnovationSim.Cluster.Service;

/// <content>Experiments.</content>
public sealed partial class ClusterSimulationService
{
    /// <inheritdoc/>
    public Task<ExperimentStatus> SubmitExperimentAsync(
        ExperimentRequest request, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        CallAsync(
            Json.ExperimentStatus, () => Grain.SubmitExperimentAsync(Write(request, Json.ExperimentRequest), idempotencyKey, cancellationToken),
            cancellationToken, idempotencyKey is not null);

    /// <inheritdoc/>
    public Task<ExperimentPage> ListExperimentsAsync(ExperimentQuery query, CancellationToken cancellationToken = default) =>
        CallAsync(Json.ExperimentPage, () => Grain.ListExperimentsAsync(Write(query, Json.ExperimentQuery), cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<ExperimentStatus> ExperimentAsync(string experiment, CancellationToken cancellationToken = default) =>
        CallAsync(Json.ExperimentStatus, () => Grain.ExperimentAsync(experiment, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<ExperimentEffects> EffectsAsync(string experiment, EffectsQuery query, CancellationToken cancellationToken = default) =>
        CallAsync(Json.ExperimentEffects, () => Grain.EffectsAsync(experiment, Write(query, Json.EffectsQuery), cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<ExperimentStatus> CancelExperimentAsync(string experiment, CancellationToken cancellationToken = default) =>
        CallAsync(Json.ExperimentStatus, () => Grain.CancelExperimentAsync(experiment, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task RemoveExperimentAsync(string experiment, CancellationToken cancellationToken = default) =>
        RemoveAsync(() => Grain.RemoveExperimentAsync(experiment, cancellationToken), cancellationToken);
}
