using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace InnovationSim.Web.Hosting;

/// <summary>
/// Pages of other sites may not use this one: a browser lets them open a WebSocket to it, which carries every command of the page, and post forms to it.
/// </summary>
internal static class SameOrigin
{
    /// <summary>Puts the check before an endpoint.</summary>
    internal static void Require(EndpointBuilder endpoint)
    {
        if (endpoint.RequestDelegate is not { } next) return;
        endpoint.RequestDelegate = context => IsForeign(context.Request) ? Refuse(context) : next(context);
    }

    /// <summary>Whether a browser says that the request was made by a page of another origin. Links from elsewhere may lead here.</summary>
    internal static bool IsForeign(HttpRequest request)
    {
        if (request.Headers[HeaderNames.Origin] is [{ Length: > 0 } origin])
            return !Uri.TryCreate(origin, UriKind.Absolute, out Uri? from) || !Equals(from, request);
        bool looks = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        return !looks && request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none");
    }

    // The port may be left out on either side. Whoever ends TLS before this host forwards http, so schemes are not compared.
    private static bool Equals(Uri from, HttpRequest request) =>
        string.Equals(from.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase)
        && (request.Host.Port is not { } port || port == from.Port);

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("Pages of other sites may not use this page.\n", context.RequestAborted);
    }
}
