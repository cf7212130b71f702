using InnovationSim.Contracts;
using Microsoft.AspNetCore.Http;

namespace InnovationSim.Api.Endpoints;

/// <summary>Lets only ids through that can be the id of a run or an experiment: none is ever a path.</summary>
/// <param name="name">Which part of the route is the id.</param>
/// <param name="notFound">What is said of one that is none.</param>
internal sealed class IdRoute(string name, Func<string, NotFoundException> notFound) : IEndpointFilter
{
    /// <summary>The id of a run.</summary>
    internal static IdRoute Run { get; } = new("run", NotFoundException.Run);

    /// <summary>The id of an experiment.</summary>
    internal static IdRoute Experiment { get; } = new("experiment", NotFoundException.Experiment);

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        string id = (string)context.HttpContext.Request.RouteValues[name]!;
        return RunIds.IsWellFormed(id) ? next(context) : throw notFound(id.Length <= RunIds.MostCharacters ? id : id[..RunIds.MostCharacters] + "…");
    }
}
