using InnovationSim.Web.Metrics;
using Microsoft.AspNetCore.Components;

namespace InnovationSim.Web.Charts;

/// <summary>Lines over the years of a run.</summary>
public partial class LineChart
{
    private Display _display;
    private LinePlot? _plot;
    private ChartArea? _area;
    private string _unit = "";
    private int _shown;
    private bool _asTable;

    /// <summary>What it shows; also its address in the page.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>Name for tests and links; the title unless another is given.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>Years of the run, ascending.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<int> Years { get; set; } = [];

    /// <summary>The lines, with values in the unit of the metric.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ChartSeries> Series { get; set; } = [];

    /// <summary>Unit of the values.</summary>
    [Parameter, EditorRequired]
    public string Unit { get; set; } = "";

    /// <summary>The calendar year of year 0.</summary>
    [Parameter]
    public int BaseYear { get; set; }

    /// <summary>The year whose values the legend gives; the last one if null.</summary>
    [Parameter]
    public int? Cursor { get; set; }

    /// <summary>A band that values are expected in.</summary>
    [Parameter]
    public ChartBand? Band { get; set; }

    /// <summary>What the first line is uncertain by, in the unit of the metric; the chart is then seen against zero.</summary>
    [Parameter]
    public ChartArea? Area { get; set; }

    /// <summary>What the lines are and how they are to be read.</summary>
    [Parameter]
    public string? Explanation { get; set; }

    /// <summary>Said while there is nothing to show.</summary>
    [Parameter]
    public string Empty { get; set; } = "Nothing yet: it is known from the first year on.";

    /// <summary>A year was pointed at.</summary>
    [Parameter]
    public EventCallback<int> Picked { get; set; }

    private int ShownYear => Years.Count > 0 ? Years[_shown] : 0;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        IEnumerable<double> all = Series.SelectMany(each => each.Values).Concat(Area is null ? [] : Area.Low.Concat(Area.High));
        double largest = all.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        _display = Display.For(Unit, largest);
        _unit = _display.Unit;
        ChartSeries[] scaled = [.. Series.Select(each => each with { Values = [.. each.Values.Select(value => value / _display.Divisor)] })];
        ChartBand? band = Band is null ? null : Band with { Low = Band.Low / _display.Divisor, High = Band.High / _display.Divisor };
        _area = Area is null ? null : Area with
        {
            Low = [.. Area.Low.Select(value => value / _display.Divisor)], High = [.. Area.High.Select(value => value / _display.Divisor)],
        };
        _plot = Years.Count == 0 ? null : new LinePlot(Years, scaled, band, _area);
        _shown = Nearest(Cursor);
    }

    private int Nearest(int? year)
    {
        if (year is not { } wanted) return Math.Max(0, Years.Count - 1);
        int best = 0;
        for (int i = 1; i < Years.Count; i++)
        {
            if (Math.Abs(Years[i] - wanted) <= Math.Abs(Years[best] - wanted)) best = i;
        }

        return best;
    }

    private string Value(int line, int index) => index < Series[line].Values.Count ? _display.Number(Series[line].Values[index]) : Display.None;

    /// <summary>The two ends of the area.</summary>
    private string AreaText(int index) => double.IsFinite(Area!.Low[index])
        ? $"{_display.Number(Area.Low[index])} to {_display.Number(Area.High[index])}"
        : Display.None;

    private string PointText(int index) =>
        $"{BaseYear + Years[index]}: " + string.Join(", ", Series.Select((each, line) => Series.Count > 1 ? $"{each.Name} {Value(line, index)}" : Value(line, index)));

    /// <summary>The chart in a sentence, for whoever does not see it.</summary>
    private string Summary()
    {
        IEnumerable<string> lines = Series.Select(each =>
        {
            int[] known = [.. Enumerable.Range(0, Years.Count).Where(i => double.IsFinite(each.Values[i]))];
            return known.Length == 0
                ? $"{each.Name}: no values"
                : $"{each.Name}: {_display.Number(each.Values[known[0]])} in {BaseYear + Years[known[0]]}, "
                    + $"{_display.Number(each.Values[known[^1]])} in {BaseYear + Years[known[^1]]}";
        });
        return $"Line chart of {Title}{(_unit.Length > 0 ? $", {_unit}" : "")}. {string.Join("; ", lines)}.";
    }
}
