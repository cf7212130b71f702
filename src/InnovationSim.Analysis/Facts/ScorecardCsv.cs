using System.Globalization;
using CsvHelper;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Analysis.Facts;

/// <summary>A scorecard as CSV: a row for each fact; empty where a value is undefined.</summary>
public static class ScorecardCsv
{
    /// <summary>The columns.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["fact", "name", "metric", "use", "grade", "band_low", "band_high", "mean", "low", "high", "least", "most", "runs", "runs_inside", "inside", "source"];

    /// <summary>Writes it.</summary>
    /// <param name="card">The scorecard.</param>
    /// <param name="stream">Where to; it is left open.</param>
    public static void Write(Scorecard card, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(card);
        using CsvWriter csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        foreach (string column in Columns) csv.WriteField(column);
        csv.EndRecord();
        foreach (ScoredFact row in card.Rows)
        {
            FactEntry fact = row.Fact;
            foreach (string text in (string[])[fact.Id, fact.Name, fact.Metric, UseOf(fact), fact.Grade.ToString().ToLowerInvariant()]) csv.WriteField(text);
            foreach (double value in (double[])[fact.Low, fact.High, row.Value.Mean, row.Value.Low, row.Value.High, row.Spread.Least, row.Spread.Most])
                csv.WriteField(double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "");
            csv.WriteField(row.Value.Count.ToString(CultureInfo.InvariantCulture));
            csv.WriteField(row.RunsInside.ToString(CultureInfo.InvariantCulture));
            csv.WriteField(row.Inside switch { true => "yes", false => "no", null => "" });
            csv.WriteField(fact.Source);
            csv.EndRecord();
        }
    }

    /// <summary>What a fact is used for, as scenario files write it.</summary>
    public static string UseOf(FactEntry fact) => fact is { Use: FactUse.Fit } ? "fit" : "held-out";
}
