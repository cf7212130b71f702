using InnovationSim.Api.Requests;
using InnovationSim.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace InnovationSim.Api.Endpoints;

/// <summary>Single organisations of a run, as of its last checkpoint.</summary>
internal static class OrganisationEndpoints
{
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
}
