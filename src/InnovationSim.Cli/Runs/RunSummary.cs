using System.Globalization;
using InnovationSim.Analysis.Facts;
using InnovationSim.Cli.Terminal;
using InnovationSim.Kernel;
using Spectre.Console;

namespace InnovationSim.Cli.Runs;

/// <summary>What is said after a run, for people.</summary>
internal static class RunSummary
{
    private const int ClustersShown = 8;
    private const double SmallestClusterShare = 0.0005;
    private const double SmallestQuotient = 1.25;

    internal static void Write(RunOutcome outcome, World world, IReadOnlyList<YearFigures> shown, IReadOnlyList<ClusterCell> cells)
    {
        Screen.Out.Write(Years(world.Scale, world.BaseYear, shown));
        Screen.Out.Write(Clusters(world, shown[^1].Year, cells));
        Facts(outcome.Facts);
        Screen.Out.MarkupLineInterpolated($"Results: [bold]{outcome.Out}[/]");
        Screen.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{outcome.Manifest.OrganisationYears:N0} organisation-years in {outcome.Manifest.Seconds:0.00} s: {outcome.OrganisationYearsPerSecond:N0} a second on {outcome.Manifest.Threads} thread(s); peak memory {outcome.PeakBytes / 1e6:N0} MB."));
        Screen.Out.WriteLine($"Digest {outcome.Manifest.Digest} (scenario {outcome.Manifest.Scenario}, seed {outcome.Manifest.Seed}, model version {outcome.Manifest.ModelVersion})");
    }

    /// <summary>The headline figures of some years, scaled up to the whole region.</summary>
    internal static Table Years(double scale, int baseYear, IReadOnlyList<YearFigures> years)
    {
        string title = string.Create(CultureInfo.InvariantCulture, $"Scaled up to the whole region (simulated: {scale:0.####} of it)");
        var table = new Table().Border(TableBorder.Simple).Title(title);
        table.AddColumn("");
        foreach (YearFigures year in years)
            table.AddColumn(new TableColumn(string.Create(CultureInfo.InvariantCulture, $"year {year.Year} ({baseYear + year.Year})")).RightAligned());
        foreach ((string metric, string label, Func<double, double, string> text) in Headlines.All)
            table.AddRow([label, .. years.Select(year => text(year[metric], scale))]);
        return table;
    }

    private static Table Clusters(World world, int year, IReadOnlyList<ClusterCell> cells)
    {
        double all = cells.Sum(cell => cell.Employment);
        var table = new Table().Border(TableBorder.Simple).Title($"Top clusters of year {year} by location quotient")
            .Caption("cells with at least 0.05 % of all employment")
            .AddColumns("city", "sector", "location quotient", "linkage lift", "");
        table.Columns[2].RightAligned();
        table.Columns[3].RightAligned();
        IEnumerable<ClusterCell> top = cells
            .Where(cell => cell.Quotient >= SmallestQuotient && cell.Employment >= SmallestClusterShare * all)
            .OrderByDescending(cell => cell.Quotient)
            .Take(ClustersShown);
        foreach (ClusterCell cell in top)
        {
            table.AddRow(
                Markup.Escape(world.Cities.First(city => string.Equals(city.Id, cell.City, StringComparison.Ordinal)).Name),
                Markup.Escape(world.Sectors.First(sector => string.Equals(sector.Id, cell.Sector, StringComparison.Ordinal)).Name),
                cell.Quotient.ToString("0.00", CultureInfo.InvariantCulture),
                double.IsNaN(cell.Lift) ? "few lots" : cell.Lift.ToString("0.00", CultureInfo.InvariantCulture),
                cell.IsHollow ? "hollow: together, but not linked" : "");
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
