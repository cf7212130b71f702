using InnovationSim.Storage.Postgres;
using InnovationSim.Storage.Runs;
using Npgsql;

namespace InnovationSim.Storage.Catalogs;

/// <summary>A catalogue in a PostgreSQL database, for any number of processes at once.</summary>
/// <remarks>The database is the caller's: it is not closed with the catalogue, and must have been migrated by <see cref="PostgresSchema"/>.</remarks>
public sealed partial class PostgresRunCatalog : IRunCatalog
{
    private const string Lock = "FOR UPDATE";

    private readonly PostgresDatabase _database;

    /// <summary>The catalogue of a database.</summary>
    public PostgresRunCatalog(PostgresDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        _database = database;
    }

    /// <inheritdoc/>
    public Task<(RunRecord Run, bool IsNew)> AddAsync(NewRun run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return TransactAsync((catalog, token) => catalog.AddAsync(run, token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<RunRecord?> FindAsync(string run, CancellationToken cancellationToken = default) =>
        TransactAsync((catalog, token) => catalog.FindAsync(run, token), cancellationToken);

    /// <inheritdoc/>
    public Task<RunInput?> InputAsync(string run, CancellationToken cancellationToken = default) =>
        TransactAsync((catalog, token) => catalog.InputAsync(run, token), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RunRecord>> ListAsync(RunFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return await TransactAsync((catalog, token) => catalog.ListAsync(filter, token), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<long?> RaiseEpochAsync(string run, CancellationToken cancellationToken = default) =>
        TransactAsync((catalog, token) => catalog.RaiseEpochAsync(run, token), cancellationToken);

    /// <inheritdoc/>
    public Task<RunRecord?> ChangeAsync(string run, Func<RunRecord, RunRecord> change, CancellationToken cancellationToken = default) =>
        TransactAsync((catalog, token) => catalog.ChangeAsync(run, epoch: null, change, token), cancellationToken);

    /// <inheritdoc/>
    public async Task<RunRecord> ChangeAsync(string run, long epoch, Func<RunRecord, RunRecord> change, CancellationToken cancellationToken = default) =>
        (await TransactAsync((catalog, token) => catalog.ChangeAsync(run, epoch, change, token), cancellationToken).ConfigureAwait(false))!;

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string run, Action<RunRecord> check, CancellationToken cancellationToken = default) =>
        TransactAsync((catalog, token) => catalog.RemoveAsync(run, check, token), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListRemovedAsync(CancellationToken cancellationToken = default) =>
        await TransactAsync((catalog, token) => catalog.ListRemovedAsync(token), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task ForgetAsync(IReadOnlyList<string> runs, CancellationToken cancellationToken = default) =>
        _database.TransactAsync((connection, token) => new CatalogStatements(Commands(connection), Lock).ForgetAsync(runs, token), cancellationToken);

    private Task<T> TransactAsync<T>(Func<CatalogStatements, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        WithCommandsAsync((commands, token) => work(new CatalogStatements(commands, Lock), token), cancellationToken);

    private Task<T> WithCommandsAsync<T>(Func<CatalogCommands, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        _database.TransactAsync(
            async (connection, token) =>
            {
                // What is acknowledged stays, whatever the server is set to.
                await connection.ExecuteAsync("SET LOCAL synchronous_commit = on", [], token).ConfigureAwait(false);
                return await work(Commands(connection), token).ConfigureAwait(false);
            },
            cancellationToken);

    private static CatalogCommands Commands(NpgsqlConnection connection) => new((sql, values) => connection.Command(sql, values));
}
