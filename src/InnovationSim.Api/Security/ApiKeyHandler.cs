using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace InnovationSim.Api.Security;

/// <summary>
/// Finds out who asks: <c>Authorization: Bearer KEY</c>, <c>X-Api-Key: KEY</c>, or, for browsers, Basic authentication with the key as password and any user
/// name.
/// </summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyRing keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    internal const string SchemeName = "ApiKey";
    internal const string Header = "X-Api-Key";

    private const string Bearer = "Bearer ";
    private const string Basic = "Basic ";
    private const string Realm = "realm=\"InnovationSim\"";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (keys.IsOpen) return Task.FromResult(Success("local", Roles.Operator, sha256: null));
        if (Secret() is not { } secret) return Task.FromResult(AuthenticateResult.NoResult());
        return Task.FromResult(keys.Find(secret) is { } key ? Success(key.Name, key.Role, key.Sha256) : AuthenticateResult.Fail("unknown key"));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        // Only pages that a person opens ask for a password: in what a program or a page fetches, the question would come up from nowhere.
        bool byPerson = Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        Response.Headers.WWWAuthenticate = byPerson ? $"{Basic}{Realm}, charset=\"UTF-8\"" : Bearer + Realm;
        return Task.CompletedTask;
    }

    private static AuthenticateResult Success(string name, string role, string? sha256)
    {
        List<Claim> claims = [new(ClaimTypes.Name, name), new(ClaimTypes.Role, role)];
        if (sha256 is not null) claims.Add(new Claim(KeyInForce.HashClaim, sha256));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName)), SchemeName));
    }

    private string? Secret()
    {
        string authorization = Request.Headers[HeaderNames.Authorization].ToString();
        if (authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return authorization[Bearer.Length..].Trim();
        if (authorization.StartsWith(Basic, StringComparison.OrdinalIgnoreCase)) return Password(authorization[Basic.Length..].Trim());
        return Request.Headers[Header] is [{ Length: > 0 } key] ? key : null;
    }

    private static string? Password(string encoded)
    {
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out int length)) return null;
        string pair = Encoding.UTF8.GetString(bytes, 0, length);
        int colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : pair[(colon + 1)..];
    }
}
