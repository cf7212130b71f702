using InnovationSim.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace InnovationSim.Api.Problems;

/// <summary>Makes problem details of every failure of the API. Pages and other parts of a host are left to say what they like.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> log)
{
    /// <summary>Passes a request on.</summary>
    public Task InvokeAsync(HttpContext context) => IsApi(context.Request.Path) ? GuardAsync(context) : next(context);

    private static bool IsApi(PathString path) =>
        path.StartsWithSegments(ApiSetup.Root, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(ApiSetup.OpenApi, StringComparison.OrdinalIgnoreCase);

    private async Task GuardAsync(HttpContext context)
    {
        ApiProblem? problem;
        try
        {
            await next(context).ConfigureAwait(false);
            if (context.Response is not { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest, ContentType: null }) return;
            problem = ProblemDocuments.Plain(context.Response.StatusCode);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure)
        {
            problem = Of(failure);
            if (problem is null)
            {
                // Its text may name files and hosts: it is for the log.
                LogFailed(context.Request.Method, context.Request.Path, failure);
                problem = ProblemDocuments.Plain(StatusCodes.Status500InternalServerError, "The service failed; its log says of what.");
            }
        }

        if (context.Response.HasStarted)
        {
            // Half an answer must not look whole.
            context.Abort();
            return;
        }

        // Headers of security stay, those of the answer that did not come about go.
        context.Response.Headers.Remove("ETag");
        context.Response.Headers.ContentDisposition = default;
        await ProblemDocuments.WriteAsync(context, problem).ConfigureAwait(false);
    }

    private static ApiProblem? Of(Exception failure) => failure switch
    {
        SimulationServiceException told => ProblemDocuments.Of(told.Error),
        ApiException refused => ProblemDocuments.Of(refused),
        BadHttpRequestException bad => ProblemDocuments.Plain(bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? null : bad.Message),
        _ => null,
    };

    [LoggerMessage(20, LogLevel.Error, "{Method} {Path} failed")]
    private partial void LogFailed(string method, string path, Exception failure);
}
