using System.Globalization;
using System.Text;

namespace InnovationSim.Analysis.Plots;

/// <summary>
/// A plot in characters for the terminal: a mark for each line, readable without colour. Where lines cross, the later one is on top. The band of
/// a single line is shaded; those of several would hide each other.
/// </summary>
public static class TerminalPlot
{
    private const int LeastWidth = 30;
    private const int LeastHeight = 5;
    private const char Shade = '░';

    private static readonly char[] Marks = ['●', '▲', '■', '◆', '✕', '○'];

    /// <summary>Draws a plot.</summary>
    /// <param name="plot">The plot; it has something to draw.</param>
    /// <param name="width">Columns in all, at least 30.</param>
    /// <param name="height">Lines of the picture itself, at least 5; title, axis and legend come on top of them.</param>
    /// <returns>Lines that end in line feeds.</returns>
    public static string Draw(Plot plot, int width = 76, int height = 14)
    {
        ArgumentNullException.ThrowIfNull(plot);
        if (plot.IsEmpty) throw new ArgumentException("The plot has no point that can be drawn.", nameof(plot));
        width = Math.Max(width, LeastWidth);
        height = Math.Max(height, LeastHeight);
        (double low, double high) = plot.Range;
        (int first, int last) = plot.Years;
        IReadOnlyList<double> ticks = Ticks.Of(low, high, Math.Max(2, height / 3));
        IReadOnlyList<string> labels = Ticks.Labels(ticks);
        int margin = labels.Max(label => label.Length) + 1;
        int columns = width - margin - 1;
        char[][] picture = [.. Enumerable.Range(0, height).Select(_ => Enumerable.Repeat(' ', columns).ToArray())];
        if (plot.ZeroLine) Array.Fill(picture[Row(0)], '┄');
        bool shaded = plot.Lines.Count == 1 && plot.Lines[0].Known.Any(point => point.HasBand);
        if (shaded) Band(plot.Lines[0]);
        for (int at = 0; at < plot.Lines.Count; at++)
        {
            foreach (PlotPoint point in plot.Lines[at].Known) picture[Row(point.Value)][Column(point.Year)] = Marks[at % Marks.Length];
        }

        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{plot.Title} ({plot.Unit})\n");
        for (int row = 0; row < height; row++)
        {
            int tick = Enumerable.Range(0, ticks.Count).FirstOrDefault(at => Row(ticks[at]) == row, -1);
            text.Append((tick >= 0 ? labels[tick] : "").PadLeft(margin)).Append(tick >= 0 ? '┤' : '│').Append(new string(picture[row]).TrimEnd()).Append('\n');
        }

        text.Append(' ', margin).Append('└').Append('─', columns).Append('\n');
        char[] years = Enumerable.Repeat(' ', width + 8).ToArray();
        foreach (double year in Ticks.Of(first, last, 8, whole: true))
        {
            string label = year.ToString("F0", CultureInfo.InvariantCulture);
            label.CopyTo(0, years, margin + 1 + Column((int)year), label.Length);
        }

        text.Append(new string(years).TrimEnd()).Append("  year\n");
        for (int at = 0; at < plot.Lines.Count; at++) text.Append(CultureInfo.InvariantCulture, $"  {Marks[at % Marks.Length]} {plot.Lines[at].Name}");
        return text.Append(shaded ? $"  {Shade} 95 % interval\n" : "\n").ToString();

        int Row(double value) => Math.Clamp((int)Math.Round((high - value) / (high - low) * (height - 1)), 0, height - 1);

        int Column(int year) => last == first ? 0 : (int)Math.Round((double)(year - first) / (last - first) * (columns - 1));

        void Band(PlotLine line)
        {
            PlotPoint[] points = [.. line.Known.Where(point => point.HasBand)];
            for (int at = 0; at + 1 < points.Length; at++)
            {
                int from = Column(points[at].Year);
                int to = Math.Max(from + 1, Column(points[at + 1].Year));
                for (int column = from; column <= to && column < columns; column++)
                {
                    double share = (double)(column - from) / (to - from);
                    int top = Row(points[at].High + (share * (points[at + 1].High - points[at].High)));
                    int bottom = Row(points[at].Low + (share * (points[at + 1].Low - points[at].Low)));
                    for (int row = top; row <= bottom; row++) picture[row][column] = Shade;
                }
            }
        }
    }
}
