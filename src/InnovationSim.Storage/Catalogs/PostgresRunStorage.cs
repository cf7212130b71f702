using InnovationSim.Engine.Checkpoints;
using InnovationSim.Storage.Checkpoints;
using InnovationSim.Storage.Postgres;
using InnovationSim.Storage.Results;

namespace InnovationSim.Storage.Catalogs;

/// <summary>A service's runs in a PostgreSQL database, for any number of processes at once.</summary>
/// <remarks>The database is the caller's: it is not closed with the storage, and must have been migrated by <see cref="PostgresSchema"/>.</remarks>
public sealed class PostgresRunStorage : IRunStorage
{
    private readonly PostgresDatabase _database;
    private readonly PostgresCheckpointStore _checkpoints;

    /// <summary>The runs of a database.</summary>
    public PostgresRunStorage(PostgresDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        _database = database;
        _checkpoints = new PostgresCheckpointStore(database);
        Catalog = new PostgresRunCatalog(database);
    }

    /// <inheritdoc/>
    public IRunCatalog Catalog { get; }

    /// <inheritdoc/>
    public ICheckpointStore CheckpointsOf(string run) => _checkpoints;

    /// <inheritdoc/>
    public async ValueTask<IResultStore> WriteResultsAsync(string run, long epoch, CancellationToken cancellationToken = default)
    {
        await Catalog.ChangeAsync(run, epoch, unchanged => unchanged, cancellationToken).ConfigureAwait(false);
        return new PostgresResultStore(_database, run, epoch);
    }

    /// <inheritdoc/>
    public ValueTask<IResultStore> ReadResultsAsync(string run, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IResultStore>(new PostgresResultStore(_database, run));

    /// <inheritdoc/>
    public async ValueTask<int> CopyResultsAsync(string from, string run, long epoch, int lastYear, CancellationToken cancellationToken = default)
    {
        var results = new PostgresResultStore(_database, run, epoch);
        await results.CopyFromAsync(from, lastYear, cancellationToken).ConfigureAwait(false);
        return await results.LastYearAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> RemoveAsync(string run, Action<RunRecord> check, CancellationToken cancellationToken = default)
    {
        if (!await Catalog.RemoveAsync(run, check, cancellationToken).ConfigureAwait(false)) return false;
        await DeleteAsync(run, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask TidyAsync(CancellationToken cancellationToken = default)
    {
        foreach (string run in await Catalog.ListRemovedAsync(cancellationToken).ConfigureAwait(false))
            await DeleteAsync(run, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task DeleteAsync(string run, CancellationToken cancellationToken)
    {
        await _checkpoints.DeleteAsync(run, cancellationToken).ConfigureAwait(false);
        await new PostgresResultStore(_database, run).RemoveAfterAsync(-1, cancellationToken).ConfigureAwait(false);
        await Catalog.ForgetAsync([run], cancellationToken).ConfigureAwait(false);
    }
}
