using System.CommandLine;
using System.Text.Json;
using InnovationSim.Cluster.Contracts.Service;
using InnovationSim.Contracts;
using InnovationSim.Silo.Client;

namespace InnovationSim.Silo.Commands;

/// <summary><c>innosim-silo status</c>: how a run stands.</summary>
internal static class StatusCommand
{
    internal static Command Create()
    {
        Argument<string> run = Inputs.Run();
        Option<string> format = Inputs.Choice("--format", "For people, or one JSON object", "text", "json");
        return ClusterCommand.Create(
            "status", "Shows how a run stands.",
            parsed => async (service, cancellationToken) =>
            {
                RunStatus status = await service.StatusAsync(parsed.GetRequiredValue(run), cancellationToken).ConfigureAwait(false);
                RunDescription description = await service.DescribeAsync(status.Run, cancellationToken).ConfigureAwait(false);
                string text = parsed.GetValue(format) is "json"
                    ? JsonSerializer.Serialize(status, Documents.Default.RunStatus)
                    : string.Join('\n', RunTexts.All(status, description).Select(line => $"{line.Name,-27} {line.Value}"));
                await Console.Out.WriteLineAsync(text).ConfigureAwait(false);
                return ExitCodes.Done;
            },
            run, format);
    }
}
