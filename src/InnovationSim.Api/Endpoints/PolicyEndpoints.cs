using InnovationSim.Api.Requests;
using InnovationSim.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace InnovationSim.Api.Endpoints;

/// <summary>Policies that runs may adopt, and the levers that they move.</summary>
internal static class PolicyEndpoints
{
    internal static void Map(RouteGroupBuilder v1)
    {
        RouteGroupBuilder policies = v1.MapGroup("/policies").WithTags("policies");
        policies.MapGet("", ListAsync).Produces<IReadOnlyList<PolicySummary>>().Says("listPolicies", "The built-in policies.");
        policies.MapGet("/{name}", ShowAsync).Produces<PolicyDescription>().Refuses(StatusCodes.Status404NotFound)
            .Says("getPolicy", "A built-in policy: what it stands for, costs and assumes, and its measures.");
        policies.MapGet("/{name}/file", FileAsync).Produces<string>(StatusCodes.Status200OK, ScenarioEndpoints.Yaml).Refuses(StatusCodes.Status404NotFound)
            .Says("getPolicyFile", "The file of a built-in policy, to start one's own from.");
        policies.MapPost("/check", CheckAsync).Accepts<string>(ScenarioEndpoints.Yaml, "application/json", "text/plain").Produces<PolicyDescription>()
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status422UnprocessableEntity)
            .Says("checkPolicy", "Reads a policy file, the body, and says what is in it or everything that is wrong with it. Nothing is kept.");
        v1.MapGet("/levers", LeversAsync).WithTags("policies").Produces<IReadOnlyList<LeverInfo>>()
            .Says("listLevers", "The levers that policies move: baseline, range, unit, where they can be aimed, what they cost.");
    }

    private static async Task<JsonHttpResult<IReadOnlyList<PolicySummary>>> ListAsync(IScenarioCatalog catalog, CancellationToken cancellationToken) =>
        Answers.Of(await catalog.PoliciesAsync(cancellationToken).ConfigureAwait(false));

    private static async Task<JsonHttpResult<PolicyDescription>> ShowAsync(string name, IScenarioCatalog catalog, CancellationToken cancellationToken) =>
        Answers.Of(await catalog.PolicyAsync(name, cancellationToken).ConfigureAwait(false));

    private static async Task<ContentHttpResult> FileAsync(string name, IScenarioCatalog catalog, CancellationToken cancellationToken) =>
        TypedResults.Text(await catalog.PolicyTextAsync(name, cancellationToken).ConfigureAwait(false), ScenarioEndpoints.Yaml, System.Text.Encoding.UTF8);

    private static async Task<JsonHttpResult<PolicyDescription>> CheckAsync(HttpContext context, IScenarioCatalog catalog, CancellationToken cancellationToken)
    {
        string text = await BodyReader.ReadTextAsync(context).ConfigureAwait(false);
        return Answers.Of(await catalog.CheckPolicyAsync(text, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<JsonHttpResult<IReadOnlyList<LeverInfo>>> LeversAsync(IScenarioCatalog catalog, CancellationToken cancellationToken) =>
        Answers.Of(await catalog.LeversAsync(cancellationToken).ConfigureAwait(false));
}
