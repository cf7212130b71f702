using InnovationSim.Cluster.Contracts.Service;
using InnovationSim.Contracts;

namespace InnovationSim.Cluster.Service;

/// <content>Experiments.</content>
public sealed partial class SimulationGrain
{
    /// <inheritdoc/>
    public Task<Answer> SubmitExperimentAsync(byte[] request, string? idempotencyKey, CancellationToken cancellationToken = default) =>
        AnswerAsync(
            Json.ExperimentStatus, () => service.SubmitExperimentAsync(Read(request, Json.ExperimentRequest), idempotencyKey, cancellationToken));

    /// <inheritdoc/>
    public Task<Answer> ListExperimentsAsync(byte[] query, CancellationToken cancellationToken = default) =>
        AnswerAsync(Json.ExperimentPage, () => service.ListExperimentsAsync(Read(query, Json.ExperimentQuery), cancellationToken));

    /// <inheritdoc/>
    public Task<Answer> ExperimentAsync(string experiment, CancellationToken cancellationToken = default) =>
        AnswerAsync(Json.ExperimentStatus, () => service.ExperimentAsync(experiment, cancellationToken));

    /// <inheritdoc/>
    public Task<Answer> EffectsAsync(string experiment, byte[] query, CancellationToken cancellationToken = default) =>
        AnswerAsync(Json.ExperimentEffects, () => service.EffectsAsync(experiment, Read(query, Json.EffectsQuery), cancellationToken));

    /// <inheritdoc/>
    public Task<Answer> CancelExperimentAsync(string experiment, CancellationToken cancellationToken = default) =>
        AnswerAsync(Json.ExperimentStatus, () => service.CancelExperimentAsync(experiment, cancellationToken));

    /// <inheritdoc/>
    public Task<Answer> RemoveExperimentAsync(string experiment, CancellationToken cancellationToken = default) => AnswerAsync<ExperimentStatus>(
        null,
        async () =>
        {
            await service.RemoveExperimentAsync(experiment, cancellationToken);
            return null!;
        });
}
