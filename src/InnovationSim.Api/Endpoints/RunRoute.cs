using InnovationSim.Contracts;
using Microsoft.AspNetCore.Http;

namespace InnovationSim.Api.Endpoints;

/// <summary>Lets only ids through that can be the id of a run: none is ever a path.</summary>
internal sealed class RunRoute : IEndpointFilter
{
    internal const string Name = "run";

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        string run = (string)context.HttpContext.Request.RouteValues[Name]!;
        return RunIds.IsWellFormed(run)
            ? next(context)
            : throw NotFoundException.Run(run.Length <= RunIds.MostCharacters ? run : run[..RunIds.MostCharacters] + "…");
    }
}
