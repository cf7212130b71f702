namespace InnovationSim.Storage.Catalogs;

/// <content>Experiments.</content>
public sealed partial class SqliteRunCatalog
{
    /// <inheritdoc/>
    public Task<(ExperimentRecord Experiment, bool IsNew)> AddExperimentAsync(NewExperiment experiment, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return ExperimentsAsync(experiments => experiments.AddAsync(experiment, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ExperimentRecord?> FindExperimentAsync(string experiment, CancellationToken cancellationToken = default) =>
        ExperimentsAsync(experiments => experiments.FindAsync(experiment, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ExperimentRecord>> ListExperimentsAsync(long before, int limit, CancellationToken cancellationToken = default) =>
        await ExperimentsAsync(experiments => experiments.ListAsync(before, limit, cancellationToken), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RunRecord>> ChangeExperimentAsync(
        string experiment, Func<RunRecord, RunRecord> change, CancellationToken cancellationToken = default) =>
        await TransactAsync(catalog => catalog.ChangeExperimentAsync(experiment, change, cancellationToken), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>?> RemoveExperimentAsync(
        string experiment, Action<ExperimentRecord> check, CancellationToken cancellationToken = default) =>
        await ExperimentsAsync(experiments => experiments.RemoveAsync(experiment, check, forUpdate: "", cancellationToken), cancellationToken)
            .ConfigureAwait(false);

    private Task<T> ExperimentsAsync<T>(Func<ExperimentStatements, Task<T>> work, CancellationToken cancellationToken) =>
        WithCommandsAsync(commands => work(new ExperimentStatements(commands)), cancellationToken);
}
