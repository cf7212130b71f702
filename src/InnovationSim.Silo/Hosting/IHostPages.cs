using Microsoft.AspNetCore.Routing;

namespace InnovationSim.Silo.Hosting;

/// <summary>Pages and endpoints that a part of the program adds to a silo's HTTP: register it as a service.</summary>
/// <remarks>
/// Every endpoint needs a reader's key unless it says otherwise; what changes something asks for <see cref="Api.Security.Roles.Operator"/>:
/// <c>.RequireAuthorization(Roles.Operator)</c>. Taken are <c>/dashboard</c>, <c>/metrics</c>, <c>/health</c>, <c>/v1</c>, <c>/openapi</c> and, for the page,
/// <c>/</c> with what it names.
/// </remarks>
public interface IHostPages
{
    /// <summary>Adds them. Called once, before the silo starts.</summary>
    void Map(IEndpointRouteBuilder endpoints);
}
