using InnovationSim.Contracts;
using InnovationSim.Web.Runs;

namespace InnovationSim.Web.Tests.Runs;

public class RunHistoryTests
{
    [Fact]
    public void A_year_that_comes_twice_counts_once()
    {
        var history = new RunHistory();
        history.Add(Year(0, ("gdp", null)));
        history.Add(Year(1, ("gdp", 5)));
        history.Add(Year(1, ("gdp", 7)));

        history.LastYear.ShouldBe(1);
        history.Value("gdp", 1).ShouldBe(5);
    }

    [Fact]
    public void A_year_may_not_be_left_out()
    {
        var history = new RunHistory();
        history.Add(Year(0));

        Should.Throw<ArgumentException>(() => history.Add(Year(2)));
    }

    [Fact]
    public void What_is_undefined_or_not_there_is_no_number()
    {
        var history = new RunHistory();
        history.Add(Year(0, ("gdp", null)));

        double.IsNaN(history.Value("gdp", 0)).ShouldBeTrue();
        double.IsNaN(history.Value("gdp", 1)).ShouldBeTrue();
        double.IsNaN(history.Value("nothing", 0)).ShouldBeTrue();
    }

    [Fact]
    public void A_metric_that_comes_later_is_undefined_before()
    {
        var history = new RunHistory();
        history.Add(Year(0, ("gdp", 1)));
        history.Add(Year(1, ("gdp", 2), ("new", 3)));
        history.Add(Year(2, ("gdp", 2)));

        history.Values("new", [0, 1, 2]).ShouldBe([double.NaN, 3, double.NaN]);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(30, 31)]
    [InlineData(20_000, 120)]
    public void A_chart_gets_no_more_years_than_it_can_show_the_first_and_last_among_them(int last, int most)
    {
        var history = new RunHistory();
        for (int year = 0; year <= last; year++) history.Add(Year(year));

        int[] years = history.Years(120);

        years.Length.ShouldBeLessThanOrEqualTo(most + 1);
        years[0].ShouldBe(0);
        years[^1].ShouldBe(last);
        years.ShouldBeUnique();
    }

    internal static YearReport Year(int year, params (string Metric, double? Value)[] metrics) => new()
    {
        Run = "run",
        Year = year,
        CalendarYear = 2022 + year,
        Digest = new string('0', 32),
        Metrics = metrics.ToDictionary(metric => metric.Metric, metric => metric.Value),
    };
}
