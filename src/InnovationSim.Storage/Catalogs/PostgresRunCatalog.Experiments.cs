namespace InnovationSim.Storage.Catalogs;

/// <content>Experiments.</content>
public sealed partial class PostgresRunCatalog
{
    /// <inheritdoc/>
    public Task<(ExperimentRecord Experiment, bool IsNew)> AddExperimentAsync(NewExperiment experiment, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return ExperimentsAsync((experiments, token) => experiments.AddAsync(experiment, token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ExperimentRecord?> FindExperimentAsync(string experiment, CancellationToken cancellationToken = default) =>
        ExperimentsAsync((experiments, token) => experiments.FindAsync(experiment, token), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ExperimentRecord>> ListExperimentsAsync(long before, int limit, CancellationToken cancellationToken = default) =>
        await ExperimentsAsync((experiments, token) => experiments.ListAsync(before, limit, token), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RunRecord>> ChangeExperimentAsync(
        string experiment, Func<RunRecord, RunRecord> change, CancellationToken cancellationToken = default) =>
        await TransactAsync((catalog, token) => catalog.ChangeExperimentAsync(experiment, change, token), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>?> RemoveExperimentAsync(
        string experiment, Action<ExperimentRecord> check, CancellationToken cancellationToken = default) =>
        await ExperimentsAsync((experiments, token) => experiments.RemoveAsync(experiment, check, Lock, token), cancellationToken).ConfigureAwait(false);

    private Task<T> ExperimentsAsync<T>(Func<ExperimentStatements, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        WithCommandsAsync((commands, token) => work(new ExperimentStatements(commands), token), cancellationToken);
}
