using InnovationSim.Web.Downloads;
using InnovationSim.Web.Experiments;
using InnovationSim.Web.Hosting;
using InnovationSim.Web.Metrics;
using InnovationSim.Web.Runs;
using InnovationSim.Web.Years;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;

namespace InnovationSim.Web;

/// <summary>
/// Mounts the live page of a simulation service on a host: <c>/</c>, <c>/runs/…</c>, <c>/start</c>, <c>/experiments</c>, <c>/compare</c> and what they need.
/// </summary>
/// <remarks>
/// The page needs an <see cref="Contracts.ISimulationService"/> and an <see cref="Contracts.IExperimentService"/> that are registered as singletons, and
/// nothing else of its host. Nothing of it is ever fetched from elsewhere. It works under
/// <c>Content-Security-Policy: default-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:</c>
/// (style attributes come from Radzen's grid).
/// </remarks>
public static class InnovationSimWeb
{
    // A circuit that has lost its browser is kept so that it can come back; each holds the state of one page.
    private const int MostLostCircuits = 50;

    /// <summary>Registers what the page needs.</summary>
    public static IServiceCollection AddInnovationSimWeb(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddRazorComponents().AddInteractiveServerComponents(circuits => circuits.DisconnectedCircuitMaxRetained = MostLostCircuits);
        services.AddRadzenComponents();
        // Secrets of pages die with the process, as the circuits do that they belong to; none is kept in somebody's home folder.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.TryAddScoped<RunCommands>();
        services.TryAddScoped<ExperimentCommands>();
        services.TryAddSingleton<RunFeeds>();
        services.TryAddSingleton<RunListMemory>();
        services.TryAddSingleton<MetricCatalog>();
        services.TryAddSingleton<YearSlices>();
        return services;
    }

    /// <summary>Maps the page, its assets and its downloads.</summary>
    /// <returns>All its endpoints, to ask for authorisation on: <c>.RequireAuthorization(…)</c>.</returns>
    public static IEndpointConventionBuilder MapInnovationSimWeb(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        // Where the pipeline is at hand, it gets what Blazor's endpoints ask for; a host that maps into a group calls it by itself.
        if (endpoints is IApplicationBuilder pipeline) pipeline.UseAntiforgery();
        RouteGroupBuilder page = endpoints.MapGroup("");
        page.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'");
        page.MapWebAssets();
        page.MapDownloads();
        // The page is for people: programs have the API, and its description.
        page.WithMetadata(new ExcludeFromDescriptionAttribute());
        IEndpointConventionBuilder endpointsOfThePage = page;
        endpointsOfThePage.Finally(SameOrigin.Require);
        endpointsOfThePage.Finally(Stopping.Refuse);
        return page;
    }
}
