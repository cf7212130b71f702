using System.Globalization;
using System.IO.Pipelines;
using InnovationSim.Api.Problems;
using InnovationSim.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace InnovationSim.Api.Endpoints;

/// <summary>The years of a run as server-sent events.</summary>
internal static class EventEndpoints
{
    internal const string ContentType = "text/event-stream";

    private const string LastEventId = "Last-Event-ID";

    internal static void Map(RouteGroupBuilder v1) => v1.MapGet("/runs/{run}/events", WatchAsync).WithTags("runs")
        .Produces<string>(StatusCodes.Status200OK, ContentType).Produces(StatusCodes.Status204NoContent)
        .Says(
            "watchRun", "The years of a run as they are finished, as server-sent events.",
            "Each year once and in order, those first that were finished before: event 'year', its number as id, a year's report as data. When the run has ended, "
            + "event 'end' with its status, and the stream closes. Event 'problem' tells why nothing more comes. Comments come when nothing happens. A client that "
            + "connects again with Last-Event-ID goes on there; 204 says that the run has ended and there is nothing after that.")
        .Takes(
            new("after", "Only later years; all from the first state (year 0) on if not said.", IsNumber: true),
            new(LastEventId, "The last year seen; it goes before 'after'.", IsNumber: true, IsHeader: true))
        .Refuses(StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
        .OfRun();

    private static async Task WatchAsync(
        string run, HttpContext context, ISimulationService service, WatcherCount watchers, ApiLimits limits, IHostApplicationLifetime host)
    {
        int after = AfterOf(context.Request);
        using IDisposable? place = watchers.TryEnter()
            ?? throw new ServiceUnavailableException($"{limits.MostWatchers} watch already, which is all that this service takes; try again later.");
        RunStatus status = await service.StatusAsync(run, context.RequestAborted).ConfigureAwait(false);
        if (status.State.IsEnd() && status.Year <= after)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        context.Response.ContentType = ContentType;
        // Nothing on the way may hold events back or keep them.
        context.Response.Headers.CacheControl = "no-store, no-transform";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        // A host that stops closes its streams; watchers go on where they were when it is back.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, host.ApplicationStopping);
        try
        {
            await StreamAsync(run, after, service, context.Response.BodyWriter, limits.Heartbeat, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // The watcher or the host has gone.
        }
    }

    private static async Task StreamAsync(
        string run, int after, ISimulationService service, PipeWriter output, TimeSpan heartbeat, CancellationToken cancellationToken)
    {
        await output.WriteAsync(YearEvents.Begin, cancellationToken).ConfigureAwait(false);
        try
        {
            IAsyncEnumerator<YearReport> years = service.WatchAsync(run, after, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (years.ConfigureAwait(false))
            {
                while (await NextAsync(years, output, heartbeat, cancellationToken).ConfigureAwait(false))
                    await output.WriteAsync(YearEvents.Of(years.Current), cancellationToken).ConfigureAwait(false);
            }

            RunStatus ended = await service.StatusAsync(run, cancellationToken).ConfigureAwait(false);
            await output.WriteAsync(YearEvents.End(ended), cancellationToken).ConfigureAwait(false);
        }
        catch (SimulationServiceException failure)
        {
            await output.WriteAsync(YearEvents.Problem(failure.Error), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for the next year; while there is none, a comment goes out now and then, by which both sides see that the other is there.</summary>
    private static async Task<bool> NextAsync(IAsyncEnumerator<YearReport> years, PipeWriter output, TimeSpan heartbeat, CancellationToken cancellationToken)
    {
        Task<bool> next = years.MoveNextAsync().AsTask();
        for (;;)
        {
            try
            {
                return await next.WaitAsync(heartbeat, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException) when (!next.IsCompleted)
            {
                await output.WriteAsync(YearEvents.Heartbeat, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!next.IsCompleted)
            {
                // It ends with the same token, and the enumerator must not be disposed of before.
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }
        }
    }

    private static int AfterOf(HttpRequest request)
    {
        var query = new Requests.QueryReader(request.Query);
        int after = query.WholeNumber("after", -1);
        query.ThrowIfAny();
        string last = request.Headers[LastEventId].ToString();
        if (last.Length == 0) return after;
        return int.TryParse(last, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int year)
            ? year
            : throw new ApiException(StatusCodes.Status400BadRequest, $"{LastEventId} is no year of a run; it takes the id of an event.");
    }
}
