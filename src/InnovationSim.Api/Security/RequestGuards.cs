using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace InnovationSim.Api.Security;

/// <summary>What every request goes through, whatever it asks for.</summary>
internal static class RequestGuards
{
    /// <summary>Headers by which browsers keep pages of this host to themselves.</summary>
    internal static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Orleans' dashboard styles its elements from its script and keeps icons in its style sheet.
        headers.ContentSecurityPolicy =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
        headers.CacheControl = "no-store";
        return next(context);
    });

    /// <summary>
    /// Refuses requests that a foreign page makes in somebody's browser. The browser would add the password it remembers; and where no key is needed, a page
    /// that has its own name lead to this machine could read everything.
    /// </summary>
    internal static IApplicationBuilder UseOriginGuard(this IApplicationBuilder app, bool onlyLocalNames) => app.Use((context, next) =>
    {
        if (onlyLocalNames && !IsLocal(context.Request.Host.Host))
            return Refuse(context, "This host serves this machine only, by the name localhost or its loopback address.");
        string method = context.Request.Method;
        bool looks = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
        return !looks && IsForeign(context.Request)
            ? Refuse(context, "Pages of other sites may not change anything here.")
            : next(context);
    });

    private static bool IsLocal(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (System.Net.IPAddress.TryParse(host.Trim('[', ']'), out System.Net.IPAddress? address) && System.Net.IPAddress.IsLoopback(address));

    private static bool IsForeign(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site]) return site is not ("same-origin" or "none");
        if (request.Headers.Origin is not [{ } origin]) return false;
        return !Uri.TryCreate(origin, UriKind.Absolute, out Uri? from)
            || !string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    private static Task Refuse(HttpContext context, string why)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(why + "\n", context.RequestAborted);
    }
}
