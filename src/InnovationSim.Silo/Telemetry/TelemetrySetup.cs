using InnovationSim.Cluster.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace InnovationSim.Silo.Telemetry;

/// <summary>What Prometheus is told.</summary>
internal static class TelemetrySetup
{
    internal const string Path = "/metrics";

    private const string OurMeters = "InnovationSim.*";

    // From a barrier over a few shards to a checkpoint of millions of organisations.
    private static readonly double[] SecondsBounds = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];

    private static readonly string[] OtherMeters =
        ["Microsoft.Orleans", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql"];

    /// <summary>Collects the meters of this program, Orleans, the runtime, ASP.NET Core and the database driver.</summary>
    internal static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter([OurMeters, .. OtherMeters])
            .AddView(
                instrument => instrument is { Unit: MetricNames.Seconds, Meter.Name: MetricNames.Meter }
                    ? new ExplicitBucketHistogramConfiguration { Boundaries = SecondsBounds }
                    : null)
            .AddPrometheusExporter(options => options.ScrapeResponseCacheDurationMilliseconds = 1000));
        return services;
    }
}
