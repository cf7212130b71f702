using InnovationSim.Analysis.Experiments;
using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Analysis.Comparison;

/// <summary>What an experiment says: how each arm differs from the first, for every metric and year.</summary>
public static class ComparisonTable
{
    /// <summary>All rows: arm by arm, metric by metric, year by year.</summary>
    /// <param name="results">The experiment's runs.</param>
    /// <remarks>Yuan, persons and other counts are those of the whole region: the simulated part divided by the scale.</remarks>
    public static IEnumerable<ComparisonRow> Of(ExperimentResults results) => ComparisonView.Of(results).Rows();

    /// <summary>One row.</summary>
    /// <param name="results">The experiment's runs.</param>
    /// <param name="arm">Number of the arm, from 1.</param>
    /// <param name="metric">Place of the metric in <see cref="MetricSeries.Metrics"/>.</param>
    /// <param name="year">The year, from 0.</param>
    public static ComparisonRow Row(ExperimentResults results, int arm, int metric, int year)
    {
        ArgumentNullException.ThrowIfNull(results);
        double[] baseline = results.Values(0, metric, year);
        double[] values = results.Values(arm, metric, year);
        double[] differences = [.. values.Zip(baseline, (value, before) => value - before)];
        return new ComparisonRow(
            results.Shape.Arms[arm], MetricSeries.Metrics[metric], year, PairedDifference.Of(baseline, values),
            Spending.PerBillion(results, arm, year, differences));
    }
}

/// <summary>How an arm differs from the baseline in a metric and a year.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Year">The year.</param>
/// <param name="Difference">The paired difference.</param>
/// <param name="PerBillion">
/// Difference ÷ what the arm spent more than the baseline up to the end of the year, per billion yuan; not a number where it spent nothing.
/// </param>
public sealed record ComparisonRow(string Arm, Metric Metric, int Year, PairedDifference Difference, RatioInterval PerBillion);
