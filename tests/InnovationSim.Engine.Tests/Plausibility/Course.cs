using InnovationSim.Engine.Fleet;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Engine.Tests.Plausibility;

/// <summary>What is looked at of a year of a long run; the year's tables are not kept.</summary>
/// <param name="Year">The year.</param>
/// <param name="Gdp">Output over that of the data.</param>
/// <param name="Growth">Its growth.</param>
/// <param name="Firms">Private firms over those of the data.</param>
/// <param name="Unemployment">Unemployment rate.</param>
/// <param name="FirmsOfSmallestCity">Private firms of the city that has fewest.</param>
/// <param name="SpendingShare">What policies cost, over output.</param>
/// <param name="Undefined">Metrics of the region that are no numbers.</param>
/// <param name="Infinite">Metrics that are infinite.</param>
internal sealed record CourseYear(
    int Year, double Gdp, double Growth, double Firms, double Unemployment, double FirmsOfSmallestCity, double SpendingShare,
    IReadOnlyList<string> Undefined, IReadOnlyList<string> Infinite)
{
    internal static CourseYear Of(YearRecord record) => new(
        record.Year,
        record["gdp"] / record.World.Cities.Sum(city => (double)city.GdpYuan),
        record["gdp-growth"],
        record["private-firms"] / record.World.PrivateCells.Sum(cell => (double)cell.Firms),
        record["unemployment-rate"],
        record.Metrics.Where(value => value.Metric.Name == "city-private-firms").Min(value => value.Value),
        record["policy-spending"] / record["gdp"],
        [.. record.Metrics.Where(value => value.City is null && value.Sector is null && !double.IsFinite(value.Value)).Select(value => value.Metric.Name)],
        [.. record.Metrics.Where(value => double.IsInfinity(value.Value)).Select(value => value.Metric.Name)]);
}

/// <summary>Runs of which only the course is kept.</summary>
internal static class Course
{
    /// <summary>The years of a run, from the first on.</summary>
    internal static async Task<IReadOnlyList<CourseYear>> OfAsync(RunSpec spec)
    {
        var collector = new Collector();
        await using var fleet = new InProcessFleet(spec.World, spec.Seed, threads: 1);
        // Runs go on side by side, each on one thread.
        await Task.Run(() => new RunCoordinator(spec, fleet, collector).RunAsync());
        return collector.Years;
    }

    private sealed class Collector : IRunObserver
    {
        public List<CourseYear> Years { get; } = [];

        public void StepDone(StepReport report)
        {
        }

        public ValueTask YearDoneAsync(YearRecord record, CancellationToken cancellationToken)
        {
            if (record.Year > 0) Years.Add(CourseYear.Of(record));
            return ValueTask.CompletedTask;
        }
    }
}
