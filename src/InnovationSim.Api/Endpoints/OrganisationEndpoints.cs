using InnovationSim.Api.Requests;
using InnovationSim.Api.Results;
using InnovationSim.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace InnovationSim.Api.Endpoints;

/// <summary>Single organisations of a run, as of its last checkpoint, and their lives.</summary>
internal static class OrganisationEndpoints
{
    private const string Json = "json";
    private const string Csv = "csv";
    private const string Years = "years";
    private const string Events = "events";

    internal static void Map(RouteGroupBuilder v1)
    {
        RouteGroupBuilder organisations = v1.MapGroup("/runs/{run}/organisations").WithTags("organisations");
        organisations.MapGet("", ListAsync).Produces<OrganisationPage>()
            .Says("listOrganisations", "Living organisations of one kind in one city, as of the run's last checkpoint, a page at a time.")
            .Takes(
                new("kind", "university, research-institute, state-owned-enterprise or private-firm.", IsRequired: true),
                new("city", "Identifier of the city.", IsRequired: true),
                new("limit", $"Organisations of a page, 1 to {OrganisationQuery.MostOrganisations}; 100 if not said.", IsNumber: true),
                new("fromSerial", "First serial of the page: nextSerial of the page before.", IsNumber: true),
                new("sort", $"In which order: by serial if not said, otherwise by {string.Join(", ", OrganisationQuery.SortFields)}; with '-' before it the largest first."),
                new("skip", "How many to leave out before the page, when they are sorted: nextSkip of the page before.", IsNumber: true))
            .Refuses(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity)
            .OfRun();
        organisations.MapGet("/{kind}/{city}/{serial}", OneAsync).Produces<OrganisationView>()
            .Says("getOrganisation", "One organisation as of the run's last checkpoint.")
            .Refuses(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity)
            .OfRun();
        organisations.MapGet("/{kind}/{city}/{serial}/life", LifeAsync)
            .Produces<OrganisationLife>(StatusCodes.Status200OK, "application/json", "text/csv")
            .Says(
                "getOrganisationLife", "The life of one organisation: its state at the end of each year and what happened to it, with counterpart and amount.",
                "The run is replayed for it, to the same bits, from its last checkpoint before the years wanted or from its start: the answer may take as long as "
                + "the run did. A host does one replay at a time, keeps the last lives, and refuses replays that are too large.")
            .Takes(
                new("from", "First year; 0 if not said.", IsNumber: true),
                new("to", "Last year; the last one finished if not said.", IsNumber: true),
                new("format", "json or csv; json if not said."),
                new("table", "With format=csv: years (states, if not said) or events."))
            .Refuses(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .OfRun();
    }

    private static async Task<JsonHttpResult<OrganisationPage>> ListAsync(
        string run, HttpRequest request, ISimulationService service, CancellationToken cancellationToken)
    {
        var query = new QueryReader(request.Query);
        var organisations = new OrganisationQuery
        {
            Kind = query.Required("kind", "university, research-institute, state-owned-enterprise or private-firm"),
            City = query.Required("city", "the identifier of a city of the run's scenario"),
            Limit = query.WholeNumber("limit", 100),
            FromSerial = query.WholeNumber("fromSerial", 0),
            Sort = query.Text("sort"),
            Skip = query.WholeNumber("skip", 0),
        };
        query.ThrowIfAny();
        return Answers.Of(await service.OrganisationsAsync(run, organisations, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<JsonHttpResult<OrganisationView>> OneAsync(
        string run, string kind, string city, string serial, ISimulationService service, CancellationToken cancellationToken) =>
        Answers.Of(await service.OrganisationAsync(run, $"{kind}/{city}/{serial}", cancellationToken).ConfigureAwait(false));

    private static async Task<IResult> LifeAsync(
        string run, string kind, string city, string serial, HttpContext context, ISimulationService service, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context.Request.Query);
        var years = new LifeQuery { FromYear = query.WholeNumber("from", 0), ToYear = query.WholeNumber("to", int.MaxValue) };
        bool csv = query.Choice("format", Json, Json, Csv) is Csv;
        bool events = query.Choice("table", Years, Years, Events) is Events;
        query.ThrowIfAny();
        OrganisationLife life = await service.LifeAsync(run, $"{kind}/{city}/{serial}", years, cancellationToken).ConfigureAwait(false);
        if (!csv) return Answers.Of(life);
        var writer = new CsvRows(events ? LifeRows.EventColumns : LifeRows.YearColumns);
        context.Response.ContentType = writer.ContentType;
        context.Response.Headers.ContentDisposition = $"attachment; filename={run}-{kind}-{city}-{serial}-{(events ? Events : Years)}.csv";
        await writer.WriteAsync(events ? LifeRows.Events(life) : LifeRows.Years(life), context.Response.BodyWriter, cancellationToken).ConfigureAwait(false);
        return Microsoft.AspNetCore.Http.Results.Empty;
    }
}
