using InnovationSim.Api.Problems;
using InnovationSim.Api.Security;
using Microsoft.AspNetCore.Builder;

namespace InnovationSim.Api.Hosting;

/// <summary>What every request goes through before it reaches an endpoint, the same in every host.</summary>
public static class RequestPipeline
{
    /// <summary>Adds it: headers, the guard against foreign pages, problem details, routes, keys, limits, roles.</summary>
    /// <param name="app">The host.</param>
    /// <param name="onlyLocalNames">Whether it is reached by names of this machine only.</param>
    public static void UseInnovationSim(this WebApplication app, bool onlyLocalNames)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseSecurityHeaders();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseOriginGuard(onlyLocalNames);
        app.UseRouting();
        app.UseAuthentication();
        // After it, since a key has limits of its own; before authorisation, so that wrong keys are counted too.
        app.UseRateLimiter();
        app.UseAuthorization();
    }
}
