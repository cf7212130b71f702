using System.CommandLine;
using System.Text.Json;
using InnovationSim.Cluster.Contracts.Service;
using InnovationSim.Contracts;
using InnovationSim.Silo.Terminal;

namespace InnovationSim.Silo.Client;

/// <summary>What is done with a run that was just accepted: its id or its years are shown.</summary>
internal sealed class Submitted
{
    private readonly Option<string?> _key = Inputs.Key();
    private readonly Option<bool> _watch = Inputs.Watch();
    private readonly Option<string> _format = Inputs.Choice("--format", "How it answers: for people, or a JSON object a line", "text", "json");

    /// <summary>Options that say so.</summary>
    internal IReadOnlyList<Option> Options => [_key, _watch, _format];

    /// <summary>Submits and shows.</summary>
    /// <returns>The exit code.</returns>
    internal async Task<int> ShowAsync(ParseResult parsed, ISimulationService service, Func<string?, Task<RunStatus>> submit, CancellationToken cancellationToken)
    {
        RunStatus run = await submit(parsed.GetValue(_key)).ConfigureAwait(false);
        bool json = parsed.GetValue(_format) is "json";
        if (parsed.GetValue(_watch))
        {
            Messages.Note($"Run {run.Run} is accepted.");
            return await RunWatcher.WatchAsync(service, run.Run, -1, json, cancellationToken).ConfigureAwait(false);
        }

        await Console.Out.WriteLineAsync(json ? JsonSerializer.Serialize(run, Documents.Default.RunStatus) : run.Run).ConfigureAwait(false);
        return ExitCodes.Done;
    }
}
