namespace InnovationSim.Analysis.Plots;

/// <summary>A plot of lines over years, each with a band around it.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Unit">Unit of the values.</param>
/// <param name="Lines">The lines, 1 to <see cref="MostLines"/>.</param>
/// <param name="ZeroLine">Whether zero is part of the picture: for differences.</param>
public sealed record Plot(string Title, string Unit, IReadOnlyList<PlotLine> Lines, bool ZeroLine)
{
    /// <summary>Most lines that can be told apart.</summary>
    public const int MostLines = 6;

    /// <summary>First and last year.</summary>
    internal (int First, int Last) Years => (Points.Min(point => point.Year), Points.Max(point => point.Year));

    /// <summary>Smallest and largest value to be shown, bands included.</summary>
    internal (double Low, double High) Range
    {
        get
        {
            IEnumerable<double> shown = Points.SelectMany(point => (double[])[point.Value, point.Low, point.High]).Where(double.IsFinite);
            double[] values = [.. shown, .. ZeroLine ? (double[])[0] : []];
            double low = values.Min();
            double high = values.Max();
            if (high > low) return (low, high);
            double around = low == 0 ? 1 : 0.1 * Math.Abs(low);
            return (low - around, high + around);
        }
    }

    /// <summary>Whether there is anything to draw.</summary>
    public bool IsEmpty => !Points.Any();

    private IEnumerable<PlotPoint> Points => Lines.SelectMany(line => line.Points).Where(point => double.IsFinite(point.Value));
}

/// <summary>A line of a plot.</summary>
/// <param name="Name">What the legend says.</param>
/// <param name="Points">Its points in the order of years.</param>
public sealed record PlotLine(string Name, IReadOnlyList<PlotPoint> Points)
{
    /// <summary>The points that can be drawn.</summary>
    internal IEnumerable<PlotPoint> Known => Points.Where(point => double.IsFinite(point.Value));
}

/// <summary>A point of a line.</summary>
/// <param name="Year">The year.</param>
/// <param name="Value">The value; not a number where there is none.</param>
/// <param name="Low">Lower end of the band; not a number where there is none.</param>
/// <param name="High">Upper end of the band.</param>
public readonly record struct PlotPoint(int Year, double Value, double Low, double High)
{
    /// <summary>Whether there is a band.</summary>
    internal bool HasBand => double.IsFinite(Low) && double.IsFinite(High);
}
