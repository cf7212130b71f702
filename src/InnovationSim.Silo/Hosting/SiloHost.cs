using InnovationSim.Api;
using InnovationSim.Api.Hosting;
using InnovationSim.Api.Security;
using InnovationSim.Silo.Health;
using InnovationSim.Silo.Options;
using InnovationSim.Silo.Postgres;
using InnovationSim.Silo.Shutdown;
using InnovationSim.Silo.Telemetry;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Dashboard;

namespace InnovationSim.Silo.Hosting;

/// <summary>A silo with everything around it: HTTP, dashboard, metrics, health, an orderly end.</summary>
internal static class SiloHost
{
    internal const string Dashboard = "/dashboard";

    private static readonly ApiLimits Limits = new();

    /// <summary>Puts it together; nothing is started, and no port taken yet.</summary>
    /// <param name="settings">Checked settings.</param>
    /// <param name="engine">Puts the simulation into the silo.</param>
    /// <exception cref="BadInputException">A file of certificates cannot be used.</exception>
    /// <exception cref="ApiKeysException">The file of keys cannot be used.</exception>
    internal static WebApplication Build(SiloSettings settings, Action<ISiloBuilder, SiloSettings> engine)
    {
        // Empty: no settings come from files or variables that nobody told us of.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "innosim-silo" });
        builder.Logging.AddSiloLog(settings.LogFormat);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Apply(Limits)).UseUrls(settings.Http.GetLeftPart(UriPartial.Authority));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.ShutdownTimeout);
        builder.Services.AddRoutingCore();
        builder.Services.AddInnovationSimAccess(SiloOptions.AccessOf(settings)).AddInnovationSimApi(Limits).AddTelemetry().AddHealth(settings);
        builder.Services.AddSingleton<ReadinessGate>();
        builder.Services.AddHostedService<OrderlyShutdown>();
        if (settings.Cluster == ClusterKind.Postgres)
        {
            builder.Services.AddSingleton(_ => Connections.ForStores(settings.Postgres!));
            builder.Services.AddHostedService<SchemaCheck>();
        }

        builder.UseOrleans(silo =>
        {
            ClusterSetup.Configure(silo, settings);
            engine(silo, settings);
        });
        builder.Services.AddHostedService<Announcement>();
        WebApplication app = builder.Build();
        UseHttp(app, settings);
        return app;
    }

    private static void UseHttp(WebApplication app, SiloSettings settings)
    {
        app.UseInnovationSim(onlyLocalNames: settings.HttpIsLocal);
        bool open = settings.HttpIsLocal || settings.OpenMetrics;
        app.MapHealth(open);
        IEndpointConventionBuilder metrics = app.MapPrometheusScrapingEndpoint(TelemetrySetup.Path);
        if (open) metrics.AllowAnonymous();
        IEndpointConventionBuilder dashboard = app.MapOrleansDashboard(Dashboard).RequireAuthorization(Roles.Reader);
        dashboard.Add(OperatorsReadTheLog);
        foreach (IHostPages pages in app.Services.GetServices<IHostPages>()) pages.Map(app);
    }

    /// <summary>The dashboard streams the log, of which nobody can say beforehand what will stand in it.</summary>
    private static void OperatorsReadTheLog(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder route && route.RoutePattern.RawText?.EndsWith("/Trace", StringComparison.OrdinalIgnoreCase) == true)
            endpoint.Metadata.Add(new AuthorizeAttribute(Roles.Operator));
    }
}
