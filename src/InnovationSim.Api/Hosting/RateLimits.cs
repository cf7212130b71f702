using System.Globalization;
using System.Threading.RateLimiting;
using InnovationSim.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationSim.Api.Hosting;

/// <summary>How many requests one key, or one address, may make.</summary>
internal static class RateLimits
{
    private const int PeriodsPerSecond = 10;
    private const int SecondsOfBurst = 2;

    internal static IServiceCollection AddRateLimits(this IServiceCollection services, ApiLimits limits) => services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsApi(context)
            ? RateLimitPartition.GetTokenBucketLimiter(WhoAsks(context), _ => Bucket(limits))
            : RateLimitPartition.GetNoLimiter(""));
        options.OnRejected = (rejected, _) =>
        {
            int seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan after) ? (int)Math.Ceiling(after.TotalSeconds) : 1;
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, seconds).ToString(CultureInfo.InvariantCulture);
            return new ValueTask(ProblemDocuments.WriteAsync(
                rejected.HttpContext,
                ProblemDocuments.Plain(
                    StatusCodes.Status429TooManyRequests,
                    $"More than {limits.RequestsPerSecond} requests a second; try again in {Math.Max(1, seconds)} s.")));
        };
    });

    private static TokenBucketRateLimiterOptions Bucket(ApiLimits limits) => new()
    {
        TokenLimit = Math.Max(1, limits.RequestsPerSecond * SecondsOfBurst),
        TokensPerPeriod = Math.Max(1, limits.RequestsPerSecond / PeriodsPerSecond),
        ReplenishmentPeriod = TimeSpan.FromSeconds(1.0 / PeriodsPerSecond),
        QueueLimit = 0,
    };

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments(ApiSetup.Root, StringComparison.OrdinalIgnoreCase);

    // A name of a key never holds a slash.
    private static string WhoAsks(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true, Name: { } name } ? name : $"/{context.Connection.RemoteIpAddress}";
}
