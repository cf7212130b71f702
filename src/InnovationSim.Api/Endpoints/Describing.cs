using InnovationSim.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace InnovationSim.Api.Endpoints;

/// <summary>A parameter of an endpoint that is read by hand, for the description of the API.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is.</param>
/// <param name="IsNumber">Whether it is a whole number; text otherwise.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="IsList">Whether it may come several times.</param>
/// <param name="IsHeader">Whether it stands in a header; in the query otherwise.</param>
internal sealed record ParameterText(
    string Name, string Description, bool IsNumber = false, bool IsRequired = false, bool IsList = false, bool IsHeader = false);

/// <summary>What the description of the API says of endpoints.</summary>
internal static class Describing
{
    /// <summary>Says what an endpoint does.</summary>
    internal static RouteHandlerBuilder Says(this RouteHandlerBuilder endpoint, string name, string summary, string? description = null)
    {
        endpoint.WithName(name).WithSummary(summary);
        return description is null ? endpoint : endpoint.WithDescription(description);
    }

    /// <summary>Says which parameters it reads.</summary>
    internal static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, params ParameterText[] parameters) => endpoint.WithMetadata([.. parameters]);

    /// <summary>Says with which problems it may answer.</summary>
    internal static T Refuses<T>(this T endpoint, params int[] statuses)
        where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata([.. statuses.Select(status => new ProducesResponseTypeMetadata(status, typeof(ApiProblem), [ProblemDocuments.ContentType]))]);
}
