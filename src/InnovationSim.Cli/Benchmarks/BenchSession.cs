using System.Diagnostics;
using InnovationSim.Cli.Commands;
using InnovationSim.Cli.Runs;
using InnovationSim.Cli.Terminal;
using InnovationSim.Engine;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;
using InnovationSim.Scenarios;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Cli.Benchmarks;

/// <summary>
/// Measures whole runs. A small run first, so that what is measured is compiled code; then the run with all threads, whose memory is
/// measured too, and the same run on one thread. Rates are those of the years after the first, in which buffers find their sizes.
/// </summary>
internal static class BenchSession
{
    private const double WarmUpFirms = 20_000;
    private const int WarmUpYears = 8;

    internal static async Task<int> RunAsync(int firms, int years, ulong seed, int threads, OutputFormat format, CancellationToken cancellationToken)
    {
        ScenarioDocument scenario = ScenarioLibrary.Load("heilongjiang");
        var none = new Dictionary<string, double>(StringComparer.Ordinal);
        double scale = (double)firms / scenario.Economy.PrivateFirms;
        if (scale > Scenarios.Worlds.WorldBuilder.LargestScale)
            throw new BadInputException($"--firms is {firms}; at most {Scenarios.Worlds.WorldBuilder.LargestScale * scenario.Economy.PrivateFirms:N0} fit the scenario.");
        World small = Plans.World(scenario, none, WarmUpFirms / scenario.Economy.PrivateFirms);
        Messages.Note("Warming up …");
        await MeasureAsync(small, WarmUpYears, seed, threads, cancellationToken).ConfigureAwait(false);
        World world = Plans.World(scenario, none, scale);
        Messages.Note($"Running {years} years with {firms:N0} private firms on {threads} thread(s) …");
        BenchResult all = await MeasureAsync(world, years, seed, threads, cancellationToken).ConfigureAwait(false);
        BenchResult one = all;
        if (threads > 1)
        {
            Messages.Note("The same on one thread …");
            one = await MeasureAsync(world, years, seed, 1, cancellationToken).ConfigureAwait(false);
            if (!string.Equals(one.Digest, all.Digest, StringComparison.Ordinal))
                throw new InvalidOperationException($"The digests differ: {all.Digest} on {threads} threads, {one.Digest} on one.");
        }

        if (format == OutputFormat.Json) BenchReport.WriteJson(all, one);
        else BenchReport.WriteText(all, one);
        return ExitCodes.Done;
    }

    private static async Task<BenchResult> MeasureAsync(World world, int years, ulong seed, int threads, CancellationToken cancellationToken)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        long residentBefore = Resident();
        var watch = new Stopwatches();
        var spec = new RunSpec { World = world, Seed = seed, Years = years };
        var fleet = new InProcessFleet(world, seed, threads);
        var coordinator = new RunCoordinator(spec, fleet, watch);
        long began = Stopwatch.GetTimestamp();
        await coordinator.BeginAsync(cancellationToken).ConfigureAwait(false);
        await coordinator.RunYearAsync(cancellationToken).ConfigureAwait(false);
        double first = Stopwatch.GetElapsedTime(began).TotalSeconds;
        watch.Reset();
        long workBefore = coordinator.OrganisationYears;
        TimeSpan pauseBefore = GC.GetTotalPauseDuration();
        long warm = Stopwatch.GetTimestamp();
        for (int year = 2; year <= years; year++) await coordinator.RunYearAsync(cancellationToken).ConfigureAwait(false);
        double seconds = Stopwatch.GetElapsedTime(warm).TotalSeconds;
        YearRecord last = coordinator.Last!;
        long privateFirms = last.Tally.Total(CellMeasure.Firms, Ownership.Private);
        return new BenchResult
        {
            Threads = threads,
            Years = years,
            PrivateFirms = privateFirms,
            FirstYearSeconds = first,
            Seconds = seconds,
            OrganisationYears = coordinator.OrganisationYears - workBefore,
            PauseSeconds = (GC.GetTotalPauseDuration() - pauseBefore).TotalSeconds,
            OutsideSeconds = watch.Outside.TotalSeconds,
            Steps = watch.Steps,
            StateBytesPerFirm = (double)fleet.StateBytes / privateFirms,
            MessageBytesPerFirm = (double)fleet.MessageBytes / privateFirms,
            ResidentBytesPerFirm = (double)(Resident() - residentBefore) / privateFirms,
            Digest = last.Digest.ToString(),
            // Last: what is measured above must not feel it.
            Checkpoint = await CheckpointBench.MeasureAsync(coordinator, cancellationToken).ConfigureAwait(false),
        };
    }

    private static long Resident()
    {
        using Process self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }

    private sealed class Stopwatches : IRunObserver
    {
        internal SortedDictionary<Step, TimeSpan> Steps { get; } = [];

        internal TimeSpan Outside { get; private set; }

        internal void Reset()
        {
            Steps.Clear();
            Outside = TimeSpan.Zero;
        }

        public void StepDone(StepReport report)
        {
            Steps[report.Step] = Steps.GetValueOrDefault(report.Step) + report.ShardTime;
            Outside += report.CoordinatorTime;
        }

        public ValueTask YearDoneAsync(YearRecord record, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}

/// <summary>What was measured of one run.</summary>
internal sealed record BenchResult
{
    internal required int Threads { get; init; }

    internal required int Years { get; init; }

    internal required long PrivateFirms { get; init; }

    /// <summary>First state and first year.</summary>
    internal required double FirstYearSeconds { get; init; }

    /// <summary>All later years.</summary>
    internal required double Seconds { get; init; }

    internal required long OrganisationYears { get; init; }

    internal required double PauseSeconds { get; init; }

    internal required double OutsideSeconds { get; init; }

    internal required IReadOnlyDictionary<Step, TimeSpan> Steps { get; init; }

    internal required double StateBytesPerFirm { get; init; }

    internal required double MessageBytesPerFirm { get; init; }

    internal required double ResidentBytesPerFirm { get; init; }

    internal required string Digest { get; init; }

    internal required CheckpointCost Checkpoint { get; init; }

    internal double Rate => OrganisationYears / Seconds;

    internal double RatePerThread => Rate / Threads;
}
