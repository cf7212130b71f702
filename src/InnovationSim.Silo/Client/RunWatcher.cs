using System.Globalization;
using InnovationSim.Contracts;
using InnovationSim.Silo.Terminal;

namespace InnovationSim.Silo.Client;

/// <summary>Shows the years of a run until it has ended. Whoever stops looking leaves the run alone.</summary>
internal static class RunWatcher
{
    /// <summary>Watches.</summary>
    /// <returns>Done if the run is complete, otherwise that it failed.</returns>
    internal static async Task<int> WatchAsync(ISimulationService service, string run, int afterYear, bool json, CancellationToken cancellationToken)
    {
        int last = afterYear;
        try
        {
            RunStatus status = await service.StatusAsync(run, cancellationToken).ConfigureAwait(false);
            Tell(status);
            await foreach (YearReport year in service.WatchAsync(run, afterYear, cancellationToken).ConfigureAwait(false))
            {
                await Console.Out.WriteLineAsync(json ? YearLines.Json(year) : YearLines.Text(year, status.Scale)).ConfigureAwait(false);
                last = year.Year;
            }

            return End(await service.StatusAsync(run, cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            string after = last >= 0 ? string.Create(CultureInfo.InvariantCulture, $" --after {last}") : "";
            Messages.Note($"Stopped watching; run {run} is left as it is. 'innosim-silo watch {run}{after}' goes on here, 'innosim-silo cancel {run}' ends it.");
            return ExitCodes.Cancelled;
        }
    }

    private static void Tell(RunStatus status)
    {
        if (status.State == RunState.Paused) Messages.Note($"Run {status.Run} is paused: 'innosim-silo resume {status.Run}' lets it go on.");
        else if (status.State == RunState.Queued) Messages.Note($"Run {status.Run} waits for its turn.");
    }

    private static int End(RunStatus status)
    {
        if (status.State == RunState.Failed) Messages.Error($"Run {status.Run} has failed: {status.Error}");
        else Messages.Note($"Run {status.Run} is {RunTexts.Name(status.State)}.");
        return status.State == RunState.Complete ? ExitCodes.Done : ExitCodes.Failed;
    }
}
