using InnovationSim.Storage.Runs;
using Microsoft.Data.Sqlite;

namespace InnovationSim.Storage.Catalogs;

/// <summary>A catalogue in an SQLite file, for one process.</summary>
public sealed partial class SqliteRunCatalog : IRunCatalog, IAsyncDisposable
{
    /// <summary>Version of the tables that this program writes, and the newest that it reads.</summary>
    public const int SchemaVersion = 2;

    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _gate = new(1, 1);

    private SqliteRunCatalog(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the file of a catalogue, or makes it.</summary>
    /// <exception cref="IOException">It is damaged, no such file, or of a newer version.</exception>
    public static SqliteRunCatalog Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        var catalog = new SqliteRunCatalog(connection);
        try
        {
            connection.Open();
            catalog.Prepare(path);
            return catalog;
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw new IOException($"'{path}' cannot be used as a list of runs: {failure.Message}", failure);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<(RunRecord Run, bool IsNew)> AddAsync(NewRun run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return TransactAsync(catalog => catalog.AddAsync(run, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<RunRecord?> FindAsync(string run, CancellationToken cancellationToken = default) =>
        TransactAsync(catalog => catalog.FindAsync(run, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<RunInput?> InputAsync(string run, CancellationToken cancellationToken = default) =>
        TransactAsync(catalog => catalog.InputAsync(run, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RunRecord>> ListAsync(RunFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return await TransactAsync(catalog => catalog.ListAsync(filter, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<long?> RaiseEpochAsync(string run, CancellationToken cancellationToken = default) =>
        TransactAsync(catalog => catalog.RaiseEpochAsync(run, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<RunRecord?> ChangeAsync(string run, Func<RunRecord, RunRecord> change, CancellationToken cancellationToken = default) =>
        TransactAsync(catalog => catalog.ChangeAsync(run, epoch: null, change, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<RunRecord> ChangeAsync(string run, long epoch, Func<RunRecord, RunRecord> change, CancellationToken cancellationToken = default) =>
        (await TransactAsync(catalog => catalog.ChangeAsync(run, epoch, change, cancellationToken), cancellationToken).ConfigureAwait(false))!;

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string run, Action<RunRecord> check, CancellationToken cancellationToken = default) =>
        TransactAsync(catalog => catalog.RemoveAsync(run, check, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListRemovedAsync(CancellationToken cancellationToken = default) =>
        await TransactAsync(catalog => catalog.ListRemovedAsync(cancellationToken), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task ForgetAsync(IReadOnlyList<string> runs, CancellationToken cancellationToken = default) => TransactAsync(
        async catalog =>
        {
            await catalog.ForgetAsync(runs, cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync().ConfigureAwait(false);
        _gate.Dispose();
    }

    private void Prepare(string path)
    {
        long version = (long)Command("PRAGMA user_version").ExecuteScalar()!;
        if (version > SchemaVersion) throw new IOException($"'{path}' has version {version} of the list of runs; this program reads up to {SchemaVersion}. Use a newer one.");
        Command("PRAGMA journal_mode = WAL").ExecuteScalar();
        // What is acknowledged stays.
        Command("PRAGMA synchronous = FULL").ExecuteNonQuery();
        foreach (string step in SqliteCatalogTables.Steps.Skip((int)version))
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            Command(step).ExecuteNonQuery();
            transaction.Commit();
        }
    }

    private Task<T> TransactAsync<T>(Func<CatalogStatements, Task<T>> work, CancellationToken cancellationToken) =>
        WithCommandsAsync(commands => work(new CatalogStatements(commands, forUpdate: "")), cancellationToken);

    private async Task<T> WithCommandsAsync<T>(Func<CatalogCommands, Task<T>> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            SqliteTransaction transaction = _connection.BeginTransaction();
            await using (transaction.ConfigureAwait(false))
            {
                T result = await work(new CatalogCommands(Command)).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return result;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private SqliteCommand Command(string sql, params object[] values)
    {
        SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // Only texts of this assembly; values go in as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (int i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i + 1}", values[i]);
        return command;
    }
}
