using System.Globalization;
using InnovationSim.Analysis;
using InnovationSim.Cli.Terminal;
using InnovationSim.Kernel;
using InnovationSim.Kernel.Metrics;
using Spectre.Console;

namespace InnovationSim.Cli.Runs;

/// <summary>What is said after a run, for people.</summary>
internal static class RunSummary
{
    private const int ClustersShown = 8;
    private const double SmallestClusterShare = 0.0005;

    internal static void Write(RunOutcome outcome, World world, IReadOnlyList<YearRecord> shown, YearRecord last)
    {
        Screen.Out.Write(Years(world, shown, last));
        Screen.Out.Write(Clusters(world, last));
        Facts(outcome.Facts);
        Screen.Out.MarkupLineInterpolated($"Results: [bold]{outcome.Out}[/]");
        Screen.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{outcome.Manifest.OrganisationYears:N0} organisation-years in {outcome.Manifest.Seconds:0.00} s: {outcome.OrganisationYearsPerSecond:N0} a second on {outcome.Manifest.Threads} thread(s); peak memory {outcome.PeakBytes / 1e6:N0} MB."));
        Screen.Out.WriteLine($"Digest {outcome.Manifest.Digest} (scenario {outcome.Manifest.Scenario}, seed {outcome.Manifest.Seed}, model version {outcome.Manifest.ModelVersion})");
    }

    private static Table Years(World world, IReadOnlyList<YearRecord> shown, YearRecord last)
    {
        List<YearRecord> years = [.. shown.Where(record => record.Year < last.Year), last];
        var table = new Table().Border(TableBorder.Simple).Title(string.Create(CultureInfo.InvariantCulture, $"Scaled up to the whole region (simulated: {world.Scale:0.####} of it)"));
        table.AddColumn("");
        foreach (YearRecord record in years)
            table.AddColumn(new TableColumn(string.Create(CultureInfo.InvariantCulture, $"year {record.Year} ({world.BaseYear + record.Year})")).RightAligned());
        foreach ((string metric, string label, Func<double, double, string> text) in Headlines.All)
            table.AddRow([label, .. years.Select(record => text(record[metric], world.Scale))]);
        return table;
    }

    private static Table Clusters(World world, YearRecord last)
    {
        var cells = new Dictionary<(int City, int Sector), (double Quotient, double Lift, double Hollow)>();
        foreach (MetricValue value in last.Metrics)
        {
            if (value.City is not { } city || value.Sector is not { } sector) continue;
            (double Quotient, double Lift, double Hollow) cell = cells.GetValueOrDefault((city, sector), (double.NaN, double.NaN, double.NaN));
            cells[(city, sector)] = value.Metric.Name switch
            {
                "location-quotient" => cell with { Quotient = value.Value },
                "linkage-lift-orders" => cell with { Lift = value.Value },
                "hollow-cluster" => cell with { Hollow = value.Value },
                _ => cell,
            };
        }

        long[] employment = Employment.ByCell(last.Tally);
        double all = employment.Sum();
        var table = new Table().Border(TableBorder.Simple).Title($"Top clusters of year {last.Year} by location quotient").Caption("cells with at least 0.05 % of all employment")
            .AddColumns("city", "sector", "location quotient", "linkage lift", "");
        table.Columns[2].RightAligned();
        table.Columns[3].RightAligned();
        IEnumerable<KeyValuePair<(int City, int Sector), (double Quotient, double Lift, double Hollow)>> top = cells
            .Where(cell => cell.Value.Quotient >= 1.25 && employment[(cell.Key.City * world.Sectors.Length) + cell.Key.Sector] >= SmallestClusterShare * all)
            .OrderByDescending(cell => cell.Value.Quotient)
            .Take(ClustersShown);
        foreach (KeyValuePair<(int City, int Sector), (double Quotient, double Lift, double Hollow)> cell in top)
        {
            table.AddRow(
                Markup.Escape(world.Cities[cell.Key.City].Name),
                Markup.Escape(world.Sectors[cell.Key.Sector].Name),
                cell.Value.Quotient.ToString("0.00", CultureInfo.InvariantCulture),
                double.IsNaN(cell.Value.Lift) ? "no lots" : cell.Value.Lift.ToString("0.00", CultureInfo.InvariantCulture),
                cell.Value.Hollow == 1 ? "hollow: together, but not linked" : "");
        }

        return table;
    }

    private static void Facts(IReadOnlyList<MeasuredFact> facts)
    {
        if (facts.Count == 0) return;
        int measured = facts.Count(fact => fact.Inside is not null);
        if (measured == 0)
        {
            Screen.Out.WriteLine($"Facts: none of {facts.Count} can be measured in a run of fewer than {FactSheet.FirstYear} years.");
            return;
        }

        Screen.Out.WriteLine($"Facts: {facts.Count(fact => fact.Inside == true)} of {measured} inside their bands (means of years {FactSheet.FirstYear} to {FactSheet.LastYear}); outside:");
        foreach (MeasuredFact fact in facts.Where(fact => fact.Inside == false))
        {
            Screen.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {fact.Fact.Name}: {fact.Value:G4}, band {fact.Fact.Low:G4} to {fact.Fact.High:G4} ({fact.Fact.Source})"));
        }

        foreach (MeasuredFact fact in facts.Where(fact => fact.Inside is null))
            Screen.Out.WriteLine($"  {fact.Fact.Name}: not measured in so short a run");
    }
}
