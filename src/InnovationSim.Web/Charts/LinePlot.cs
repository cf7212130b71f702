using System.Globalization;
using System.Text;

namespace InnovationSim.Web.Charts;

/// <summary>Where everything of a line chart goes, in units of its picture.</summary>
internal sealed class LinePlot
{
    internal const double Width = 360;
    internal const double Height = 186;
    internal const double Right = 344;
    internal const double Top = 10;
    internal const double Bottom = 162;

    // A chart whose values start low is drawn from zero: what is small must look small.
    private const double FromZeroBelow = 0.55;
    private const int MarksOfALine = 7;
    private const int LabelledYears = 5;

    // A digit at the size of the ticks, and what keeps them off the edge and the lines.
    private const double DigitWidth = 6.3;
    private const double TickMargin = 12;

    private readonly IReadOnlyList<int> _years;

    /// <summary>Lays out a chart.</summary>
    /// <param name="years">Years, ascending.</param>
    /// <param name="series">Lines, with values in the unit of the axis.</param>
    /// <param name="band">A band to show, or null.</param>
    /// <param name="area">An area to show, or null. What has one is a difference, which is seen against zero.</param>
    internal LinePlot(IReadOnlyList<int> years, IReadOnlyList<ChartSeries> series, ChartBand? band = null, ChartArea? area = null)
    {
        _years = years;
        Series = series;
        IEnumerable<double> values = series.SelectMany(each => each.Values).Where(double.IsFinite);
        if (band is not null) values = values.Append(band.Low).Append(band.High);
        if (area is not null) values = values.Concat(area.Low.Concat(area.High).Where(double.IsFinite)).Append(0);
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (double value in values) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        HasValues = series.Any(each => each.Values.Any(double.IsFinite));
        if (low > 0 && low < FromZeroBelow * high) low = 0;
        if (high < 0 && high > FromZeroBelow * low) high = 0;
        Vertical = Axis.Around(low, high, 4);
        Left = TickMargin + (DigitWidth * Math.Max(3, Vertical.Ticks.Max(tick => TickText(tick).Length)));
    }

    /// <summary>Where lines begin: right of the longest tick.</summary>
    internal double Left { get; }

    internal IReadOnlyList<ChartSeries> Series { get; }

    internal Axis Vertical { get; }

    /// <summary>Whether there is anything to show.</summary>
    internal bool HasValues { get; }

    /// <summary>A coordinate as text.</summary>
    internal static string At(double coordinate) => coordinate.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A tick as text.</summary>
    internal string TickText(double tick) =>
        (Math.Abs(tick) < Vertical.Step * 1e-9 ? 0 : tick).ToString("N" + At(Vertical.Decimals), CultureInfo.InvariantCulture).Replace('-', '−');

    internal double X(int year)
    {
        int first = _years[0];
        int last = _years[^1];
        return last == first ? (Left + Right) / 2 : Left + ((Right - Left) * (year - first) / (last - first));
    }

    internal double Y(double value) => Bottom - ((Bottom - Top) * (value - Vertical.Low) / (Vertical.High - Vertical.Low));

    /// <summary>The way of a line; it is broken where values are missing.</summary>
    internal string Path(ChartSeries series)
    {
        var path = new StringBuilder();
        bool down = false;
        for (int i = 0; i < _years.Count; i++)
        {
            double value = series.Values[i];
            if (!double.IsFinite(value))
            {
                down = false;
                continue;
            }

            path.Append(down ? 'L' : 'M').Append(At(X(_years[i]))).Append(' ').Append(At(Y(value)));
            down = true;
        }

        return path.ToString();
    }

    /// <summary>The way around an area; it has a part for each row of years that have both ends.</summary>
    internal string Path(ChartArea area)
    {
        var path = new StringBuilder();
        for (int from = 0; from < _years.Count; from++)
        {
            int to = from;
            while (to < _years.Count && double.IsFinite(area.Low[to]) && double.IsFinite(area.High[to])) to++;
            if (to == from) continue;
            for (int i = from; i < to; i++) path.Append(i == from ? 'M' : 'L').Append(At(X(_years[i]))).Append(' ').Append(At(Y(area.High[i])));
            for (int i = to - 1; i >= from; i--) path.Append('L').Append(At(X(_years[i]))).Append(' ').Append(At(Y(area.Low[i])));
            path.Append('Z');
            from = to;
        }

        return path.ToString();
    }

    /// <summary>Some points of a line, for signs that tell lines apart without colour.</summary>
    internal IEnumerable<(double X, double Y)> Marks(ChartSeries series)
    {
        int step = Math.Max(1, _years.Count / MarksOfALine);
        for (int i = _years.Count - 1; i >= 0; i -= step)
        {
            if (double.IsFinite(series.Values[i])) yield return (X(_years[i]), Y(series.Values[i]));
        }
    }

    /// <summary>Years that are written below the axis.</summary>
    internal IEnumerable<int> LabelYears()
    {
        int first = _years[0];
        int last = _years[^1];
        if (last == first) return [first];
        Axis axis = Axis.Around(first, last, LabelledYears);
        int step = (int)Math.Max(1, axis.Step);
        return Enumerable.Range(0, ((last - first) / step) + 1).Select(i => first + (i * step));
    }

    /// <summary>The stripe of a year, for pointing at it.</summary>
    internal (double X, double Width) Stripe(int index)
    {
        double from = index == 0 ? Left : (X(_years[index - 1]) + X(_years[index])) / 2;
        double to = index == _years.Count - 1 ? Right : (X(_years[index]) + X(_years[index + 1])) / 2;
        return (from, Math.Max(0, to - from));
    }
}
