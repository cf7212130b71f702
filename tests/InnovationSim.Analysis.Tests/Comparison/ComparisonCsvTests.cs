using System.Globalization;
using CsvHelper;
using InnovationSim.Analysis.Comparison;
using InnovationSim.Kernel.Metrics;
using Shouldly;
using Xunit;

namespace InnovationSim.Analysis.Tests.Comparison;

public sealed class ComparisonCsvTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_is_read_again_to_the_last_bit()
    {
        PairedDifference difference = PairedDifference.Of([1.0 / 3, 2, 5], [0.1, 7, 1e-300]);
        var row = new ComparisonRow("a, \"quoted\" arm", YearMetrics.Regional[0], 17, difference, new RatioInterval(Math.PI, -1e17, 2));
        IReadOnlyDictionary<string, string> read = Read([row]).ShouldHaveSingleItem();

        read["arm"].ShouldBe("a, \"quoted\" arm");
        read["metric"].ShouldBe("gdp");
        read["unit"].ShouldBe("yuan");
        read["year"].ShouldBe("17");
        read["replicates"].ShouldBe("3");
        Number(read["baseline_mean"]).ShouldBe(difference.Baseline);
        Number(read["arm_mean"]).ShouldBe(difference.Arm);
        Number(read["difference"]).ShouldBe(difference.Difference.Mean);
        Number(read["low"]).ShouldBe(difference.Difference.Low);
        Number(read["high"]).ShouldBe(difference.Difference.High);
        Number(read["share_with_sign"]).ShouldBe(difference.ShareWithSign);
        Number(read["per_billion_yuan"]).ShouldBe(Math.PI);
        Number(read["per_billion_yuan_low"]).ShouldBe(-1e17);
    }

    [Fact]
    public void What_is_undefined_is_empty()
    {
        var row = new ComparisonRow("arm", YearMetrics.Regional[0], 0, PairedDifference.Of([double.NaN], [1]), RatioInterval.None);
        IReadOnlyDictionary<string, string> read = Read([row]).ShouldHaveSingleItem();
        foreach (string column in (string[])["difference", "low", "high", "share_with_sign", "per_billion_yuan"]) read[column].ShouldBeEmpty(column);
        read["replicates"].ShouldBe("0");
    }

    private List<Dictionary<string, string>> Read(IEnumerable<ComparisonRow> rows)
    {
        string path = _folder.In("comparison.csv");
        using (FileStream stream = File.Create(path)) ComparisonCsv.Write(rows, stream);
        using CsvReader csv = CsvReader.FromFile(path);
        var all = new List<Dictionary<string, string>>();
        while (csv.Read()) all.Add(Enumerable.Range(0, csv.FieldCount).ToDictionary(at => csv.Headers[at], csv.GetString));
        return all;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
