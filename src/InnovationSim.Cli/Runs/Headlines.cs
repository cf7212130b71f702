using System.Globalization;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Cli.Runs;

/// <summary>The figures that are shown of a year: numbers of people, firms and yuan scaled up to the whole region.</summary>
internal static class Headlines
{
    internal static IReadOnlyList<(string Metric, string Label, Func<double, double, string> Text)> All { get; } =
    [
        ("gdp", "GDP, bn yuan", (value, scale) => Number(value / scale / 1e9, "N0")),
        ("gdp-growth", "GDP growth", (value, _) => Percent(value)),
        ("private-value-added-share", "private share of GDP", (value, _) => Percent(value)),
        ("rd-intensity", "R&D intensity", (value, _) => Percent(value, "0.00 %")),
        ("population", "residents", (value, scale) => Number(value / scale, "N0")),
        ("net-migration-rate", "net migration", (value, _) => Percent(value, "0.00 %")),
        ("employment-total", "employed", (value, scale) => Number(value / scale, "N0")),
        ("unemployment-rate", "unemployment", (value, _) => Percent(value)),
        ("mean-wage-private", "mean wage, private, yuan", (value, _) => Number(value, "N0")),
        ("mean-wage-state", "mean wage, state, yuan", (value, _) => Number(value, "N0")),
        ("private-firms", "private firms", (value, scale) => Number(value / scale, "N0")),
        ("entry-rate", "entry", (value, _) => Percent(value)),
        ("exit-rate", "exit", (value, _) => Percent(value)),
        ("high-tech-firms", "high-tech firms", (value, scale) => Number(value / scale, "N0")),
        ("patents-granted", "patents granted", (value, scale) => Number(value / scale, "N0")),
        ("recent-conversion-rate", "conversion in ten years", (value, _) => Percent(value)),
        ("state-local-procurement-share", "SOE lots from the region", (value, _) => Percent(value)),
        ("clusters", "clusters of known linkage", (value, _) => Number(value, "N0")),
        ("hollow-clusters", "of them hollow", (value, _) => Number(value, "N0")),
    ];

    /// <summary>One line for the progress display, as much of it as fits.</summary>
    internal static string Line(YearRecord record, World world, int width = int.MaxValue) => Line(YearFigures.Of(record), world.Scale, width);

    /// <summary>The same for a year of a service.</summary>
    internal static string Line(YearFigures record, double scale, int width = int.MaxValue)
    {
        if (record.Year == 0)
            return Fit(
                width,
                string.Create(CultureInfo.InvariantCulture, $"first state: {record["private-firms"]:N0} private firms"),
                string.Create(CultureInfo.InvariantCulture, $"{record["state-owned-enterprises"]:N0} state-owned enterprises simulated"));
        return Fit(
            width,
            $"GDP {Number(record["gdp"] / scale / 1e9, "N0")} bn yuan ({Percent(record["gdp-growth"], "+0.0 %;-0.0 %")})",
            $"{Number(record["private-firms"] / scale, "N0")} firms",
            $"unemployment {Percent(record["unemployment-rate"])}",
            $"conversion {Percent(record["recent-conversion-rate"])}",
            $"local lots {Percent(record["state-local-procurement-share"], "0 %")}",
            $"hollow {Number(record["hollow-clusters"], "0")}/{Number(record["clusters"], "0")}");
    }

    private static string Fit(int width, params ReadOnlySpan<string> parts)
    {
        string line = "";
        foreach (string part in parts)
        {
            string longer = line.Length == 0 ? part : $"{line}, {part}";
            if (longer.Length > width) break;
            line = longer;
        }

        return line;
    }

    private static string Number(double value, string format) => double.IsNaN(value) ? "–" : value.ToString(format, CultureInfo.InvariantCulture);

    private static string Percent(double value, string format = "0.0 %") => double.IsNaN(value) ? "–" : value.ToString(format, CultureInfo.InvariantCulture);
}
