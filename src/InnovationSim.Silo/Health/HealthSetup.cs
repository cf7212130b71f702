using System.Text.Json;
using InnovationSim.Silo.Options;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace InnovationSim.Silo.Health;

/// <summary>Health as an orchestrator asks for it: 200 or 503, and JSON for people, without hosts, names or secrets.</summary>
internal static class HealthSetup
{
    internal const string Live = "/health/live";
    internal const string Ready = "/health/ready";
    internal const string Startup = "/health/startup";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Adds the checks.</summary>
    internal static IServiceCollection AddHealth(this IServiceCollection services, SiloSettings settings)
    {
        IHealthChecksBuilder checks = services.AddHealthChecks()
            .AddCheck<AliveHealth>("process", tags: [Live])
            .AddCheck<StartedHealth>("start", tags: [Startup])
            .AddCheck<SiloHealth>("silo", failureStatus: null, tags: [Ready])
            .AddCheck<MembershipHealth>("membership", failureStatus: null, tags: [Ready], timeout: Patience);
        if (settings.Cluster == ClusterKind.Postgres)
            checks.AddCheck<DatabaseHealth>("database", failureStatus: null, tags: [Ready], timeout: Patience);
        return services;
    }

    /// <summary>Maps the endpoints.</summary>
    internal static void MapHealth(this IEndpointRouteBuilder endpoints, bool open)
    {
        foreach (string path in (string[])[Live, Ready, Startup])
        {
            IEndpointConventionBuilder endpoint = endpoints.MapHealthChecks(
                path, new HealthCheckOptions { Predicate = check => check.Tags.Contains(path, StringComparer.Ordinal), ResponseWriter = WriteAsync });
            if (open) endpoint.AllowAnonymous();
        }
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var body = new
        {
            status = report.Status.ToString(),
            // Exceptions stay in the log: their messages may name hosts and users.
            checks = report.Entries.ToDictionary(
                check => check.Key,
                check => new { status = check.Value.Status.ToString(), what = check.Value.Exception is null ? check.Value.Description : "failed" },
                StringComparer.Ordinal),
        };
        return context.Response.WriteAsJsonAsync(body, JsonSerializerOptions.Web, context.RequestAborted);
    }

    /// <summary>All services of the host have started.</summary>
    private sealed class StartedHealth(IHostApplicationLifetime host) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
            host.ApplicationStarted.IsCancellationRequested ? HealthCheckResult.Healthy("started") : HealthCheckResult.Unhealthy("starting"));
    }
}
