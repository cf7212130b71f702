using System.CommandLine;
using InnovationSim.Silo.Health;
using InnovationSim.Silo.Options;

namespace InnovationSim.Silo.Commands;

/// <summary><c>innosim-silo health</c>: asks the silo beside it whether it is ready, for containers without any other program.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    internal static Command Create()
    {
        var command = new Command("health", "Asks the silo on this machine whether it is ready: exit code 0 if it is, 1 if not.") { SiloOptions.Http.Option };
        command.SetAction((parsed, cancellationToken) => AskAsync(SiloOptions.Http.Read(SettingSource.Of(parsed))!, cancellationToken));
        return command;
    }

    private static async Task<int> AskAsync(Uri http, CancellationToken cancellationToken)
    {
        // The address is the one that the silo listens on: "any address" includes the loopback.
        var asked = new UriBuilder(http) { Host = http.IsLoopback ? http.Host : "127.0.0.1", Path = HealthSetup.Ready };
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using HttpResponseMessage answer = await client.GetAsync(asked.Uri, cancellationToken).ConfigureAwait(false);
            await Console.Out.WriteLineAsync(await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? ExitCodes.Done : ExitCodes.Failed;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"{asked.Uri} does not answer: {failure.Message}", failure);
        }
    }
}
