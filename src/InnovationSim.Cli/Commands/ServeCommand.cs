using System.CommandLine;
using InnovationSim.Api;
using InnovationSim.Api.Security;
using InnovationSim.Cli.Serving;
using InnovationSim.Cli.Terminal;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace InnovationSim.Cli.Commands;

/// <summary><c>innosim serve</c>: the simulation service over HTTP.</summary>
internal static class ServeCommand
{
    private const int MostMegabytes = 1024;

    internal static Command Create()
    {
        var http = new Option<Uri>("--http")
        {
            Description = "Where it listens; elsewhere than on loopback needs --api-keys",
            HelpName = "address",
            DefaultValueFactory = _ => new Uri(HttpAddress.Usual),
            CustomParser = result =>
            {
                string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (HttpAddress.TryRead(text, out Uri? address)) return address;
                result.AddError($"--http is '{text}'; it takes {HttpAddress.Allowed}.");
                return null;
            },
        };
        var runs = new Option<string>("--runs-dir")
        {
            Description = "Folder in which the service keeps its runs [default: data]", HelpName = "dir", DefaultValueFactory = _ => "data",
        };
        Option<string?> keys = KeysCommand.FileOption("File of API keys ('innosim keys add' writes it); without it everybody on this machine may do everything");
        Option<int> most = Inputs.WholeNumber("--max-runs", "Runs at a time; others wait", 1, 1, 1000);
        Option<int> threads = Inputs.Threads();
        Option<int> body = Inputs.WholeNumber("--max-body", "Largest body of a request, MiB", (int)(new ApiLimits().MostBodyBytes >> 20), 1, MostMegabytes);
        Option<int> rate = Inputs.WholeNumber("--max-rate", "Requests a second of one key or address", new ApiLimits().RequestsPerSecond, 1, 1_000_000);
        Option<int> watchers = Inputs.WholeNumber("--max-watchers", "Watchers at a time", new ApiLimits().MostWatchers, 1, 100_000);
        Option<int> timeout = Inputs.WholeNumber("--shutdown-timeout", "Seconds that it may take to save runs and stop", 60, 5, 3600, "seconds");
        var command = new Command(
            "serve", "Serves the simulation over HTTP, with a page for browsers and an API for programs. SIGTERM or Ctrl-C saves runs; they go on at the next start.")
        {
            http, runs, keys, most, threads, body, rate, watchers, timeout,
        };
        command.SetAction((parsed, cancellationToken) => ServeAsync(
            new ServeSettings
            {
                Http = parsed.GetRequiredValue(http),
                RunsFolder = parsed.GetRequiredValue(runs),
                ApiKeys = parsed.GetValue(keys),
                MaxRuns = parsed.GetValue(most),
                Threads = parsed.GetValue(threads),
                ShutdownTimeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
                Limits = new ApiLimits
                {
                    MostBodyBytes = (long)parsed.GetValue(body) << 20,
                    RequestsPerSecond = parsed.GetValue(rate),
                    MostWatchers = parsed.GetValue(watchers),
                },
            },
            cancellationToken));
        return command.WithExamples("innosim serve", "innosim serve --http http://0.0.0.0:8080 --api-keys keys.json --runs-dir /data/runs");
    }

    private static async Task<int> ServeAsync(ServeSettings settings, CancellationToken cancellationToken)
    {
        WebApplication app = await ServeHost.BuildAsync(settings, cancellationToken).ConfigureAwait(false);
        await using (app.ConfigureAwait(false))
        {
            // Signals are the host's: it ends in order where a cancelled token would drop everything.
            await app.StartAsync(CancellationToken.None).ConfigureAwait(false);
            Messages.Note($"Serving at {app.Urls.First()}; runs are kept in '{settings.RunsFolder}'. Ctrl-C saves them and stops.");
            await app.WaitForShutdownAsync(CancellationToken.None).ConfigureAwait(false);
        }

        return ExitCodes.Done;
    }
}
