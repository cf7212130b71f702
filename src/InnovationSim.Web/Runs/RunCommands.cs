using System.Security.Claims;
using InnovationSim.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationSim.Web.Runs;

/// <summary>
/// Everything that the page changes. Where the host has a policy of authorisation that is called operator, only who fulfils it may give commands; a
/// host without one has told that everybody may.
/// </summary>
internal sealed class RunCommands(ISimulationService service, AuthenticationStateProvider who, IServiceProvider services)
{
    /// <summary>Name of the policy.</summary>
    internal const string Operator = "operator";

    private const string Refusal = "You may look, but not start or stop runs: that takes the key of an operator.";

    /// <summary>Whether whoever looks at the page may give commands.</summary>
    internal async Task<bool> AreAllowedAsync()
    {
        if (services.GetService<IAuthorizationPolicyProvider>() is not { } policies) return true;
        if (await policies.GetPolicyAsync(Operator).ConfigureAwait(false) is not { } policy) return true;
        ClaimsPrincipal user = (await who.GetAuthenticationStateAsync().ConfigureAwait(false)).User;
        return (await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(user, resource: null, policy).ConfigureAwait(false)).Succeeded;
    }

    /// <summary><see cref="ISimulationService.SubmitAsync"/>.</summary>
    /// <exception cref="StateConflictException">Whoever looks may not; or what the service says.</exception>
    internal async Task<RunStatus> SubmitAsync(RunRequest request, string key)
    {
        await AskAsync().ConfigureAwait(false);
        return await service.SubmitAsync(request, key).ConfigureAwait(false);
    }

    /// <summary><see cref="ISimulationService.ForkAsync"/>.</summary>
    internal async Task<RunStatus> ForkAsync(string run, ForkRequest request, string key)
    {
        await AskAsync().ConfigureAwait(false);
        return await service.ForkAsync(run, request, key).ConfigureAwait(false);
    }

    /// <summary><see cref="ISimulationService.PauseAsync"/>.</summary>
    internal async Task PauseAsync(string run)
    {
        await AskAsync().ConfigureAwait(false);
        await service.PauseAsync(run).ConfigureAwait(false);
    }

    /// <summary><see cref="ISimulationService.ResumeAsync"/>.</summary>
    internal async Task ResumeAsync(string run)
    {
        await AskAsync().ConfigureAwait(false);
        await service.ResumeAsync(run).ConfigureAwait(false);
    }

    /// <summary><see cref="ISimulationService.CancelAsync"/>.</summary>
    internal async Task CancelAsync(string run)
    {
        await AskAsync().ConfigureAwait(false);
        await service.CancelAsync(run).ConfigureAwait(false);
    }

    /// <summary><see cref="ISimulationService.RemoveAsync"/>.</summary>
    internal async Task RemoveAsync(string run)
    {
        await AskAsync().ConfigureAwait(false);
        await service.RemoveAsync(run).ConfigureAwait(false);
    }

    /// <summary>Refuses what only an operator may do.</summary>
    /// <exception cref="StateConflictException">Whoever looks may not.</exception>
    internal async Task AskAsync()
    {
        if (!await AreAllowedAsync().ConfigureAwait(false)) throw new StateConflictException(Refusal);
    }
}
