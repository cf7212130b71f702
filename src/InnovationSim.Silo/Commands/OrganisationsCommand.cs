using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using InnovationSim.Cluster.Contracts.Service;
using InnovationSim.Contracts;
using InnovationSim.Silo.Client;
using InnovationSim.Silo.Terminal;

namespace InnovationSim.Silo.Commands;

/// <summary><c>innosim-silo organisations</c>: those of one kind in one city, as of the last checkpoint.</summary>
internal static class OrganisationsCommand
{
    // A run that goes on makes a checkpoint now and then: pages of two years are no whole.
    private const int Tries = 5;

    internal static Command Create()
    {
        Argument<string> run = Inputs.Run();
        var kind = new Option<string>("--kind")
        {
            Description = "Which kind", HelpName = "university|research-institute|state-owned-enterprise|private-firm", Required = true,
        };
        var city = new Option<string>("--city") { Description = "Identifier of the city", HelpName = "id", Required = true };
        var all = new Option<bool>("--all") { Description = "All of them, all of the same year, rather than a page" };
        Option<int?> limit = Inputs.WholeNumber("--limit", $"Most organisations of a page, up to {OrganisationQuery.MostOrganisations:N0} [default: 100]");
        Option<int?> from = Inputs.WholeNumber("--from-serial", "First serial of the page", "serial");
        Option<string> format = Inputs.Choice("--format", "For people, or one JSON object", "table", "json");
        return ClusterCommand.Create(
            "organisations", "Lists living organisations of one kind in one city, as of the run's last checkpoint.", parsed =>
            {
                bool whole = parsed.GetValue(all);
                if (whole && (parsed.GetValue(limit) is not null || parsed.GetValue(from) is not null))
                    throw new BadInputException("--all is given, and --limit or --from-serial too; it takes neither.");
                var query = new OrganisationQuery
                {
                    Kind = parsed.GetRequiredValue(kind),
                    City = parsed.GetRequiredValue(city),
                    Limit = parsed.GetValue(limit) ?? (whole ? OrganisationQuery.MostOrganisations : 100),
                    FromSerial = parsed.GetValue(from) ?? 0,
                };
                return async (service, cancellationToken) =>
                {
                    string id = parsed.GetRequiredValue(run);
                    OrganisationPage page = whole
                        ? await AllAsync(service, id, query, cancellationToken).ConfigureAwait(false)
                        : await service.OrganisationsAsync(id, query, cancellationToken).ConfigureAwait(false);
                    await ShowAsync(page, parsed.GetValue(format) is "json").ConfigureAwait(false);
                    return ExitCodes.Done;
                };
            },
            run, kind, city, all, limit, from, format);
    }

    private static async Task<OrganisationPage> AllAsync(ISimulationService service, string run, OrganisationQuery query, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            if (await OfOneYearAsync(service, run, query, cancellationToken).ConfigureAwait(false) is { } whole) return whole;
        }

        throw new StateConflictException($"Run {run} makes checkpoints faster than its organisations can be read; 'innosim-silo pause {run}' holds it still.");
    }

    private static async Task<OrganisationPage?> OfOneYearAsync(
        ISimulationService service, string run, OrganisationQuery query, CancellationToken cancellationToken)
    {
        OrganisationPage page = await service.OrganisationsAsync(run, query, cancellationToken).ConfigureAwait(false);
        int year = page.AsOfYear;
        var found = new List<Organisation>(page.Organisations);
        while (page.NextSerial is { } next)
        {
            page = await service.OrganisationsAsync(run, query with { FromSerial = next }, cancellationToken).ConfigureAwait(false);
            if (page.AsOfYear != year) return null;
            found.AddRange(page.Organisations);
        }

        return new OrganisationPage { AsOfYear = year, Organisations = found };
    }

    private static async Task ShowAsync(OrganisationPage page, bool json)
    {
        if (json)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(page, Documents.Default.OrganisationPage)).ConfigureAwait(false);
            return;
        }

        await TextTable.WriteAsync(Console.Out, OrganisationTexts.Columns, [.. page.Organisations.Select(OrganisationTexts.Row)]).ConfigureAwait(false);
        string more = page.NextSerial is { } next ? string.Create(CultureInfo.InvariantCulture, $" There are more: --from-serial {next}, or --all.") : "";
        Messages.Note(string.Create(CultureInfo.InvariantCulture, $"{page.Organisations.Count:N0} organisations as of year {page.AsOfYear}.{more}"));
    }
}
