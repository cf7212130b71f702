using InnovationSim.Storage.Postgres;
using Microsoft.Extensions.Hosting;

namespace InnovationSim.Silo.Postgres;

/// <summary>Before anything starts: the database is there, and has the tables that this program needs.</summary>
internal sealed class SchemaCheck(PostgresDatabase database) : IHostedLifecycleService
{
    /// <inheritdoc/>
    /// <exception cref="DatabaseException">It is not there, or was not migrated.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await PostgresSchema.CheckAsync(database, MigrationSet.Stores, cancellationToken).ConfigureAwait(false);
        await PostgresSchema.CheckAsync(database, OrleansSchema.Migrations, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
