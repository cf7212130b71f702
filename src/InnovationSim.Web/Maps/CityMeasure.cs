using InnovationSim.Web.Metrics;
using InnovationSim.Web.Runs;
using InnovationSim.Web.Years;

namespace InnovationSim.Web.Maps;

/// <summary>Something that a map shows of each city: a metric of cities, or a measure summed over a city's cells.</summary>
/// <param name="Id">Its name in the address of the page.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Value">Its value for a city as simulated; not a number where it is undefined.</param>
internal sealed record CityMeasure(string Id, string Title, string Unit, Func<YearSlice, string, double> Value)
{
    private const string Prefix = "city-";

    private static readonly (string Measure, string Title, string Unit)[] Sums =
    [
        ("sales_yuan", "Sales of firms", "yuan"), ("research_yuan", "R&D of firms", "yuan"), ("patents_live", "Live patents of firms", "patents"),
        ("entries", "Firms founded", "firms"), ("exits", "Firms that left", "firms"),
    ];

    /// <summary>Whether it may be below zero.</summary>
    internal bool Signed => Unit == "per year";

    /// <summary>Whether it grows with the part that is simulated.</summary>
    internal bool GrowsWithScale => new MetricInfo(Id, Title, Unit, "").GrowsWithScale;

    /// <summary>All that a year has.</summary>
    internal static IReadOnlyList<CityMeasure> Of(YearSlice slice) =>
    [
        .. slice.CityMetrics.Select(metric => new CityMeasure(
            metric.Metric, TitleOf(metric.Metric), metric.Unit, (year, city) => year.Value(metric.Metric, city))),
        .. Sums.Select(sum => new CityMeasure(
            sum.Measure, sum.Title, sum.Unit, (year, city) => year.Sum(sum.Measure, cell => string.Equals(cell.City, city, StringComparison.Ordinal)))),
        new CityMeasure("hollow", "Hollow clusters", "cells", (year, city) => year.Metrics.Count(metric => metric.Metric == "hollow-cluster" && metric.City == city && metric.Value == 1)),
    ];

    /// <summary>The value as it is shown.</summary>
    internal double Shown(RunView view, YearSlice slice, string city) => Value(slice, city) / (GrowsWithScale ? view.Divisor : 1);

    private static string TitleOf(string metric) => Words.Title(metric.StartsWith(Prefix, StringComparison.Ordinal) ? metric[Prefix.Length..] : metric);
}
