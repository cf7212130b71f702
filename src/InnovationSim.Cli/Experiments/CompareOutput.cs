using InnovationSim.Analysis.Comparison;
using InnovationSim.Analysis.Experiments;
using InnovationSim.Analysis.Plots;
using InnovationSim.Cli.Commands;
using InnovationSim.Cli.Terminal;
using InnovationSim.Scenarios.Reading;
using Spectre.Console;

namespace InnovationSim.Cli.Experiments;

/// <summary>What is shown and written of a comparison, whoever ran it.</summary>
/// <param name="Year">Year of the table.</param>
/// <param name="Metrics">Metrics asked for; none for a selection.</param>
/// <param name="Format">How it answers.</param>
internal sealed record CompareOutput(int Year, IReadOnlyList<string> Metrics, OutputFormat Format)
{
    private const string Csv = "comparison.csv";

    /// <summary>Reads it of what the user asked.</summary>
    /// <exception cref="BadInputException">There is no such year or metric.</exception>
    internal static CompareOutput Of(CompareRequest request)
    {
        int year = request.Year ?? request.Years;
        if (year < 1 || year > request.Years) throw new BadInputException($"--year is {year}; it takes a year of the runs, 1 to {request.Years}.");
        foreach (string metric in request.Metrics) Check(metric);
        return new CompareOutput(year, request.Metrics, request.Format);
    }

    /// <summary>Shows a comparison, and writes it into a folder.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="folder">The folder; null to show only.</param>
    /// <param name="experiment">The experiment of a service; null for one of this process.</param>
    internal void Write(ComparisonView comparison, string? folder, string? experiment = null)
    {
        string? csv = folder is null ? null : Path.Combine(folder, Csv);
        if (csv is not null) ExperimentInputs.Write("--out", csv, stream => ComparisonCsv.Write(comparison.Rows(), stream));
        var drawings = new List<string>();
        foreach (string metric in Metrics.Count > 0 ? Metrics : ["gdp"])
        {
            Plot plot = ComparisonPlot.Of(comparison, metric);
            if (plot.IsEmpty) continue;
            if (folder is not null)
            {
                drawings.Add(Path.Combine(folder, $"difference-{metric}.svg"));
                ExperimentInputs.Write("--out", drawings[^1], stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(SvgPlot.Draw(plot))));
            }

            if (Format == OutputFormat.Text) Screen.Out.WriteLine(TerminalPlot.Draw(plot));
        }

        if (Format == OutputFormat.Json) CompareText.WriteJson(comparison, Year, Metrics, folder, experiment);
        else CompareText.Write(comparison, Year, Metrics, csv, drawings);
    }

    private static void Check(string metric)
    {
        string[] names = [.. MetricSeries.Metrics.Select(each => each.Name)];
        if (names.Contains(metric, StringComparer.Ordinal)) return;
        string hint = NearestName.Hint(metric, names) is { } nearest ? " " + nearest : "";
        throw new BadInputException($"--metric is '{metric}', which is no metric of the region.{hint} The table of metrics in docs/ODD.md lists all.");
    }
}
