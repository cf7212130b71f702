using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Web.Maps;

/// <summary>Where cities go on a map: plate carrée, with degrees of longitude as narrow as they are at the middle latitude.</summary>
internal sealed class MapLayout
{
    internal const double Width = 640;
    internal const double Margin = 56;
    private const double MostHeight = 620;
    private const double LeastHeight = 260;

    private readonly Dictionary<string, (double X, double Y)> _places;

    internal MapLayout(IReadOnlyList<CityEntry> cities)
    {
        if (cities.Count == 0) throw new ArgumentException("A map shows at least one city.", nameof(cities));
        double south = cities.Min(city => city.Latitude);
        double north = cities.Max(city => city.Latitude);
        double west = cities.Min(city => city.Longitude);
        double east = cities.Max(city => city.Longitude);
        double narrow = Math.Cos((south + north) / 2 * Math.PI / 180);
        double wide = Math.Max((east - west) * narrow, 1e-6);
        double high = Math.Max(north - south, 1e-6);
        double perDegree = Math.Min((Width - (2 * Margin)) / wide, (MostHeight - (2 * Margin)) / high);
        // What is narrower than the picture stands in its middle; two cities one above the other are no reason for a picture without height.
        Height = Math.Max(LeastHeight, (high * perDegree) + (2 * Margin));
        double left = (Width - (wide * perDegree)) / 2;
        double top = (Height - (high * perDegree)) / 2;
        _places = cities.ToDictionary(
            city => city.Id,
            city => (left + ((city.Longitude - west) * narrow * perDegree), top + ((north - city.Latitude) * perDegree)),
            StringComparer.Ordinal);
    }

    internal double Height { get; }

    /// <summary>Where what leaves the region leads: a corner of the map.</summary>
    internal (double X, double Y) Outside => (Width - 34, Height - 26);

    /// <summary>The place of a city; null if it is not on the map.</summary>
    internal (double X, double Y)? Of(string city) => _places.TryGetValue(city, out (double, double) place) ? place : null;

    /// <summary>
    /// Where names stand, as the middle of their base line: below their circle where that is free, else above, right or left of it. Large circles
    /// choose first.
    /// </summary>
    /// <param name="cities">The cities.</param>
    /// <param name="radius">Radius of a city's circle.</param>
    /// <param name="letters">Length of its name.</param>
    /// <param name="lines">Lines of text.</param>
    internal IReadOnlyDictionary<string, (double X, double Y)> Labels(
        IEnumerable<string> cities, Func<string, double> radius, Func<string, int> letters, int lines)
    {
        const double Letter = 7.2;
        const double Line = 13;
        string[] inOrder = [.. cities.Where(city => Of(city) is not null).OrderByDescending(radius)];
        var taken = inOrder.ToDictionary(city => city, city => Box(Of(city)!.Value, radius(city) * 0.9, radius(city) * 0.9), StringComparer.Ordinal);
        var names = new List<(double Left, double Top, double Right, double Bottom)>();
        var labels = new Dictionary<string, (double X, double Y)>(StringComparer.Ordinal);
        foreach (string city in inOrder)
        {
            (double x, double y) = Of(city)!.Value;
            double half = letters(city) * Letter / 2;
            double beside = radius(city) + half + 5;
            double below = radius(city) + Line;
            double above = -radius(city) - 5 - ((lines - 1) * Line);
            double level = lines == 1 ? 4 : -2;
            (double X, double Y)[] places = [(x, y + below), (x, y + above), (x + beside, y + level), (x - beside, y + level)];
            (double X, double Y) best = places.MinBy(place => Overlaps(place, half));
            labels[city] = best;
            names.Add(BoxOf(best, half));

            int Overlaps((double X, double Y) place, double halfWidth)
            {
                (double Left, double Top, double Right, double Bottom) box = BoxOf(place, halfWidth);
                int outside = box.Left < 0 || box.Right > Width || box.Top < 0 || box.Bottom > Height ? 2 : 0;
                return outside + names.Count(other => Meet(box, other)) + taken.Count(other => other.Key != city && Meet(box, other.Value));
            }
        }

        return labels;

        (double, double, double, double) BoxOf((double X, double Y) place, double half) =>
            (place.X - half, place.Y - 10, place.X + half, place.Y + 2 + ((lines - 1) * Line));
    }

    /// <summary>A bent way from one place to another, so that there and back do not lie on each other.</summary>
    internal static string Way((double X, double Y) from, (double X, double Y) to, double fromRadius, double toRadius)
    {
        (double dx, double dy) = (to.X - from.X, to.Y - from.Y);
        double length = Math.Max(1, Math.Sqrt((dx * dx) + (dy * dy)));
        (double ux, double uy) = (dx / length, dy / length);
        double bend = Math.Min(40, length * 0.16);
        (double X, double Y) start = (from.X + (ux * fromRadius), from.Y + (uy * fromRadius));
        (double X, double Y) end = (to.X - (ux * (toRadius + 4)), to.Y - (uy * (toRadius + 4)));
        (double X, double Y) middle = (((start.X + end.X) / 2) - (uy * bend), ((start.Y + end.Y) / 2) + (ux * bend));
        return $"M{At(start.X)} {At(start.Y)}Q{At(middle.X)} {At(middle.Y)} {At(end.X)} {At(end.Y)}";
    }

    private static (double Left, double Top, double Right, double Bottom) Box((double X, double Y) middle, double wide, double high) =>
        (middle.X - wide, middle.Y - high, middle.X + wide, middle.Y + high);

    private static bool Meet(
        (double Left, double Top, double Right, double Bottom) one, (double Left, double Top, double Right, double Bottom) other) =>
        one.Left < other.Right && other.Left < one.Right && one.Top < other.Bottom && other.Top < one.Bottom;

    private static string At(double coordinate) => Charts.LinePlot.At(coordinate);
}
