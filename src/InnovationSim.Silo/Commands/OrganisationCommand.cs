using System.CommandLine;
using System.Text.Json;
using InnovationSim.Cluster.Contracts.Service;
using InnovationSim.Contracts;
using InnovationSim.Silo.Client;

namespace InnovationSim.Silo.Commands;

/// <summary><c>innosim-silo organisation</c>: one organisation, as of the last checkpoint.</summary>
internal static class OrganisationCommand
{
    internal static Command Create()
    {
        Argument<string> run = Inputs.Run();
        var id = new Argument<string>("ID") { Description = "The organisation: kind/city/serial, for example private-firm/harbin/12" };
        Option<string> format = Inputs.Choice("--format", "For people, or one JSON object", "text", "json");
        return ClusterCommand.Create(
            "organisation", "Shows one organisation as of the run's last checkpoint.",
            parsed => async (service, cancellationToken) =>
            {
                OrganisationView view = await service.OrganisationAsync(parsed.GetRequiredValue(run), parsed.GetRequiredValue(id), cancellationToken)
                    .ConfigureAwait(false);
                string text = parsed.GetValue(format) is "json"
                    ? JsonSerializer.Serialize(view, Documents.Default.OrganisationView)
                    : string.Join('\n', OrganisationTexts.All(view).Select(line => $"{line.Name,-24} {line.Value}"));
                await Console.Out.WriteLineAsync(text).ConfigureAwait(false);
                return ExitCodes.Done;
            },
            run, id, format);
    }
}
