using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using InnovationSim.Silo.Shutdown;

namespace InnovationSim.Silo.Health;

/// <summary>This silo knows itself to be an active member, and takes work.</summary>
internal sealed class SiloHealth(ISiloStatusOracle silo, ReadinessGate gate) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        gate.IsClosed ? HealthCheckResult.Unhealthy("stopping")
        : silo.CurrentStatus == SiloStatus.Active ? HealthCheckResult.Healthy("active")
        : HealthCheckResult.Unhealthy($"the silo is {silo.CurrentStatus}"));
}

/// <summary>The others believe it too: the membership table has this silo as active. A silo that slept too long is dead to them.</summary>
internal sealed class MembershipHealth(IServiceProvider services, ILocalSiloDetails silo) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // Not before it is needed: the table can be made only while the silo starts.
        MembershipTableData table = await services.GetRequiredService<IMembershipTable>().ReadRow(silo.SiloAddress)
            .WaitAsync(cancellationToken).ConfigureAwait(false);
        SiloStatus? status = table.Members.Count == 0 ? null : table.Members[0].Item1.Status;
        return status switch
        {
            SiloStatus.Active => HealthCheckResult.Healthy("active in the table of members"),
            null => HealthCheckResult.Unhealthy("not in the table of members"),
            _ => HealthCheckResult.Unhealthy($"{status} in the table of members"),
        };
    }
}

/// <summary>The process does its work, whatever the cluster and the database do: a silo that is dead does not come back to life by waiting.</summary>
internal sealed class AliveHealth(ISiloStatusOracle silo) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        silo.CurrentStatus == SiloStatus.Dead ? HealthCheckResult.Unhealthy("the silo is dead") : HealthCheckResult.Healthy("running"));
}
