using InnovationSim.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InnovationSim.Api.Endpoints;

/// <summary>Answers in the JSON of the contracts, whatever the host has set for others.</summary>
internal static class Answers
{
    internal static JsonHttpResult<T> Of<T>(T value) => TypedResults.Json(value, ServiceJson.Options);

    /// <summary>A run that was accepted, and where it is found.</summary>
    internal static JsonHttpResult<RunStatus> Created(HttpContext context, RunStatus run)
    {
        context.Response.Headers.Location = $"{context.Request.PathBase}{ApiSetup.Root}/runs/{run.Run}";
        return TypedResults.Json(run, ServiceJson.Options, statusCode: StatusCodes.Status201Created);
    }
}
