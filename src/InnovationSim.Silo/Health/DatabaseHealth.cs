using InnovationSim.Storage.Postgres;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace InnovationSim.Silo.Health;

/// <summary>The database answers.</summary>
internal sealed class DatabaseHealth(PostgresDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await database.PingAsync(cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy("reachable");
        }
        catch (DatabaseException)
        {
            // The reason names hosts and users: it is for the log, not for whoever may ask.
            return HealthCheckResult.Unhealthy("not reachable");
        }
    }
}
