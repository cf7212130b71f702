using System.Globalization;
using System.Text.Json;
using InnovationSim.Analysis.Facts;
using InnovationSim.Cli.Terminal;
using InnovationSim.Scenarios.Documents;
using Spectre.Console;

namespace InnovationSim.Cli.Experiments;

/// <summary>The scorecard of facts, for people and for programs.</summary>
internal static class FactsText
{
    private static readonly JsonWriterOptions OneLine = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(ScenarioDocument scenario, Scorecard card)
    {
        Screen.Out.Write(Table($"Facts of {scenario.Name} that parameters are fitted to", card.Fitted));
        Screen.Out.Write(Table("Facts that are held out", card.HeldOut));
        Screen.Out.WriteLine($"Inside their bands: {Count(card.Fitted)} fitted, {Count(card.HeldOut)} held out. Means over years {FactSheet.FirstYear} to {FactSheet.LastYear} and {card.Seeds} runs, with the 95 % interval of the mean.");
        foreach (ScoredFact row in card.Rows.Where(row => row.Inside is null)) Screen.Out.WriteLine($"Not measured: {row.Fact.Name}");
    }

    internal static void WriteJson(ScenarioDocument scenario, Scorecard card)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, OneLine))
        {
            json.WriteStartObject();
            json.WriteString("scenario", scenario.Name);
            json.WriteNumber("runs", card.Seeds);
            json.WriteNumber("fitted", card.Fitted.Count());
            json.WriteNumber("fittedInside", card.Fitted.Count(row => row.Inside == true));
            json.WriteNumber("heldOut", card.HeldOut.Count());
            json.WriteNumber("heldOutInside", card.HeldOut.Count(row => row.Inside == true));
            json.WriteStartArray("facts");
            foreach (ScoredFact row in card.Rows) Fact(json, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        Console.Out.WriteLine(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static void Fact(Utf8JsonWriter json, ScoredFact row)
    {
        json.WriteStartObject();
        json.WriteString("id", row.Fact.Id);
        json.WriteString("use", ScorecardCsv.UseOf(row.Fact));
        json.WriteNumber("bandLow", row.Fact.Low);
        json.WriteNumber("bandHigh", row.Fact.High);
        Number("mean", row.Value.Mean);
        Number("low", row.Value.Low);
        Number("high", row.Value.High);
        json.WriteNumber("runsInside", row.RunsInside);
        if (row.Inside is { } inside) json.WriteBoolean("inside", inside);
        else json.WriteNull("inside");
        json.WriteEndObject();

        void Number(string name, double value)
        {
            if (double.IsFinite(value)) json.WriteNumber(name, value);
            else json.WriteNull(name);
        }
    }

    private static Table Table(string title, IEnumerable<ScoredFact> rows)
    {
        var table = new Table().Border(TableBorder.Simple).Title(title).AddColumns("", "fact", "band", "measured", "95 % interval", "runs inside", "grade");
        foreach (int column in (int[])[2, 3, 4, 5]) table.Columns[column].RightAligned().NoWrap();
        foreach (ScoredFact row in rows)
        {
            table.AddRow(
                row.Inside switch { true => "inside", false => "OUTSIDE", null => "–" },
                Markup.Escape(row.Fact.Name),
                $"{Text(row.Fact.Low)} … {Text(row.Fact.High)}",
                Text(row.Value.Mean),
                double.IsFinite(row.Value.Low) ? $"{Text(row.Value.Low)} … {Text(row.Value.High)}" : "–",
                $"{row.RunsInside} of {row.Value.Count}",
                row.Fact.Grade.ToString().ToLowerInvariant());
        }

        return table;
    }

    private static string Count(IEnumerable<ScoredFact> rows) => $"{rows.Count(row => row.Inside == true)} of {rows.Count()}";

    private static string Text(double value) => double.IsFinite(value) ? value.ToString("G4", CultureInfo.InvariantCulture) : "–";
}
