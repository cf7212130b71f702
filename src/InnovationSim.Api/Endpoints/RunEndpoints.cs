using InnovationSim.Api.Requests;
using InnovationSim.Api.Security;
using InnovationSim.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace InnovationSim.Api.Endpoints;

/// <summary>Runs: submit, list, status, commands.</summary>
internal static class RunEndpoints
{
    private const string Json = "application/json";

    internal static void Map(RouteGroupBuilder v1)
    {
        RouteGroupBuilder runs = v1.MapGroup("/runs").WithTags("runs");
        runs.MapGet("", ListAsync).Produces<RunPage>()
            .Says("listRuns", "Runs, newest first, a page at a time.")
            .Takes(
                new("state", "Only runs in these states: queued, running, paused, complete, cancelled, failed; separated by commas or repeated.", IsList: true),
                new("experiment", "Only runs of this experiment; empty for those of none."),
                new("arm", "Only runs of this arm of an experiment."),
                new("limit", $"Runs of a page, 1 to {RunQuery.MostRuns}; 100 if not said.", IsNumber: true),
                new("from", "Where to go on: next of the page before."))
            .Refuses(StatusCodes.Status422UnprocessableEntity);
        runs.MapGet("/{run}", StatusAsync).Produces<RunStatus>().Says("getRun", "How a run stands.").OfRun();
        runs.MapGet("/{run}/description", DescribeAsync).Produces<RunDescription>()
            .Says("describeRun", "What a run was asked to be: scenario, parameters, policies; and remarks on how these go together.").OfRun();
        MapChanges(runs.MapGroup("").RequireAuthorization(Roles.Operator).Refuses(StatusCodes.Status403Forbidden, StatusCodes.Status409Conflict));
    }

    private static void MapChanges(RouteGroupBuilder runs)
    {
        ParameterText key = new(
            SubmitRequests.KeyHeader, "1 to 200 characters of your choice: the same request with the same key again gives the run that is there.", IsHeader: true);
        runs.MapPost("", SubmitAsync).Accepts<RunRequest>(Json).Produces<RunStatus>(StatusCodes.Status201Created)
            .Says(
                "submitRun", "Accepts a run. It is durable when the answer comes, and starts when there is room for it.",
                "The scenario is a name in 'scenario', a text in 'scenarioYaml', or an object in 'scenario' with the keys of a scenario file.")
            .Takes(key).Refuses(SubmitRequests.Refusals);
        runs.MapPost("/replicates", ReplicatesAsync).Accepts<ReplicatesRequest>(Json).Produces<RunPage>(StatusCodes.Status201Created)
            .Says("submitReplicates", "Accepts several runs that differ by their seed only, in the order of their seeds.",
                "With a key it may be repeated after a failure: what was accepted before is there once.")
            .Takes(key).Refuses(SubmitRequests.Refusals);
        runs.MapPost("/{run}/forks", ForkAsync).Accepts<ForkRequest>(Json).Produces<RunStatus>(StatusCodes.Status201Created)
            .Says("forkRun", "Accepts a run that shares this one's history up to a year and has other parameters after it.")
            .Takes(key).Refuses(SubmitRequests.Refusals).OfRun();
        runs.MapPost("/{run}/pause", PauseAsync).Produces<RunStatus>()
            .Says("pauseRun", "Asks a run to stop at the end of the year with a checkpoint.").OfRun();
        runs.MapPost("/{run}/resume", ResumeAsync).Produces<RunStatus>().Says("resumeRun", "Lets a run go on that is paused or has failed.").OfRun();
        runs.MapPost("/{run}/cancel", CancelAsync).Produces<RunStatus>().Says("cancelRun", "Asks a run to end as it stands; its results stay.").OfRun();
        runs.MapDelete("/{run}", RemoveAsync).Produces(StatusCodes.Status204NoContent)
            .Says("removeRun", "Removes a run that does not run, with its results and checkpoints.").OfRun();
    }

