using System.Globalization;
using InnovationSim.Analysis.Calibration;
using InnovationSim.Analysis.Facts;
using InnovationSim.Cli.Terminal;
using InnovationSim.Scenarios.Documents;
using Spectre.Console;

namespace InnovationSim.Cli.Experiments;

/// <summary>What a calibration found, for people.</summary>
internal static class CalibrationText
{
    internal static void Write(
        CalibrationPlan plan, (IReadOnlyList<double> Point, double Loss) best, int points, Scorecard before, Scorecard after, string block, string path)
    {
        var values = new Table().Border(TableBorder.Simple).Title("Parameters").AddColumns("parameter", "before", "best", "looked for in");
        for (int column = 1; column < values.Columns.Count; column++) values.Columns[column].RightAligned().NoWrap();
        for (int at = 0; at < plan.Parameters.Count; at++)
        {
            SearchRange range = plan.Parameters[at];
            values.AddRow(range.Name, Text(range.Start), Text(best.Point[at]), $"{Text(range.Low)} … {Text(range.High)}");
        }

        Screen.Out.Write(values);
        var facts = new Table().Border(TableBorder.Simple).Title($"Facts, {plan.Replicates} runs").AddColumns("used for", "fact", "band", "before", "", "after", "");
        for (int column = 2; column < facts.Columns.Count; column++) facts.Columns[column].NoWrap();
        foreach ((ScoredFact old, ScoredFact now) in before.Rows.Zip(after.Rows).OrderBy(pair => pair.First.Fact.Use))
        {
            facts.AddRow(
                old.Fact.Use == FactUse.Fit ? "fit" : "held out", Markup.Escape(old.Fact.Name), $"{Text(old.Fact.Low)} … {Text(old.Fact.High)}",
                Text(old.Value.Mean), Verdict(old), Text(now.Value.Mean), Verdict(now));
        }

        Screen.Out.Write(facts);
        Screen.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Loss {FactLoss.Of(before):G4} before, {best.Loss:G4} now, after {points} points. Fitted facts inside: {Inside(before.Fitted)} before, {Inside(after.Fitted)} now, of {after.Fitted.Count()}; held out: {Inside(before.HeldOut)} before, {Inside(after.HeldOut)} now, of {after.HeldOut.Count()}."));
        Screen.Out.WriteLine($"Record, best values and scorecard are in {path}. For a scenario file:");
        Screen.Out.WriteLine(block.TrimEnd('\n'));
    }

    private static int Inside(IEnumerable<ScoredFact> rows) => rows.Count(row => row.Inside == true);

    private static string Verdict(ScoredFact row) => row.Inside switch { true => "inside", false => "OUTSIDE", null => "–" };

    private static string Text(double value) => double.IsFinite(value) ? value.ToString("G5", CultureInfo.InvariantCulture) : "–";
}
