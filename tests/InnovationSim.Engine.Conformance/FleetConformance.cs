using System.Collections.Concurrent;
using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Conformance.Tracing;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel.Metrics;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Conformance;

/// <summary>
/// What every fleet must do, whatever it is made of. An implementation derives from this class in its own test project and says how a
/// fleet is made; everything else is here. Runs are compared with those of one thread in this process, so all implementations agree
/// with each other as soon as each passes.
/// </summary>
public abstract partial class FleetConformance
{
    private static readonly ConcurrentDictionary<(SmallRegion, ulong), Lazy<Task<RunTrace>>> References = new();

    /// <summary>Makes an empty fleet for a run.</summary>
    /// <param name="spec">The run.</param>
    /// <param name="workers">
    /// How much may happen at once: threads, silos or whatever the fleet spreads work over. It must not change anything, so a fleet that
    /// has no use for it may ignore it.
    /// </param>
    protected abstract ValueTask<IFleet> MakeFleetAsync(RunSpec spec, int workers);

    /// <summary>The run that others must equal: one thread in this process, usual shard sizes.</summary>
    private static Task<RunTrace> ReferenceAsync(SmallRegion region, ulong seed) =>
        References.GetOrAdd((region, seed), key => new Lazy<Task<RunTrace>>(() => TraceReferenceAsync(key.Item1, key.Item2))).Value;

    private static async Task<RunTrace> TraceReferenceAsync(SmallRegion region, ulong seed)
    {
        RunSpec spec = region.Spec(seed);
        return await TraceAsync(spec, new InProcessFleet(spec.World, seed, threads: 1));
    }

    private static async Task<RunTrace> TraceAsync(RunSpec spec, IFleet fleet)
    {
        var trace = new RunTrace();
        await TraceAsync(spec, fleet, trace);
        return trace;
    }

    private static async Task TraceAsync(RunSpec spec, IFleet fleet, RunTrace trace)
    {
        await using var traced = new TracingFleet(fleet, trace);
        await new RunCoordinator(spec, traced, new Scribe(trace)).RunAsync();
    }

    private async Task<RunTrace> TraceAsync(RunSpec spec, int workers) => await TraceAsync(spec, await MakeFleetAsync(spec, workers));

    /// <summary>Runs it, and fails with the seed, what was run, and where it parts from the run expected; also if it breaks down on the way.</summary>
    private async Task ShouldRunTheSameAsync(RunTrace expected, RunSpec spec, int workers, string what)
    {
        var actual = new RunTrace();
        Exception? failure = null;
        try
        {
            await TraceAsync(spec, await MakeFleetAsync(spec, workers), actual);
        }
        catch (Exception thrown)
        {
            // What differed before it broke down says more than the exception, so both are told.
            failure = thrown;
        }

        ShouldBeTheSameRun(expected, actual, spec, $"{what}, {workers} workers", failure);
    }

    private static void ShouldBeTheSameRun(RunTrace expected, RunTrace actual, RunSpec spec, string what, Exception? failure = null)
    {
        string? difference = TraceDifference.Between(expected, actual, spec.World);
        if (difference is not null)
            Assert.Fail($"Seed {spec.Seed} ({Seeds.Variable}={spec.Seed} repeats it), {what}: the run differs, {difference}. {failure}");
        // The comparison above names the place; this one is the promise itself.
        actual.Digests.ShouldBe(expected.Digests, $"seed {spec.Seed}, {what}");
    }

    private sealed class Scribe(RunTrace trace) : IRunObserver
    {
        public void StepDone(StepReport report)
        {
        }

        public ValueTask YearDoneAsync(YearRecord record, CancellationToken cancellationToken)
        {
            trace.Years.Add(record);
            return ValueTask.CompletedTask;
        }
    }
}
