using InnovationSim.Api.Requests;
using InnovationSim.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace InnovationSim.Api.Endpoints;

/// <summary>What runs can be made of.</summary>
internal static class ScenarioEndpoints
{
    internal const string Yaml = "application/yaml";

    internal static void Map(RouteGroupBuilder v1)
    {
        RouteGroupBuilder scenarios = v1.MapGroup("/scenarios").WithTags("scenarios");
        scenarios.MapGet("", ListAsync).Produces<IReadOnlyList<ScenarioSummary>>().Says("listScenarios", "The built-in scenarios.");
        scenarios.MapGet("/{name}", ShowAsync).Produces<ScenarioDescription>().Refuses(StatusCodes.Status404NotFound)
            .Says("getScenario", "A built-in scenario: cities, sectors, parameters in force, facts.");
        scenarios.MapGet("/{name}/file", FileAsync).Produces<string>(StatusCodes.Status200OK, Yaml).Refuses(StatusCodes.Status404NotFound)
            .Says("getScenarioFile", "The file of a built-in scenario, to start one's own from.");
        scenarios.MapPost("/check", CheckAsync).Accepts<string>(Yaml, "application/json", "text/plain").Produces<ScenarioDescription>()
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status422UnprocessableEntity)
            .Says("checkScenario", "Reads a scenario file, the body, and says what is in it or everything that is wrong with it. Nothing is kept.");
        v1.MapGet("/parameters", ParametersAsync).WithTags("scenarios").Produces<IReadOnlyList<ParameterInfo>>()
            .Says("listParameters", "All parameters and levers of the model: unit, range, default, provenance, source.");
    }

    private static async Task<JsonHttpResult<IReadOnlyList<ScenarioSummary>>> ListAsync(IScenarioCatalog scenarios, CancellationToken cancellationToken) =>
        Answers.Of(await scenarios.ScenariosAsync(cancellationToken).ConfigureAwait(false));

    private static async Task<JsonHttpResult<ScenarioDescription>> ShowAsync(string name, IScenarioCatalog scenarios, CancellationToken cancellationToken) =>
        Answers.Of(await scenarios.ScenarioAsync(name, cancellationToken).ConfigureAwait(false));

    private static async Task<ContentHttpResult> FileAsync(string name, IScenarioCatalog scenarios, CancellationToken cancellationToken) =>
        TypedResults.Text(await scenarios.ScenarioTextAsync(name, cancellationToken).ConfigureAwait(false), Yaml, System.Text.Encoding.UTF8);

    private static async Task<JsonHttpResult<ScenarioDescription>> CheckAsync(
        HttpContext context, IScenarioCatalog scenarios, CancellationToken cancellationToken)
    {
        string text = await BodyReader.ReadTextAsync(context).ConfigureAwait(false);
        return Answers.Of(await scenarios.CheckAsync(text, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<JsonHttpResult<IReadOnlyList<ParameterInfo>>> ParametersAsync(IScenarioCatalog scenarios, CancellationToken cancellationToken) =>
        Answers.Of(await scenarios.ParametersAsync(cancellationToken).ConfigureAwait(false));
}
