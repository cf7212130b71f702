using System.Net;
using System.Text.Json;
using InnovationSim.Contracts;

namespace InnovationSim.Client;

/// <summary>Problem details of a service, as the exceptions of the contracts.</summary>
internal static class ServerProblems
{
    /// <summary>The exception for an answer that is a failure.</summary>
    internal static async Task<Exception> OfAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        Details? details = null;
        if (answer.Content.Headers.ContentType?.MediaType is "application/problem+json" or "application/json")
        {
            try
            {
                byte[] body = await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
                details = JsonSerializer.Deserialize<Details>(body, ServiceJson.Options);
            }
            catch (JsonException)
            {
                // Something on the way answers in its own words: the status has to do.
            }
        }

        return Of(answer.StatusCode, details?.Detail ?? $"{(int)answer.StatusCode} {answer.ReasonPhrase}", details?.Code, details?.Problems ?? []);
    }

    private static Exception Of(HttpStatusCode status, string message, string? code, IReadOnlyList<RequestProblem> problems) => (code, status) switch
    {
        (_, HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) => new AccessDeniedException(message),
        ("not-found", _) => new NotFoundException(message),
        ("conflict", _) => new StateConflictException(message),
        ("invalid", _) => new InvalidRequestException(problems, message),
        (_, HttpStatusCode.TooManyRequests) or (_, >= HttpStatusCode.InternalServerError) => new ServiceUnavailableException(message),
        (_, HttpStatusCode.NotFound) => new NotFoundException($"There is no such service at this address: {message}"),
        _ => new InvalidRequestException(problems is [] ? [new RequestProblem("request", "", "what the service takes", message)] : problems, message),
    };

    /// <summary>Problem details, as far as they are needed.</summary>
    private sealed record Details(string? Detail, string? Code, IReadOnlyList<RequestProblem>? Problems);
}
