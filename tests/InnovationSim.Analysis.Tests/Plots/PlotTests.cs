using System.Globalization;
using System.Xml.Linq;
using InnovationSim.Analysis.Plots;
using Shouldly;
using Xunit;

namespace InnovationSim.Analysis.Tests.Plots;

public class PlotTests
{
    private static readonly Plot Two = new(
        "gdp: difference to <baseline> & co",
        "yuan",
        [Line("rising", year => year), Line("falling", year => -2 * year)],
        ZeroLine: true);

    [Fact]
    public void The_drawing_is_sound_and_has_a_line_and_a_band_for_each_arm()
    {
        XDocument drawing = XDocument.Parse(SvgPlot.Draw(Two));
        Named(drawing, "polyline").Count().ShouldBe(2);
        Named(drawing, "polygon").Count().ShouldBe(2);
        Named(drawing, "text").Select(text => text.Value).ShouldContain("gdp: difference to <baseline> & co");
        Named(drawing, "text").Select(text => text.Value).ShouldContain("year");
        Named(drawing, "text").Select(text => text.Value).ShouldContain("yuan");
        Named(drawing, "text").Count(text => text.Value.EndsWith("(shaded: 95 % interval)", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void Lines_can_be_told_apart_without_colour() =>
        Named(XDocument.Parse(SvgPlot.Draw(Two)), "polyline").Select(line => line.Attribute("stroke-dasharray")!.Value).ShouldBeUnique();

    [Fact]
    public void Points_are_where_their_values_say()
    {
        XElement rising = Named(XDocument.Parse(SvgPlot.Draw(Two)), "polyline").First();
        double[][] points = [.. rising.Attribute("points")!.Value.Split(' ').Select(Place)];
        points.Length.ShouldBe(10);
        // Equal steps to the right and, since y counts downwards, upwards.
        for (int at = 2; at < points.Length; at++)
        {
            (points[at][0] - points[at - 1][0]).ShouldBe(points[1][0] - points[0][0], 0.02);
            (points[at][1] - points[at - 1][1]).ShouldBe(points[1][1] - points[0][1], 0.02);
        }

        (points[1][1] - points[0][1]).ShouldBeLessThan(0);
    }

    [Fact]
    public void The_same_plot_gives_the_same_text() => SvgPlot.Draw(Two).ShouldBe(SvgPlot.Draw(Two));

    [Fact]
    public void A_plot_in_the_terminal_keeps_its_width_and_names_what_it_shows()
    {
        string text = TerminalPlot.Draw(Two, width: 60, height: 12);
        string[] lines = text.Split('\n');
        lines[0].ShouldBe("gdp: difference to <baseline> & co (yuan)");
        lines.Skip(1).Take(13).ShouldAllBe(line => line.Length <= 60);
        text.ShouldContain("● rising");
        text.ShouldContain("▲ falling");
        text.ShouldNotContain("░", Case.Sensitive, "two bands would hide each other");
        lines.Skip(1).Take(12).Sum(line => line.Count(letter => letter == '▲')).ShouldBeGreaterThanOrEqualTo(9, "years 1 to 10, but where the other line crosses");
    }

    [Fact]
    public void The_highest_value_is_at_the_top_and_the_lowest_at_the_bottom()
    {
        string[] lines = TerminalPlot.Draw(new Plot("t", "u", [Line("rising", year => year) with { }], ZeroLine: false), 60, 12).Split('\n');
        lines[1].TrimEnd().ShouldEndWith("░", Case.Sensitive, "the upper end of the last band");
        lines[2].TrimEnd().ShouldEndWith("●", Case.Sensitive, "the last point, half a unit below it");
    }

    [Theory]
    [InlineData(0, 10, 5, new[] { 0.0, 2, 4, 6, 8, 10 })]
    [InlineData(-1, 1, 4, new[] { -1, -0.5, 0, 0.5, 1 })]
    [InlineData(0.013, 0.021, 4, new[] { 0.014, 0.016, 0.018, 0.02 })]
    [InlineData(5, 5.001, 2, new[] { 5, 5.0005, 5.001 })]
    public void Ticks_are_round(double low, double high, int most, double[] ticks)
    {
        IReadOnlyList<double> made = Ticks.Of(low, high, most);
        made.Count.ShouldBe(ticks.Length);
        for (int at = 0; at < ticks.Length; at++) made[at].ShouldBe(ticks[at], 1e-9);
    }

    [Theory]
    [InlineData(new[] { 0.0, 2e9, 4e9 }, new[] { "0", "2 bn", "4 bn" })]
    [InlineData(new[] { -0.5, 0, 0.5 }, new[] { "-0.5", "0.0", "0.5" })]
    [InlineData(new[] { 20_000.0, 40_000 }, new[] { "20 k", "40 k" })]
    public void Labels_have_as_many_decimals_as_tell_ticks_apart(double[] ticks, string[] labels) => Ticks.Labels(ticks).ShouldBe(labels);

    [Fact]
    public void A_value_that_never_changes_can_be_drawn()
    {
        var flat = new Plot("flat", "share", [Line("flat", _ => 0)], ZeroLine: true);
        XDocument.Parse(SvgPlot.Draw(flat)).Root.ShouldNotBeNull();
        TerminalPlot.Draw(flat).ShouldContain("● flat");
    }

    [Fact]
    public void A_single_year_can_be_drawn()
    {
        var one = new Plot("one", "share", [new PlotLine("one", [new PlotPoint(3, 1, double.NaN, double.NaN)])], ZeroLine: true);
        SvgPlot.Draw(one).ShouldNotContain("NaN");
        TerminalPlot.Draw(one).ShouldNotContain("95 % interval");
    }

    [Fact]
    public void Years_without_a_value_are_left_out()
    {
        PlotPoint[] points = [new(1, 1, 0, 2), new(2, double.NaN, double.NaN, double.NaN), new(3, 2, 1, 3)];
        SvgPlot.Draw(new Plot("gap", "share", [new PlotLine("gap", points)], ZeroLine: true)).ShouldNotContain("NaN");
    }

    [Fact]
    public void A_plot_without_any_value_is_refused() =>
        Should.Throw<ArgumentException>(() => SvgPlot.Draw(new Plot("none", "share", [new PlotLine("none", [])], true)));

    private static double[] Place(string point) => [.. point.Split(',').Select(part => double.Parse(part, CultureInfo.InvariantCulture))];

    private static PlotLine Line(string name, Func<int, double> value) =>
        new(name, [.. Enumerable.Range(1, 10).Select(year => new PlotPoint(year, value(year), value(year) - 0.5, value(year) + 0.5))]);

    private static IEnumerable<XElement> Named(XDocument drawing, string name) => drawing.Descendants().Where(element => element.Name.LocalName == name);
}
