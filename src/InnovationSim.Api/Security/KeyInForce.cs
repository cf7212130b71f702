using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace InnovationSim.Api.Security;

/// <summary>
/// Asks that the key by which somebody was let in still opens the host, in the same role. A request has just shown its key; the circuit of a page has
/// shown it when it was opened, and may live for days.
/// </summary>
internal sealed class KeyInForce : IAuthorizationRequirement
{
    /// <summary>The claim that holds the hash of the key, as the file of keys has it; it is no secret.</summary>
    internal const string HashClaim = "urn:innovationsim:key-sha256";
}

/// <summary>Looks the key up in the ring, which reads its file again every few seconds.</summary>
internal sealed class KeyInForceHandler(KeyRing keys) : AuthorizationHandler<KeyInForce>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, KeyInForce requirement)
    {
        if (keys.IsOpen || IsInForce(context.User)) context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private bool IsInForce(ClaimsPrincipal user) =>
        user.FindFirst(KeyInForce.HashClaim)?.Value is { } sha256 && user.FindFirst(ClaimTypes.Role)?.Value is { } role && keys.IsInForce(sha256, role);
}
