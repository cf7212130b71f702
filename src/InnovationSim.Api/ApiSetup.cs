using InnovationSim.Api.Endpoints;
using InnovationSim.Api.Hosting;
using InnovationSim.Api.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationSim.Api;

/// <summary>Puts the API into a host.</summary>
/// <remarks>
/// The host gives an <see cref="Contracts.ISimulationService"/>, an <see cref="Contracts.IExperimentService"/> and an
/// <see cref="Contracts.IScenarioCatalog"/> as services, keys and roles
/// (<see cref="AccessSetup.AddInnovationSimAccess"/>), limits of the server (<see cref="ServerLimits.Apply"/>) and what every request goes through
/// (<see cref="RequestPipeline.UseInnovationSim"/>).
/// </remarks>
public static class ApiSetup
{
    /// <summary>What all paths of the API begin with.</summary>
    public const string Root = "/v1";

    /// <summary>What paths of its description begin with.</summary>
    public const string OpenApi = "/openapi";

    private const string Document = "openapi.json";

    /// <summary>Adds what the API needs, but the service itself.</summary>
    public static IServiceCollection AddInnovationSimApi(this IServiceCollection services, ApiLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        services.AddSingleton(limits);
        services.AddSingleton<WatcherCount>();
        services.AddRouting();
        return services.AddRateLimits(limits);
    }

    /// <summary>Adds the endpoints: everything under <see cref="Root"/>, and the description of it.</summary>
    public static void MapInnovationSimApi(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        RouteGroupBuilder v1 = endpoints.MapGroup(Root).RequireAuthorization(Roles.Reader)
            .Refuses(StatusCodes.Status401Unauthorized, StatusCodes.Status429TooManyRequests);
        RunEndpoints.Map(v1);
        ExperimentEndpoints.Map(v1);
        EventEndpoints.Map(v1);
        ResultEndpoints.Map(v1);
        OrganisationEndpoints.Map(v1);
        ScenarioEndpoints.Map(v1);
        PolicyEndpoints.Map(v1);
        endpoints.MapGet(
            OpenApi + "/v1.json",
            () => Microsoft.AspNetCore.Http.Results.Stream(typeof(ApiSetup).Assembly.GetManifestResourceStream(Document)!, "application/json"))
            .RequireAuthorization(Roles.Reader).ExcludeFromDescription();
    }
}
