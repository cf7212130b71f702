using System.Globalization;
using InnovationSim.Engine.Conformance.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Plausibility;

/// <summary>
/// Half a century of the baseline neither explodes nor dies out, with twenty seeds. The bounds are wide: they tell a region from a runaway.
/// In a fiftieth of the region one firm may come to employ a fifth of all, and its end is a crisis; with <c>INNOVATIONSIM_SOAK</c> set it
/// is a tenth, and the bounds are narrower.
/// </summary>
public class FiftyYearsTests
{
    private const int Years = 50;
    private const int Seeds = 20;

    // A share of the clusters that state-owned enterprises lead and whose links are enough to judge: in a fiftieth of the region there may be none.
    private const string MayBeOfNone = "hollow-share-of-state-led-cells";

    // Survival over five years is the metric that takes longest to be defined.
    private const int AllDefined = 6;

    private static readonly bool Soak = Environment.GetEnvironmentVariable("INNOVATIONSIM_SOAK") is { Length: > 0 };

    private static readonly Lazy<Task<IReadOnlyList<CourseYear>[]>> Runs = new(AllAsync);

    [Fact]
    public Task Output_stays_between_four_fifths_and_five_times_that_of_the_data() => ShouldStayBetween(year => year.Gdp, 0.8, 5, "GDP");

    [Fact]
    public Task Output_never_grows_by_an_eighth_in_a_year_nor_falls_by_a_seventh() =>
        ShouldStayBetween(year => year.Growth, Soak ? -0.1 : -1.0 / 7, Soak ? 0.1 : 0.125, "growth of GDP");

    [Fact]
    public Task There_are_never_less_than_a_third_nor_more_than_twice_the_private_firms_of_the_data() =>
        ShouldStayBetween(year => year.Firms, 1.0 / 3, 2, "private firms");

    [Fact]
    public Task Unemployment_stays_between_one_and_twenty_five_per_cent() =>
        ShouldStayBetween(year => year.Unemployment, 0.01, Soak ? 0.15 : 0.25, "unemployment");

    [Fact]
    public Task No_city_loses_all_its_firms() => ShouldStayBetween(year => year.FirmsOfSmallestCity, 1, double.MaxValue, "firms of the smallest city");

    [Fact]
    public Task Every_metric_of_the_region_is_a_number_as_soon_as_it_can_be() => ForEachYear((year, where) =>
    {
        if (year.Year >= AllDefined) year.Undefined.Where(name => name != MayBeOfNone).ShouldBeEmpty(where);
    });

    [Fact]
    public Task No_metric_of_any_city_or_sector_is_ever_infinite() => ForEachYear((year, where) => year.Infinite.ShouldBeEmpty(where));

    private static Task ShouldStayBetween(Func<CourseYear, double> value, double low, double high, string what) =>
        ForEachYear((year, where) => value(year).ShouldBeInRange(low, high, $"{what}, {where}"));

    private static async Task ForEachYear(Action<CourseYear, string> check)
    {
        IReadOnlyList<CourseYear>[] runs = await Runs.Value;
        for (int run = 0; run < runs.Length; run++)
        {
            runs[run].Count.ShouldBe(Years);
            foreach (CourseYear year in runs[run]) check(year, string.Create(CultureInfo.InvariantCulture, $"seed {run + 1}, year {year.Year}"));
        }
    }

    private static async Task<IReadOnlyList<CourseYear>[]> AllAsync()
    {
        var region = new SmallRegion("heilongjiang", Soak ? 0.1 : 0.02, Years);
        var runs = new IReadOnlyList<CourseYear>[Seeds];
        await Parallel.ForAsync(0, Seeds, async (run, _) => runs[run] = await Course.OfAsync(region.Spec((ulong)run + 1)));
        return runs;
    }
}
