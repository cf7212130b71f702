using InnovationSim.Web.Metrics;
using InnovationSim.Web.Years;
using Microsoft.AspNetCore.Components;

namespace InnovationSim.Web.Maps;

/// <summary>The cities of the region on a map and in tables.</summary>
public partial class MapSection
{
    private const int Shades = 5;
    private const int MostFlows = 25;
    private const int MostWithValues = 16;
    private const double LargestRadius = 30;
    private const double LeastRadius = 4;
    private const double LargestWidth = 7;

    private IReadOnlyList<CityMeasure> _measures = [];
    private IReadOnlyList<string> _events = [];
    private MapLayout? _layout;
    private string? _largest;
    private double _most;
    private (double Low, double High) _range;
    private FlowRow[] _flows = [];
    private IReadOnlyDictionary<string, (double X, double Y)> _labels = new Dictionary<string, (double X, double Y)>(StringComparer.Ordinal);
    private string _size = "city-gdp";
    private string _shade = "city-unemployment-rate";
    private string _links = "";

    /// <summary>The city that was chosen.</summary>
    [SupplyParameterFromQuery(Name = "city")]
    public string? City { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>The city whose sectors are shown: the chosen one, or the largest.</summary>
    private string? Chosen => City is { } city && Slice!.Cities.Contains(city, StringComparer.Ordinal) ? city : _largest;

    private CityMeasure Size => _measures.FirstOrDefault(each => each.Id == _size) ?? _measures[0];

    private CityMeasure Shade => _measures.FirstOrDefault(each => each.Id == _shade) ?? _measures[0];

    private protected override Task OnSliceAsync()
    {
        _measures = CityMeasure.Of(Slice!);
        _events = [.. Slice!.Flows.Select(flow => flow.Event).Concat(_events).Distinct(StringComparer.Ordinal)];
        _layout ??= View.Region.Cities.Count > 0 ? new MapLayout(View.Region.Cities) : null;
        return Task.CompletedTask;
    }

    private bool WithValues => Slice!.Cities.Count <= MostWithValues;

    private double Value(CityMeasure measure, string city) => measure.Shown(View, Slice!, city);

    private string Text(CityMeasure measure, string city) => Display.Text(Value(measure, city), measure.Unit);

    private string CityText(string city) => $"{View.Region.City(city)}: {Size.Title} {Text(Size, city)}"
        + (Shade == Size ? "" : $", {Shade.Title} {Text(Shade, city)}");

    private string CityAddress(string city) => Navigation.GetUriWithQueryParameter("city", city);

    /// <summary>What all cities and links are drawn against.</summary>
    private void Measure()
    {
        (_largest, _most) = (null, 0);
        foreach (string city in Slice!.Cities)
        {
            double value = Value(Size, city);
            if (value > _most) (_largest, _most) = (city, value);
        }

        _labels = _layout?.Labels(Slice.Cities, RadiusOf, city => View.Region.City(city).Length, lines: WithValues ? 2 : 1) ?? _labels;
        double[] shades = [.. Slice.Cities.Select(city => Value(Shade, city)).Where(double.IsFinite)];
        _range = shades.Length == 0 ? (double.NaN, double.NaN) : (shades.Min(), shades.Max());
        _flows = _links.Length == 0
            ? []
            : [.. Slice.Flows.Where(flow => flow.Event == _links && flow.From != flow.To).OrderByDescending(flow => flow.Count).Take(MostFlows)];
    }

    // By area: four times the value is twice the radius.
    private double RadiusOf(string city) =>
        _most > 0 && Value(Size, city) is > 0 and var own ? Math.Max(LeastRadius, LargestRadius * Math.Sqrt(own / _most)) : LeastRadius;

    /// <summary>Shade of a city, 1 (least) to <see cref="Shades"/>; 0 where it has no value.</summary>
    private int ShadeOf(string city)
    {
        (double low, double high) = _range;
        double value = Value(Shade, city);
        return !double.IsFinite(value) ? 0 : high <= low ? 1 : Math.Min(Shades, 1 + (int)(Shades * (value - low) / (high - low)));
    }

    private string ShadeText(int shade)
    {
        (double low, double high) = _range;
        if (!double.IsFinite(low)) return Display.None;
        Display display = Display.For(Shade.Unit, Math.Max(Math.Abs(low), Math.Abs(high)));
        double step = (high - low) / Shades;
        return $"{display.Number(low + ((shade - 1) * step))} to {display.Text(low + (shade * step))}";
    }

    private double WidthOf(FlowRow flow) => Math.Max(0.8, LargestWidth * Math.Sqrt((double)flow.Count / _flows[0].Count));

    private string WayOf(MapLayout layout, FlowRow flow)
    {
        bool outside = flow.To == FlowRow.Outside;
        if (layout.Of(flow.From) is not { } from || (outside ? layout.Outside : layout.Of(flow.To)) is not { } to) return "";
        return MapLayout.Way(from, to, RadiusOf(flow.From), outside ? 28 : RadiusOf(flow.To));
    }

    private string FlowText(FlowRow flow) =>
        $"{Words.Title(flow.Event)}s from {View.Region.City(flow.From)} to {(flow.To == FlowRow.Outside ? "outside" : View.Region.City(flow.To))}: "
        + $"{flow.Count:N0}, {Display.Text(flow.Sum, flow.Unit)}";
}
