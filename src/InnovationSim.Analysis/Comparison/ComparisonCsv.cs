using System.Globalization;
using CsvHelper;

namespace InnovationSim.Analysis.Comparison;

/// <summary>A comparison as CSV in long format: a row for each arm, metric and year; empty where a value is undefined.</summary>
public static class ComparisonCsv
{
    /// <summary>The columns.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "arm", "metric", "unit", "year", "replicates", "baseline_mean", "arm_mean", "difference", "low", "high", "standard_deviation",
        "share_with_sign", "per_billion_yuan", "per_billion_yuan_low", "per_billion_yuan_high",
    ];

    /// <summary>Writes it.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="stream">Where to; it is left open.</param>
    public static void Write(IEnumerable<ComparisonRow> rows, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using CsvWriter csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        foreach (string column in Columns) csv.WriteField(column);
        csv.EndRecord();
        foreach (ComparisonRow row in rows)
        {
            csv.WriteField(row.Arm);
            csv.WriteField(row.Metric.Name);
            csv.WriteField(row.Metric.Unit);
            csv.WriteField(row.Year.ToString(CultureInfo.InvariantCulture));
            csv.WriteField(row.Difference.Difference.Count.ToString(CultureInfo.InvariantCulture));
            foreach (double value in Values(row)) csv.WriteField(double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "");
            csv.EndRecord();
        }
    }

    private static IEnumerable<double> Values(ComparisonRow row)
    {
        PairedDifference difference = row.Difference;
        MeanInterval interval = difference.Difference;
        return
        [
            difference.Baseline, difference.Arm, interval.Mean, interval.Low, interval.High, interval.StandardDeviation, difference.ShareWithSign,
            row.PerBillion.Ratio, row.PerBillion.Low, row.PerBillion.High,
        ];
    }
}
