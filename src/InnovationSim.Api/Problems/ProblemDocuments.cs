using System.Text.Json;
using InnovationSim.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace InnovationSim.Api.Problems;

/// <summary>Problem details of whatever went wrong.</summary>
internal static class ProblemDocuments
{
    internal const string ContentType = "application/problem+json";

    private const string Prefix = "urn:innovationsim:";
    private const string RetryAfterSeconds = "2";

    /// <summary>Those of a failure that the service tells.</summary>
    internal static ApiProblem Of(SimulationError error) => error.Code switch
    {
        SimulationErrorCode.NotFound => Make(StatusCodes.Status404NotFound, "not-found", "Not there", error.Message),
        SimulationErrorCode.Invalid =>
            Make(StatusCodes.Status422UnprocessableEntity, "invalid", "The request cannot be", error.Message) with { Problems = error.Problems },
        SimulationErrorCode.Conflict => Make(StatusCodes.Status409Conflict, "conflict", "Does not fit the state", error.Message),
        SimulationErrorCode.Unavailable => Make(StatusCodes.Status503ServiceUnavailable, "unavailable", "Cannot answer now", error.Message),
        _ => throw new ArgumentOutOfRangeException(nameof(error), error.Code, "There is no such kind of failure."),
    };

    /// <summary>Those of a request that does not reach the service.</summary>
    internal static ApiProblem Of(ApiException failure) => Plain(failure.Status, failure.Message) with { Problems = failure.Problems };

    /// <summary>Those of a status alone.</summary>
    internal static ApiProblem Plain(int status, string? detail = null) => status switch
    {
        StatusCodes.Status400BadRequest => Make(status, "malformed", "Cannot be read", detail ?? "The request cannot be read."),
        StatusCodes.Status401Unauthorized => Make(
            status, "unauthorized", "No key", detail ?? "The key is missing or unknown; it goes into the header 'Authorization: Bearer KEY'."),
        StatusCodes.Status403Forbidden => Make(status, "forbidden", "Not allowed", detail ?? "This takes the key of an operator."),
        StatusCodes.Status404NotFound => Make(status, "not-found", "Not there", detail ?? "There is nothing at this path."),
        StatusCodes.Status405MethodNotAllowed => Make(status, "method-not-allowed", "Wrong method", detail ?? "This path does not take that method."),
        StatusCodes.Status406NotAcceptable => Make(status, "not-acceptable", "No such format", detail),
        StatusCodes.Status413PayloadTooLarge => Make(status, "too-large", "Too large", detail ?? "The body is larger than this service takes."),
        StatusCodes.Status415UnsupportedMediaType => Make(
            status, "unsupported-media-type", "Wrong kind of body", detail ?? "This path does not take a body of that kind; most paths take application/json."),
        StatusCodes.Status429TooManyRequests => Make(status, "too-many-requests", "Too many requests", detail),
        StatusCodes.Status503ServiceUnavailable => Make(status, "unavailable", "Cannot answer now", detail),
        _ => Make(status, status >= StatusCodes.Status500InternalServerError ? "internal" : "refused", ReasonPhrases.GetReasonPhrase(status), detail),
    };

    /// <summary>Writes them as the answer.</summary>
    internal static Task WriteAsync(HttpContext context, ApiProblem problem)
    {
        context.Response.StatusCode = problem.Status;
        if (problem.Status == StatusCodes.Status503ServiceUnavailable && context.Response.Headers.RetryAfter.Count == 0)
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        context.Response.ContentType = ContentType;
        ApiProblem full = problem with { Instance = context.Request.PathBase + context.Request.Path };
        return context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(full, ServiceJson.Options), context.RequestAborted).AsTask();
    }

    private static ApiProblem Make(int status, string code, string title, string? detail) =>
        new() { Type = Prefix + code, Title = title, Status = status, Detail = detail, Code = code };
}
