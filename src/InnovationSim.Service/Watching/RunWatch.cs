using System.Runtime.CompilerServices;
using InnovationSim.Contracts;
using InnovationSim.Service.Reading;
using InnovationSim.Storage.Catalogs;

namespace InnovationSim.Service.Watching;

/// <summary>The years of a run as they are finished.</summary>
public static class RunWatch
{
    /// <summary>
    /// Years after one, each once and in order: what is in the results first, then each as it comes. That a run which was taken up again finishes
    /// some years a second time does not show.
    /// </summary>
    /// <exception cref="NotFoundException">There is no such run, or it was removed.</exception>
    public static async IAsyncEnumerable<YearReport> YearsAsync(
        IRunStorage storage, string run, int afterYear, IRunSignal signal, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(signal);
        int year = Math.Max(-1, afterYear);
        for (;;)
        {
            // Read first, so that whatever happens after this is seen the next time round.
            Task changed = signal.Changed;
            if (year < int.MaxValue && signal.Of(year + 1) is { } next)
            {
                year = next.Year;
                yield return next;
                continue;
            }

            // Who has seen the year that was finished last need not look whether there is more: the next year, the end and a removal are all told of.
            if (signal.IsQuietAfter(year, changed))
            {
                await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            // The state before the results: when it says that the run has ended, all of them are there.
            RunRecord record = await storage.Catalog.FindAsync(run, cancellationToken).ConfigureAwait(false) ?? throw NotFoundException.Run(run);
            int before = year;
            await foreach (YearReport report in RunResults.YearsAsync(storage, run, year, cancellationToken).ConfigureAwait(false))
            {
                year = report.Year;
                yield return report;
            }

            if (year > before) continue;
            if (record.State.IsEnd()) yield break;
            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
