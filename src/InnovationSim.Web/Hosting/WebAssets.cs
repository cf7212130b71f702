using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace InnovationSim.Web.Hosting;

/// <summary>Everything that a browser loads besides the pages.</summary>
internal static class WebAssets
{
    private const string Script = "text/javascript; charset=utf-8";
    private const string Own = "_content/InnovationSim.Web/";
    private const string Radzen = "_content/Radzen.Blazor/";

    internal static WebAsset Style { get; } = new(Own + "page.css", "text/css; charset=utf-8");

    internal static WebAsset Theme { get; } = new(Own + "theme.js", Script);

    internal static WebAsset Page { get; } = new(Own + "page.js", Script);

    internal static WebAsset Icon { get; } = new(Own + "icon.svg", "image/svg+xml");

    internal static WebAsset Blazor { get; } = new("_framework/blazor.web.js", Script);

    internal static WebAsset GridStyle { get; } = new(Radzen + "css/standard-base.css", "text/css; charset=utf-8");

    internal static WebAsset GridLook { get; } = new(Own + "grid.css", "text/css; charset=utf-8");

    internal static WebAsset GridScript { get; } = new(Radzen + "Radzen.Blazor.min.js", Script);

    private static WebAsset GridFont { get; } = new(Radzen + "fonts/MaterialSymbolsOutlined.woff2", "font/woff2");

    internal static IReadOnlyList<WebAsset> All { get; } = [Style, Theme, Page, Icon, Blazor, GridStyle, GridLook, GridScript, GridFont];

    /// <summary>Maps them: with a tag in the address they are kept for a year, without one they are asked for again each time.</summary>
    internal static void MapWebAssets(this IEndpointRouteBuilder endpoints)
    {
        foreach (WebAsset asset in All) endpoints.MapMethods("/" + asset.Path, [HttpMethods.Get, HttpMethods.Head], context => SendAsync(context, asset));
    }

    private static async Task SendAsync(HttpContext context, WebAsset asset)
    {
        HttpResponse response = context.Response;
        string tag = $"\"{asset.Tag.Value}\"";
        response.Headers.ETag = tag;
        response.Headers.CacheControl = context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        if (context.Request.Headers.IfNoneMatch.Contains(tag, StringComparer.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        bool compress = asset.IsText && context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        ReadOnlyMemory<byte> bytes = compress ? asset.Compressed : asset.Bytes;
        if (compress) response.Headers.ContentEncoding = "gzip";
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        response.ContentType = asset.Type;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }
}
