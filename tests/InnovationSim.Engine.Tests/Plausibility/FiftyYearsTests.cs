using InnovationSim.Kernel.Metrics;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Plausibility;

/// <summary>Half a century of the baseline neither explodes nor dies out. The bounds are wide: they tell a region from a runaway.</summary>
public class FiftyYearsTests
{
    private const int Years = 50;

    // A share of the clusters that state-owned enterprises lead and whose links are enough to judge: in a fiftieth of the region there may be none.
    private const string MayBeOfNone = "hollow-share-of-state-led-cells";

    // Survival over five years is the metric that takes longest to be defined.
    private const int AllDefined = 6;

    private static readonly Lazy<Task<IReadOnlyList<YearRecord>[]>> Runs = new(
        () => Task.WhenAll(Enumerable.Range(1, 5).Select(seed => RunOf.HeilongjiangAsync(0.02, Years, (ulong)seed))));

    [Fact]
    public Task Output_stays_between_four_fifths_and_five_times_that_of_the_data() =>
        ShouldStayBetween(record => record["gdp"], record => 0.8 * Base(record), record => 5 * Base(record), "GDP");

    [Fact]
    public Task Output_never_changes_by_more_than_a_tenth_in_a_year() =>
        ShouldStayBetween(record => record["gdp-growth"], _ => -0.1, _ => 0.1, "growth of GDP");

    [Fact]
    public Task There_are_never_less_than_a_third_nor_more_than_twice_the_private_firms_of_the_data() =>
        ShouldStayBetween(record => record["private-firms"], record => FirmsAtStart(record) / 3, record => 2 * FirmsAtStart(record), "private firms");

    [Fact]
    public Task Unemployment_stays_between_one_and_twenty_per_cent() =>
        ShouldStayBetween(record => record["unemployment-rate"], _ => 0.01, _ => 0.2, "unemployment");

    [Fact]
    public Task No_city_loses_all_its_firms() => ShouldStayBetween(
        record => record.Metrics.Where(value => value.Metric.Name == "city-private-firms").Min(value => value.Value), _ => 1, _ => double.MaxValue, "firms of the smallest city");

    [Fact]
    public async Task Every_metric_of_the_region_is_a_number_as_soon_as_it_can_be()
    {
        foreach (YearRecord record in (await Runs.Value).SelectMany(run => run).Where(record => record.Year >= AllDefined))
        {
            record.Metrics.Where(value => value.City is null && value.Sector is null && !double.IsFinite(value.Value))
                .Select(value => value.Metric.Name).Where(name => name != MayBeOfNone).ShouldBeEmpty($"year {record.Year}");
        }
    }

    [Fact]
    public async Task No_metric_of_any_city_or_sector_is_ever_infinite()
    {
        foreach (YearRecord record in (await Runs.Value).SelectMany(run => run))
            record.Metrics.Where(value => double.IsInfinity(value.Value)).Select(value => value.Metric.Name).ShouldBeEmpty($"year {record.Year}");
    }

    private static async Task ShouldStayBetween(Func<YearRecord, double> value, Func<YearRecord, double> low, Func<YearRecord, double> high, string what)
    {
        IReadOnlyList<YearRecord>[] runs = await Runs.Value;
        for (int run = 0; run < runs.Length; run++)
        {
            foreach (YearRecord record in runs[run].Where(record => record.Year > 0))
                value(record).ShouldBeInRange(low(record), high(record), $"{what}, seed {run + 1}, year {record.Year}");
        }
    }

    private static double Base(YearRecord record) => record.World.Cities.Sum(city => (double)city.GdpYuan);

    private static double FirmsAtStart(YearRecord record) => record.World.PrivateCells.Sum(cell => (double)cell.Firms);
}
