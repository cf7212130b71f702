using System.Globalization;
using System.Text.Json;
using InnovationSim.Cluster.Contracts.Service;
using InnovationSim.Contracts;

namespace InnovationSim.Silo.Client;

/// <summary>A finished year as a line: for people with a few figures scaled up to the whole region, for programs with all that is known.</summary>
internal static class YearLines
{
    /// <summary>For people.</summary>
    /// <param name="year">The year.</param>
    /// <param name="scale">Share of people and firms that were simulated.</param>
    internal static string Text(YearReport year, double scale)
    {
        string Whole(string metric, double unit = 1) => Format(year, metric, value => (value / scale / unit).ToString("N0", CultureInfo.InvariantCulture));
        string Share(string metric) => Format(year, metric, value => value.ToString("0.0 %", CultureInfo.InvariantCulture));
        string Count(string metric) => Format(year, metric, value => value.ToString("N0", CultureInfo.InvariantCulture));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"year {year.Year,3} ({year.CalendarYear})  GDP {Whole("gdp", 1e9),6} bn yuan  firms {Whole("private_firms"),9}  unemployment {Share("unemployment_rate"),6}  hollow clusters {Count("hollow_clusters"),3} of {Count("clusters"),3}  {year.Digest}");
    }

    /// <summary>For programs: a JSON object.</summary>
    internal static string Json(YearReport year) => JsonSerializer.Serialize(year, Documents.Default.YearReport);

    private static string Format(YearReport year, string metric, Func<double, string> format) => year.Metrics[metric] is { } value ? format(value) : "–";
}
