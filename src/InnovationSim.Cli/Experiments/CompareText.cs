using System.Globalization;
using System.Text.Json;
using InnovationSim.Analysis.Comparison;
using InnovationSim.Analysis.Experiments;
using InnovationSim.Cli.Terminal;
using Spectre.Console;

namespace InnovationSim.Cli.Experiments;

/// <summary>A comparison, for people and for programs.</summary>
internal static class CompareText
{
    private static readonly string[] Selection =
    [
        "gdp", "gdp-per-head", "mean-log-productivity", "rd-intensity", "patents-granted", "recent-conversion-rate", "spin-offs", "high-tech-firms",
        "private-firms", "state-local-procurement-share", "hollow-clusters", "population", "net-migration-rate", "unemployment-rate",
        "mean-wage-private", Spending.Metric,
    ];

    internal static void Write(ComparisonView comparison, int year, IReadOnlyList<string> metrics, string? csv, IReadOnlyList<string> drawings)
    {
        for (int arm = 1; arm < comparison.Shape.Arms.Count; arm++) Screen.Out.Write(Table(comparison, arm, year, Chosen(metrics)));
        Screen.Out.WriteLine($"Year {year}, whole region, {comparison.Shape.Replicates} pairs of runs with the same seeds; * the 95 % interval leaves zero out (one in twenty does by chance).");
        Screen.Out.WriteLine("same sign: share of pairs whose difference has the sign of the mean. per bn yuan: difference ÷ what the policies of the arm had cost more by then.");
        if (csv is not null) Screen.Out.MarkupLineInterpolated($"All metrics and years: [bold]{csv}[/]");
        foreach (string drawing in drawings) Screen.Out.MarkupLineInterpolated($"Plot: [bold]{drawing}[/]");
    }

    internal static void WriteJson(ComparisonView comparison, int year, IReadOnlyList<string> metrics, string? path, string? experiment = null)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("out", path);
            if (experiment is not null) json.WriteString("experiment", experiment);
            json.WriteNumber("replicates", comparison.Shape.Replicates);
            json.WriteNumber("year", year);
            json.WriteString("baseline", comparison.Shape.Arms[0]);
            json.WriteStartArray("differences");
            for (int arm = 1; arm < comparison.Shape.Arms.Count; arm++)
            {
                foreach (string metric in Chosen(metrics)) Difference(json, comparison.Row(arm, MetricSeries.IndexOf(metric), year));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        Console.Out.WriteLine(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static IEnumerable<string> Chosen(IReadOnlyList<string> metrics) =>
        (metrics.Count > 0 ? metrics : Selection).Where(name => MetricSeries.Metrics.Any(metric => string.Equals(metric.Name, name, StringComparison.Ordinal)));

    private static Table Table(ComparisonView comparison, int arm, int year, IEnumerable<string> metrics)
    {
        var table = new Table().Border(TableBorder.Simple).Title(Markup.Escape($"{comparison.Shape.Arms[arm]} − {comparison.Shape.Arms[0]}"))
            .AddColumns("", Markup.Escape(comparison.Shape.Arms[0]), "arm", "difference", "95 % interval", "same sign", "per bn yuan");
        // Names are there to be copied: broken over two lines they are of no use.
        foreach (TableColumn column in table.Columns) column.NoWrap().PadLeft(0).PadRight(2);
        foreach (TableColumn column in table.Columns.Skip(1)) column.RightAligned();
        foreach (string name in metrics)
        {
            ComparisonRow row = comparison.Row(arm, MetricSeries.IndexOf(name), year);
            PairedDifference difference = row.Difference;
            string unit = row.Metric.Unit;
            table.AddRow(
                Markup.Escape(name), MetricText.Value(difference.Baseline, unit), MetricText.Value(difference.Arm, unit),
                MetricText.Change(difference.Difference.Mean, unit) + (difference.IsClear ? " *" : "  "),
                $"{MetricText.Change(difference.Difference.Low, unit)} … {MetricText.Change(difference.Difference.High, unit)}",
                double.IsNaN(difference.ShareWithSign) ? "–" : difference.ShareWithSign.ToString("0 %", CultureInfo.InvariantCulture),
                PerBillion(row));
        }

        return table;
    }

    /// <summary>Of spending itself it would say nothing.</summary>
    private static string PerBillion(ComparisonRow row) =>
        double.IsFinite(row.PerBillion.Ratio) && !string.Equals(row.Metric.Name, Spending.Metric, StringComparison.Ordinal)
            ? MetricText.Change(row.PerBillion.Ratio, row.Metric.Unit)
            : "n/a";

    private static void Difference(Utf8JsonWriter json, ComparisonRow row)
    {
        MeanInterval interval = row.Difference.Difference;
        json.WriteStartObject();
        json.WriteString("arm", row.Arm);
        json.WriteString("metric", row.Metric.Name);
        json.WriteString("unit", row.Metric.Unit);
        foreach ((string name, double value) in ((string, double)[])[
            ("baselineMean", row.Difference.Baseline), ("armMean", row.Difference.Arm), ("difference", interval.Mean), ("low", interval.Low),
            ("high", interval.High), ("shareWithSign", row.Difference.ShareWithSign), ("perBillionYuan", row.PerBillion.Ratio)])
        {
            if (double.IsFinite(value)) json.WriteNumber(name, value);
            else json.WriteNull(name);
        }

        json.WriteEndObject();
    }
}
