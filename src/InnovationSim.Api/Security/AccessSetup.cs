using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InnovationSim.Api.Security;

/// <summary>Who may do what, the same in every host.</summary>
public static class AccessSetup
{
    /// <summary>
    /// Adds keys, roles and policies. What says nothing else needs a reader's key; what changes something asks for <see cref="Roles.Operator"/>.
    /// </summary>
    /// <exception cref="ApiKeysException">The file of keys cannot be used.</exception>
    public static IServiceCollection AddInnovationSimAccess(this IServiceCollection services, AccessOptions access)
    {
        ArgumentNullException.ThrowIfNull(access);
        // Bad keys are said now, not when the first request comes.
        if (access.ApiKeys is { } path) new ApiKeyFile(path, access.Program).ReadSome();
        services.AddSingleton(provider => new KeyRing(access, TimeProvider.System, provider.GetRequiredService<ILogger<KeyRing>>()));
        // Only the core of it: the rest would keep encryption keys in somebody's home folder, and nothing here is encrypted.
        services.AddAuthenticationCore(options =>
        {
            options.DefaultScheme = ApiKeyHandler.SchemeName;
            options.AddScheme<ApiKeyHandler>(ApiKeyHandler.SchemeName, displayName: null);
        });
        services.AddWebEncoders();
        services.AddTransient<ApiKeyHandler>();
        services.AddSingleton<IAuthorizationHandler, KeyInForceHandler>();
        AuthorizationPolicy reader = new AuthorizationPolicyBuilder().RequireRole(Roles.Reader, Roles.Operator).AddRequirements(new KeyInForce()).Build();
        AuthorizationPolicy all = new AuthorizationPolicyBuilder().RequireRole(Roles.Operator).AddRequirements(new KeyInForce()).Build();
        services.AddAuthorizationBuilder()
            .AddPolicy(Roles.Reader, reader)
            .AddPolicy(Roles.Operator, all)
            .SetDefaultPolicy(reader)
            .SetFallbackPolicy(reader);
        return services;
    }
}
