using System.Globalization;
using System.Security;
using System.Text;

namespace InnovationSim.Analysis.Plots;

/// <summary>
/// A plot as a scalable drawing (SVG 1.1, no script, no font of its own). Lines differ in colour, dashes and marks, so that they can be told
/// apart in print and by everybody; colours are those of Okabe and Ito (2008).
/// </summary>
public static class SvgPlot
{
    private const double Width = 860;
    private const double Top = 64;
    private const double PlotHeight = 340;
    private const double Left = 86;
    private const double Right = 26;
    private const double Foot = 56;
    private const double LegendLine = 24;
    private const int LabelledMarks = 8;

    private static readonly string[] Colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#000000"];
    private static readonly string[] Dashes = ["none", "9 4", "3 3", "12 4 3 4", "6 2", "1 3"];

    /// <summary>Draws a plot.</summary>
    /// <param name="plot">The plot; it has something to draw.</param>
    /// <returns>The drawing's text; the same plot gives the same text.</returns>
    public static string Draw(Plot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        if (plot.IsEmpty) throw new ArgumentException("The plot has no point that can be drawn.", nameof(plot));
        var text = new StringBuilder();
        double legend = Top + PlotHeight + Foot;
        double height = legend + (LegendLine * plot.Lines.Count) + 14;
        text.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(Width)} {N(height)}\" width=\"{N(Width)}\" height=\"{N(height)}\" role=\"img\" font-family=\"sans-serif\" font-size=\"14\">\n");
        text.Append(CultureInfo.InvariantCulture, $"<title>{Escape(plot.Title)}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(Left)}\" y=\"28\" font-size=\"17\" font-weight=\"bold\">{Escape(plot.Title)}</text>\n");
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(Left)}\" y=\"50\" fill=\"#444444\">{Escape(plot.Unit)}</text>\n");
        var frame = new Frame(plot);
        Axes(text, plot, frame);
        for (int at = 0; at < plot.Lines.Count; at++) Band(text, plot.Lines[at], at, frame);
        for (int at = 0; at < plot.Lines.Count; at++) Line(text, plot.Lines[at], at, frame);
        for (int at = 0; at < plot.Lines.Count; at++) Legend(text, plot.Lines[at], at, legend + (LegendLine * at));
        return text.Append("</svg>\n").ToString();
    }

    private static void Axes(StringBuilder text, Plot plot, Frame frame)
    {
        (double low, double high) = plot.Range;
        IReadOnlyList<double> ticks = Ticks.Of(low, high, 7);
        IReadOnlyList<string> labels = Ticks.Labels(ticks);
        for (int at = 0; at < ticks.Count; at++)
        {
            double y = frame.Y(ticks[at]);
            bool zero = plot.ZeroLine && ticks[at] == 0;
            text.Append(
                CultureInfo.InvariantCulture,
                $"<line x1=\"{N(Left)}\" y1=\"{N(y)}\" x2=\"{N(Width - Right)}\" y2=\"{N(y)}\" stroke=\"{(zero ? "#555555" : "#dddddd")}\"/>\n");
            text.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(Left - 8)}\" y=\"{N(y + 5)}\" text-anchor=\"end\">{Escape(labels[at])}</text>\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"<line x1=\"{N(Left)}\" y1=\"{N(Top)}\" x2=\"{N(Left)}\" y2=\"{N(Top + PlotHeight)}\" stroke=\"#222222\"/>\n");
        double foot = Top + PlotHeight;
        text.Append(CultureInfo.InvariantCulture, $"<line x1=\"{N(Left)}\" y1=\"{N(foot)}\" x2=\"{N(Width - Right)}\" y2=\"{N(foot)}\" stroke=\"#222222\"/>\n");
        foreach (double year in Ticks.Of(plot.Years.First, plot.Years.Last, 10, whole: true))
        {
            double x = frame.X((int)year);
            text.Append(CultureInfo.InvariantCulture, $"<line x1=\"{N(x)}\" y1=\"{N(foot)}\" x2=\"{N(x)}\" y2=\"{N(foot + 5)}\" stroke=\"#222222\"/>\n");
            text.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(x)}\" y=\"{N(foot + 21)}\" text-anchor=\"middle\">{year:F0}</text>\n");
        }

        text.Append(
            CultureInfo.InvariantCulture, $"<text x=\"{N(Left + (0.5 * (Width - Right - Left)))}\" y=\"{N(foot + 40)}\" text-anchor=\"middle\" fill=\"#444444\">year</text>\n");
    }

    private static void Band(StringBuilder text, PlotLine line, int number, Frame frame)
    {
        PlotPoint[] points = [.. line.Known.Where(point => point.HasBand)];
        if (points.Length < 2) return;
        IEnumerable<string> edge = points.Select(point => $"{N(frame.X(point.Year))},{N(frame.Y(point.High))}")
            .Concat(points.Reverse().Select(point => $"{N(frame.X(point.Year))},{N(frame.Y(point.Low))}"));
        string colour = Colours[number % Colours.Length];
        // An edge with the line's own dashes: in print, shades of grey that overlap say nothing.
        text.Append(
            CultureInfo.InvariantCulture,
            $"<polygon points=\"{string.Join(' ', edge)}\" fill=\"{colour}\" fill-opacity=\"0.14\" stroke=\"{colour}\" stroke-opacity=\"0.45\" stroke-dasharray=\"{Dashes[number % Dashes.Length]}\"/>\n");
    }

    private static void Line(StringBuilder text, PlotLine line, int number, Frame frame)
    {
        PlotPoint[] points = [.. line.Known];
        if (points.Length == 0) return;
        string path = string.Join(' ', points.Select(point => $"{N(frame.X(point.Year))},{N(frame.Y(point.Value))}"));
        text.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{path}\" fill=\"none\" {Stroke(number)}/>\n");
        // A mark at every point would hide the dashes; each line begins its marks elsewhere, so that they do not hide each other.
        int every = Math.Max(1, points.Length / LabelledMarks);
        for (int at = number % every; at < points.Length; at += every) Mark(text, number, frame.X(points[at].Year), frame.Y(points[at].Value));
    }

    private static void Legend(StringBuilder text, PlotLine line, int number, double y)
    {
        text.Append(CultureInfo.InvariantCulture, $"<line x1=\"{N(Left)}\" y1=\"{N(y)}\" x2=\"{N(Left + 48)}\" y2=\"{N(y)}\" {Stroke(number)}/>\n");
        Mark(text, number, Left + 24, y);
        string band = line.Known.Any(point => point.HasBand) ? " (shaded: 95 % interval)" : "";
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(Left + 58)}\" y=\"{N(y + 5)}\">{Escape(line.Name)}{band}</text>\n");
    }

    private static void Mark(StringBuilder text, int number, double x, double y)
    {
        string paint = $"fill=\"#ffffff\" stroke=\"{Colours[number % Colours.Length]}\" stroke-width=\"2\"";
        text.Append((number % 4) switch
        {
            0 => $"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"4\" {paint}/>\n",
            1 => $"<path d=\"M {N(x)} {N(y - 5)} L {N(x + 5)} {N(y + 4)} L {N(x - 5)} {N(y + 4)} Z\" {paint}/>\n",
            2 => $"<rect x=\"{N(x - 4)}\" y=\"{N(y - 4)}\" width=\"8\" height=\"8\" {paint}/>\n",
            _ => $"<path d=\"M {N(x)} {N(y - 5)} L {N(x + 5)} {N(y)} L {N(x)} {N(y + 5)} L {N(x - 5)} {N(y)} Z\" {paint}/>\n",
        });
    }

    private static string Stroke(int number) =>
        $"stroke=\"{Colours[number % Colours.Length]}\" stroke-width=\"2.2\" stroke-dasharray=\"{Dashes[number % Dashes.Length]}\"";

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Escape(string text) => SecurityElement.Escape(string.Concat(text.Where(letter => !char.IsControl(letter))));

    /// <summary>From years and values to places in the drawing.</summary>
    private sealed class Frame(Plot plot)
    {
        private readonly (double Low, double High) _range = plot.Range;
        private readonly (int First, int Last) _years = plot.Years;

        internal double X(int year) =>
            Left + ((Width - Right - Left) * (_years.Last == _years.First ? 0.5 : (double)(year - _years.First) / (_years.Last - _years.First)));

        internal double Y(double value) => Top + (PlotHeight * (_range.High - value) / (_range.High - _range.Low));
    }
}
