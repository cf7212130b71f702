using System.Runtime.CompilerServices;
using InnovationSim.Engine;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Analysis.Experiments;

/// <summary>Runs side by side, each on a thread of its own. What comes of a run depends on its spec alone, never on the number of threads.</summary>
public static class Ensemble
{
    /// <summary>Most threads.</summary>
    public const int MostThreads = 1024;

    /// <summary>Runs all years of a run on this thread and shows each of its records, the first state (year 0) included.</summary>
    /// <param name="spec">The run.</param>
    /// <param name="year">Called with each record; later records are not made before it returns.</param>
    /// <param name="cancellationToken">Stops it at the end of a step.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="Kernel.Invariants.InvariantBreachException">Something that must hold does not.</exception>
    public static async Task RunAsync(RunSpec spec, Action<YearRecord> year, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(year);
        var fleet = new InProcessFleet(spec.World, spec.Seed, threads: 1);
        await using ConfiguredAsyncDisposable closing = fleet.ConfigureAwait(false);
        var coordinator = new RunCoordinator(spec, fleet);
        year(await coordinator.BeginAsync(cancellationToken).ConfigureAwait(false));
        while (coordinator.YearsDone < spec.Years) year(await coordinator.RunYearAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Does a number of jobs, so many at a time, beginning them in their order.</summary>
    /// <typeparam name="T">What comes of a job.</typeparam>
    /// <param name="jobs">How many.</param>
    /// <param name="threads">How many at a time, 1 to <see cref="MostThreads"/>.</param>
    /// <param name="job">Does the job of a number from 0; called from several threads.</param>
    /// <param name="cancellationToken">Stops all of them.</param>
    /// <returns>What came of each, in their order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is out of range.</exception>
    public static async Task<T[]> AllAsync<T>(int jobs, int threads, Func<int, CancellationToken, Task<T>> job, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (threads is < 1 or > MostThreads) throw new ArgumentOutOfRangeException(nameof(threads), threads, $"Runs go on 1 to {MostThreads} threads.");
        var all = new T[jobs];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            Enumerable.Range(0, jobs), options, async (number, token) => all[number] = await job(number, token).ConfigureAwait(false)).ConfigureAwait(false);
        return all;
    }
}
