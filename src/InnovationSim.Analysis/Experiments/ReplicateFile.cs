using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace InnovationSim.Analysis.Experiments;

/// <summary>A replicate on disk: a CSV file with a column for each regional metric and a row a year, and the SHA-256 of all that as its last line.</summary>
internal static class ReplicateFile
{
    private const string Seal = "# sha256 ";

    internal static void Write(string path, MetricSeries series)
    {
        var text = new StringBuilder(Header());
        for (int year = 0; year <= series.LastYear; year++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{year}");
            foreach (double value in series[year]) text.Append(',').Append(double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture));
            text.Append('\n');
        }

        string body = text.ToString();
        WholeFile.Write(path, $"{body}{Seal}{HashOf(body)}\n");
    }

    /// <summary>Reads one; false if it is not there, damaged, or not of so many years and these metrics: it has to be simulated.</summary>
    internal static bool TryRead(string path, int years, [MaybeNullWhen(false)] out MetricSeries series)
    {
        series = null;
        if (!File.Exists(path)) return false;
        string text = File.ReadAllText(path);
        int seal = text.LastIndexOf(Seal, StringComparison.Ordinal);
        if (seal < 0 || !string.Equals(text[(seal + Seal.Length)..].TrimEnd('\n'), HashOf(text[..seal]), StringComparison.Ordinal)) return false;
        string[] lines = text[..seal].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length != years + 2 || !string.Equals(lines[0] + "\n", Header(), StringComparison.Ordinal)) return false;
        series = new MetricSeries(lines.Skip(1).Select(line => line.Split(',').Skip(1).Select(Value).ToArray()));
        return true;
    }

    private static string Header() => "year," + string.Join(',', MetricSeries.Metrics.Select(metric => metric.Name)) + "\n";

    private static double Value(string text) => text.Length == 0 ? double.NaN : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
