using System.CommandLine;
using System.Globalization;
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
    internal async Task<int> ShowAsync(
        ParseResult parsed, ISimulationService service, Func<string?, Task<RunStatus>> submit, CancellationToken cancellationToken)
    {
        RunStatus run = await submit(KeyOf(parsed)).ConfigureAwait(false);
        bool json = parsed.GetValue(_format) is "json";
        foreach (string remark in (await service.DescribeAsync(run.Run, cancellationToken).ConfigureAwait(false)).Remarks) Messages.Note(remark);
        if (parsed.GetValue(_watch))
        {
            Messages.Note($"Run {run.Run} is accepted.");
            return await RunWatcher.WatchAsync(service, run.Run, -1, json, cancellationToken).ConfigureAwait(false);
        }

        await WriteAsync(run, json).ConfigureAwait(false);
        return ExitCodes.Done;
    }

    /// <summary>Submits several, one after the other, and shows the id of each as soon as it is accepted.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="count">How many.</param>
    /// <param name="submit">Submits one, by its number from 0 and its key.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="BadInputException">They are to be watched.</exception>
    internal async Task<int> ShowAllAsync(ParseResult parsed, int count, Func<int, string, Task<RunStatus>> submit)
    {
        if (parsed.GetValue(_watch)) throw new BadInputException("--watch is for one run; with --replicates, 'innosim-silo list' shows how all of them stand.");
        string key = KeyOf(parsed);
        for (int number = 0; number < count; number++)
        {
            RunStatus run = await submit(number, string.Create(CultureInfo.InvariantCulture, $"{key}-{number}")).ConfigureAwait(false);
            await WriteAsync(run, parsed.GetValue(_format) is "json").ConfigureAwait(false);
        }

        return ExitCodes.Done;
    }

    // With a key a submission whose answer was lost with a silo can be made again: the run is there once.
    private string KeyOf(ParseResult parsed) => parsed.GetValue(_key) ?? Guid.NewGuid().ToString("n");

    private static Task WriteAsync(RunStatus run, bool json) =>
        Console.Out.WriteLineAsync(json ? JsonSerializer.Serialize(run, Documents.Default.RunStatus) : run.Run);
}
