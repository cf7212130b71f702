using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InnovationSim.Web.Hosting;

/// <summary>
/// A host that is told to stop takes no more requests for the page. Browsers whose circuit it has closed ask for another at once, over connections that
/// are still open, and the host would wait for these until its patience is over.
/// </summary>
internal static class Stopping
{
    /// <summary>Puts the check before an endpoint.</summary>
    internal static void Refuse(EndpointBuilder endpoint)
    {
        if (endpoint.RequestDelegate is not { } next) return;
        endpoint.RequestDelegate = context =>
        {
            if (!context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested) return next(context);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        };
    }
}