    /// <summary>An endpoint of one run.</summary>
    internal static RouteHandlerBuilder OfRun(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter(IdRoute.Run).Refuses(StatusCodes.Status404NotFound);

    private static async Task<JsonHttpResult<RunPage>> ListAsync(HttpRequest request, ISimulationService service, CancellationToken cancellationToken)
    {
        var query = new QueryReader(request.Query);
        var runs = new RunQuery
        {
            States = query.Members<RunState>("state"),
            Experiment = query.Text("experiment"),
            Arm = query.Text("arm"),
            Limit = query.WholeNumber("limit", new RunQuery().Limit),
            From = query.Text("from"),
        };
        query.ThrowIfAny();
        return Answers.Of(await service.ListAsync(runs, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<JsonHttpResult<RunStatus>> SubmitAsync(HttpContext context, ISimulationService service, CancellationToken cancellationToken)
    {
        RunRequest request = await BodyReader.ReadAsync<RunRequest>(context, SubmitRequests.TakeInlineScenario).ConfigureAwait(false);
        return Answers.Created(context, await service.SubmitAsync(request, SubmitRequests.KeyOf(context.Request), cancellationToken).ConfigureAwait(false));
    }

    private static async Task<JsonHttpResult<RunPage>> ReplicatesAsync(HttpContext context, ISimulationService service, CancellationToken cancellationToken)
    {
        ReplicatesRequest request = await BodyReader.ReadAsync<ReplicatesRequest>(context, SubmitRequests.TakeInlineScenarioOfRun).ConfigureAwait(false);
        SubmitRequests.Check(request);
        string? key = SubmitRequests.KeyOf(context.Request);
        var runs = new List<RunStatus>();
        for (int number = 0; number < request.Replicates; number++)
        {
            RunRequest run = request.Run with { Seed = request.Run.Seed + (ulong)number };
            runs.Add(await service.SubmitAsync(run, key is null ? null : FormattableString.Invariant($"{key}-{number}"), cancellationToken).ConfigureAwait(false));
        }

        context.Response.StatusCode = StatusCodes.Status201Created;
        return Answers.Of(new RunPage { Runs = runs });
    }

    private static async Task<JsonHttpResult<RunStatus>> ForkAsync(
        string run, HttpContext context, ISimulationService service, CancellationToken cancellationToken)
    {
        ForkRequest request = await BodyReader.ReadAsync<ForkRequest>(context).ConfigureAwait(false);
        return Answers.Created(context, await service.ForkAsync(run, request, SubmitRequests.KeyOf(context.Request), cancellationToken).ConfigureAwait(false));
    }

    private static async Task<JsonHttpResult<RunStatus>> StatusAsync(string run, ISimulationService service, CancellationToken cancellationToken) =>
        Answers.Of(await service.StatusAsync(run, cancellationToken).ConfigureAwait(false));

    private static async Task<JsonHttpResult<RunDescription>> DescribeAsync(string run, ISimulationService service, CancellationToken cancellationToken) =>
        Answers.Of(await service.DescribeAsync(run, cancellationToken).ConfigureAwait(false));

    private static async Task<JsonHttpResult<RunStatus>> PauseAsync(string run, ISimulationService service, CancellationToken cancellationToken) =>
        Answers.Of(await service.PauseAsync(run, cancellationToken).ConfigureAwait(false));

    private static async Task<JsonHttpResult<RunStatus>> ResumeAsync(string run, ISimulationService service, CancellationToken cancellationToken) =>
        Answers.Of(await service.ResumeAsync(run, cancellationToken).ConfigureAwait(false));

    private static async Task<JsonHttpResult<RunStatus>> CancelAsync(string run, ISimulationService service, CancellationToken cancellationToken) =>
        Answers.Of(await service.CancelAsync(run, cancellationToken).ConfigureAwait(false));

    private static async Task<NoContent> RemoveAsync(string run, ISimulationService service, CancellationToken cancellationToken)
    {
        await service.RemoveAsync(run, cancellationToken).ConfigureAwait(false);
        return TypedResults.NoContent();
    }
}
