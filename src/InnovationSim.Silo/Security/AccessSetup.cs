using InnovationSim.Silo.Options;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InnovationSim.Silo.Security;

/// <summary>Who may do what.</summary>
internal static class AccessSetup
{
    /// <summary>Adds keys, roles and policies. What says nothing else needs a reader's key.</summary>
    internal static IServiceCollection AddAccess(this IServiceCollection services, SiloSettings settings)
    {
        services.AddSingleton(provider => new KeyRing(settings.ApiKeys, TimeProvider.System, provider.GetRequiredService<ILogger<KeyRing>>()));
        // Only the core of it: the rest would keep encryption keys in somebody's home folder, and nothing here is encrypted.
        services.AddAuthenticationCore(options =>
        {
            options.DefaultScheme = ApiKeyHandler.SchemeName;
            options.AddScheme<ApiKeyHandler>(ApiKeyHandler.SchemeName, displayName: null);
        });
        services.AddWebEncoders();
        services.AddTransient<ApiKeyHandler>();
        AuthorizationPolicy reader = new AuthorizationPolicyBuilder().RequireRole(Roles.Reader, Roles.Operator).Build();
        AuthorizationPolicy all = new AuthorizationPolicyBuilder().RequireRole(Roles.Operator).Build();
        services.AddAuthorizationBuilder()
            .AddPolicy(Roles.Reader, reader)
            .AddPolicy(Roles.Operator, all)
            .SetDefaultPolicy(reader)
            .SetFallbackPolicy(reader);
        return services;
    }
}
