using InnovationSim.Web.Charts;

namespace InnovationSim.Web.Tests.Charts;

public class LinePlotTests
{
    [Fact]
    public void A_line_is_broken_where_a_value_is_missing()
    {
        var plot = new LinePlot([0, 1, 2, 3, 4], [new ChartSeries("gdp", [1, 2, double.NaN, 3, 4])]);

        plot.Path(plot.Series[0]).Count(step => step == 'M').ShouldBe(2);
    }

    [Fact]
    public void Later_years_lie_further_right_and_larger_values_higher()
    {
        var plot = new LinePlot([0, 10, 20], [new ChartSeries("gdp", [5, 7, 9])]);

        plot.X(20).ShouldBeGreaterThan(plot.X(10));
        plot.Y(9).ShouldBeLessThan(plot.Y(5));
    }

    [Fact]
    public void Ticks_with_many_digits_get_their_room()
    {
        var few = new LinePlot([0, 1], [new ChartSeries("share", [0.1, 0.9])]);
        var many = new LinePlot([0, 1], [new ChartSeries("firms", [580_000, 690_000])]);

        many.Left.ShouldBeGreaterThan(few.Left);
    }

    [Fact]
    public void The_stripes_of_the_years_cover_the_picture_once()
    {
        int[] years = [0, 5, 10, 12];
        var plot = new LinePlot(years, [new ChartSeries("gdp", [1, 2, 3, 4])]);

        (double X, double Width)[] stripes = [.. Enumerable.Range(0, years.Length).Select(plot.Stripe)];

        stripes[0].X.ShouldBe(plot.Left);
        for (int i = 1; i < stripes.Length; i++) stripes[i].X.ShouldBe(stripes[i - 1].X + stripes[i - 1].Width, 1e-9);
        (stripes[^1].X + stripes[^1].Width).ShouldBe(LinePlot.Right, 1e-9);
    }

    [Fact]
    public void A_band_is_within_the_picture()
    {
        var plot = new LinePlot([0, 1], [new ChartSeries("share", [0.4, 0.42])], new ChartBand(0.1, 0.9, "data"));

        plot.Y(0.9).ShouldBeGreaterThanOrEqualTo(LinePlot.Top);
        plot.Y(0.1).ShouldBeLessThanOrEqualTo(LinePlot.Bottom);
    }

    [Fact]
    public void A_single_year_is_drawn_in_the_middle() => new LinePlot([0], [new ChartSeries("firms", [3])]).X(0).ShouldBeInRange(150, 250);
}
