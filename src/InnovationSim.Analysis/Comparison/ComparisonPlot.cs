using InnovationSim.Analysis.Experiments;
using InnovationSim.Analysis.Plots;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Analysis.Comparison;

/// <summary>The picture of a comparison: the difference of each arm to the baseline over the years, with its interval.</summary>
public static class ComparisonPlot
{
    /// <summary>The plot of a metric.</summary>
    /// <param name="results">The experiment's runs.</param>
    /// <param name="metric">Name of a regional metric.</param>
    /// <remarks>Of more than <see cref="Plot.MostLines"/> arms the first ones are shown.</remarks>
    /// <exception cref="KeyNotFoundException">There is no such metric.</exception>
    public static Plot Of(ExperimentResults results, string metric) => Of(ComparisonView.Of(results), metric);

    /// <summary>The plot of a metric of a comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="metric">Name of a regional metric.</param>
    /// <inheritdoc cref="Of(ExperimentResults, string)" path="/remarks"/>
    /// <exception cref="KeyNotFoundException">There is no such metric.</exception>
    public static Plot Of(ComparisonView comparison, string metric)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        int at = MetricSeries.IndexOf(metric);
        Metric what = MetricSeries.Metrics[at];
        string baseline = comparison.Shape.Arms[0];
        string change = what.Unit is "share" or "per year" ? "percentage points" : what.Unit;
        double factor = what.Unit is "share" or "per year" ? 100 : 1;
        var lines = new List<PlotLine>();
        for (int arm = 1; arm < comparison.Shape.Arms.Count && lines.Count < Plot.MostLines; arm++)
        {
            int number = arm;
            IEnumerable<int> years = Enumerable.Range(1, comparison.Shape.Years);
            lines.Add(new PlotLine(comparison.Shape.Arms[arm], [.. years.Select(year => Point(comparison, number, at, year, factor))]));
        }

        return new Plot($"{what.Name}: difference to {baseline}", $"{change}, {comparison.Shape.Replicates} pairs of runs", lines, ZeroLine: true);
    }

    private static PlotPoint Point(ComparisonView comparison, int arm, int metric, int year, double factor)
    {
        MeanInterval difference = comparison.Row(arm, metric, year).Difference.Difference;
        return new PlotPoint(year, difference.Mean * factor, difference.Low * factor, difference.High * factor);
    }
}
