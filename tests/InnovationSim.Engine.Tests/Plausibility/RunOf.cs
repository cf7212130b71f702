using InnovationSim.Engine.Conformance.Building;
using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Engine.Tests.Plausibility;

/// <summary>Records of all years of a run.</summary>
internal static class RunOf
{
    internal static async Task<IReadOnlyList<YearRecord>> HeilongjiangAsync(double scale, int years, ulong seed)
    {
        RunSpec spec = new SmallRegion("heilongjiang", scale, years).Spec(seed);
        var collector = new Collector();
        await using var fleet = new InProcessFleet(spec.World, spec.Seed, threads: 1);
        // Seeds run side by side, each on one thread.
        await Task.Run(() => new RunCoordinator(spec, fleet, collector).RunAsync());
        return collector.Records;
    }

    private sealed class Collector : IRunObserver
    {
        public List<YearRecord> Records { get; } = [];

        public void StepDone(StepReport report)
        {
        }

        public ValueTask YearDoneAsync(YearRecord record, CancellationToken cancellationToken)
        {
            Records.Add(record);
            return ValueTask.CompletedTask;
        }
    }
}
