using InnovationSim.Api.Requests;
using InnovationSim.Api.Results;
using InnovationSim.Api.Security;
using InnovationSim.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace InnovationSim.Api.Endpoints;

/// <summary>Experiments: submit, list, status, effects, cancel, remove.</summary>
internal static class ExperimentEndpoints
{
    private const string Json = "application/json";
    private const string Csv = "csv";

    internal static void Map(RouteGroupBuilder v1)
    {
        RouteGroupBuilder experiments = v1.MapGroup("/experiments").WithTags("experiments");
        experiments.MapGet("", ListAsync).Produces<ExperimentPage>()
            .Says("listExperiments", "Experiments, newest first, a page at a time.")
            .Takes(
                new("limit", $"Experiments of a page, 1 to {ExperimentQuery.MostExperiments}; 50 if not said.", IsNumber: true),
                new("from", "Where to go on: next of the page before."))
            .Refuses(StatusCodes.Status422UnprocessableEntity);
        experiments.MapGet("/{experiment}", StatusAsync).Produces<ExperimentStatus>()
            .Says("getExperiment", "How an experiment stands.", "Its runs are those of 'listRuns' with this experiment.").OfExperiment();
        experiments.MapGet("/{experiment}/effects", EffectsAsync).Produces<ExperimentEffects>(StatusCodes.Status200OK, Json, "text/csv")
            .Produces(StatusCodes.Status304NotModified)
            .Says(
                "getEffects", "How the arms differ from the baseline: the paired difference with its 95 % interval for each arm, metric and year.",
                "From the pairs of runs with the same seed of which both are complete by now; with If-None-Match the answer is 304 while no more are. "
                + "CSV has the columns of the file that 'innosim compare' writes.")
            .Takes(
                new("metric", "Only these regional metrics, for example gdp; separated by commas or repeated.", IsList: true),
                new("arm", "Only these arms, repeated for several.", IsList: true),
                new("from", "First year; 0 if not said.", IsNumber: true),
                new("to", "Last year; the last one if not said.", IsNumber: true),
                new("format", "json or csv; what Accept says if not said, otherwise json."))
            .Refuses(StatusCodes.Status406NotAcceptable, StatusCodes.Status422UnprocessableEntity)
            .OfExperiment();
        MapChanges(experiments.MapGroup("").RequireAuthorization(Roles.Operator).Refuses(StatusCodes.Status403Forbidden, StatusCodes.Status409Conflict));
    }

    private static void MapChanges(RouteGroupBuilder experiments)
    {
        experiments.MapPost("", SubmitAsync).Accepts<ExperimentRequest>(Json).Produces<ExperimentStatus>(StatusCodes.Status201Created)
            .Says(
                "submitExperiment", "Accepts an experiment with all its runs: every arm with the same seeds.",
                "The first arm is the baseline; an arm without policies and sets is the scenario as it is. The scenario is a name in 'scenario', a text in "
                + "'scenarioYaml', or an object in 'scenario' with the keys of a scenario file.")
            .Takes(new ParameterText(
                SubmitRequests.KeyHeader, "1 to 200 characters of your choice: the same request with the same key again gives the experiment that is there.",
                IsHeader: true))
            .Refuses(SubmitRequests.Refusals);
        experiments.MapPost("/{experiment}/cancel", CancelAsync).Produces<ExperimentStatus>()
            .Says("cancelExperiment", "Asks all runs that have not ended to end as they stand; what is complete stays.").OfExperiment();
        experiments.MapDelete("/{experiment}", RemoveAsync).Produces(StatusCodes.Status204NoContent)
            .Says("removeExperiment", "Removes an experiment of which no run is queued or running, with all its runs.").OfExperiment();
    }

    private static RouteHandlerBuilder OfExperiment(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter(IdRoute.Experiment).Refuses(StatusCodes.Status404NotFound);

    private static async Task<JsonHttpResult<ExperimentPage>> ListAsync(HttpRequest request, IExperimentService service, CancellationToken cancellationToken)
    {
        var query = new QueryReader(request.Query);
        var experiments = new ExperimentQuery { Limit = query.WholeNumber("limit", new ExperimentQuery().Limit), From = query.Text("from") };
        query.ThrowIfAny();
        return Answers.Of(await service.ListExperimentsAsync(experiments, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<JsonHttpResult<ExperimentStatus>> SubmitAsync(
        HttpContext context, IExperimentService service, CancellationToken cancellationToken)
    {
        ExperimentRequest request = await BodyReader.ReadAsync<ExperimentRequest>(context, SubmitRequests.TakeInlineScenario).ConfigureAwait(false);
        string? key = SubmitRequests.KeyOf(context.Request);
        ExperimentStatus experiment = await service.SubmitExperimentAsync(request, key, cancellationToken).ConfigureAwait(false);
        context.Response.Headers.Location = $"{context.Request.PathBase}{ApiSetup.Root}/experiments/{experiment.Experiment}";
        context.Response.StatusCode = StatusCodes.Status201Created;
        return Answers.Of(experiment);
    }

    private static async Task<JsonHttpResult<ExperimentStatus>> StatusAsync(
        string experiment, IExperimentService service, CancellationToken cancellationToken) =>
        Answers.Of(await service.ExperimentAsync(experiment, cancellationToken).ConfigureAwait(false));

    private static async Task<JsonHttpResult<ExperimentStatus>> CancelAsync(
        string experiment, IExperimentService service, CancellationToken cancellationToken) =>
        Answers.Of(await service.CancelExperimentAsync(experiment, cancellationToken).ConfigureAwait(false));

    private static async Task<NoContent> RemoveAsync(string experiment, IExperimentService service, CancellationToken cancellationToken)
    {
        await service.RemoveExperimentAsync(experiment, cancellationToken).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static async Task EffectsAsync(string experiment, HttpContext context, IExperimentService service, CancellationToken cancellationToken)
    {
        (EffectsQuery query, string format) = Read(context.Request);
        ExperimentStatus status = await service.ExperimentAsync(experiment, cancellationToken).ConfigureAwait(false);
        EntityTagHeaderValue tag = ResultTag.Of(experiment, status.Runs.Complete, query, format);
        // To be kept by whoever asked, and asked about each time.
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Vary = "Accept, Authorization";
        if (ResultTag.IsAmong(tag, context.Request.GetTypedHeaders().IfNoneMatch))
        {
            context.Response.Headers.ETag = tag.ToString();
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        ExperimentEffects effects = await service.EffectsAsync(experiment, query, cancellationToken).ConfigureAwait(false);
        // More may have become complete since.
        context.Response.Headers.ETag = ResultTag.Of(experiment, effects.CompleteRuns, query, format).ToString();
        if (!string.Equals(format, Csv, StringComparison.Ordinal))
        {
            await context.Response.WriteAsJsonAsync(effects, ServiceJson.Options, cancellationToken).ConfigureAwait(false);
            return;
        }

        context.Response.Headers.ContentDisposition = $"attachment; filename={experiment}-effects.csv";
        await EffectRows.WriteAsync(effects, context.Response, cancellationToken).ConfigureAwait(false);
    }

    private static (EffectsQuery Query, string Format) Read(HttpRequest request)
    {
        var query = new QueryReader(request.Query);
        string format = query.Choice("format", "", "json", Csv);
        var effects = new EffectsQuery
        {
            Metrics = query.Names("metric"),
            Arms = query.Names("arm"),
            FromYear = query.WholeNumber("from", 0),
            ToYear = query.WholeNumber("to", int.MaxValue),
        };
        query.ThrowIfAny();
        return (effects, format.Length > 0 ? format : ResultEndpoints.Accepted(request));
    }
}
