using InnovationSim.Analysis.Experiments;

namespace InnovationSim.Analysis.Comparison;

/// <summary>A comparison to be shown: its rows are made of runs that are here, or were made elsewhere.</summary>
public sealed class ComparisonView
{
    private readonly Func<int, int, int, ComparisonRow> _row;

    private ComparisonView(ExperimentShape shape, Func<int, int, int, ComparisonRow> row)
    {
        Shape = shape;
        _row = row;
    }

    /// <summary>The experiment.</summary>
    public ExperimentShape Shape { get; }

    /// <summary>The comparison of runs that are here.</summary>
    public static ComparisonView Of(ExperimentResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return new ComparisonView(results.Shape, (arm, metric, year) => ComparisonTable.Row(results, arm, metric, year));
    }

    /// <summary>A comparison that was made elsewhere.</summary>
    /// <param name="shape">The experiment.</param>
    /// <param name="rows">Rows for all arms, metrics and years, in any order.</param>
    public static ComparisonView Of(ExperimentShape shape, IEnumerable<ComparisonRow> rows)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Dictionary<(string Arm, string Metric, int Year), ComparisonRow> known = rows.ToDictionary(row => (row.Arm, row.Metric.Name, row.Year));
        return new ComparisonView(shape, (arm, metric, year) => known[(shape.Arms[arm], MetricSeries.Metrics[metric].Name, year)]);
    }

    /// <summary>One row.</summary>
    /// <param name="arm">Number of the arm, from 1.</param>
    /// <param name="metric">Place of the metric in <see cref="MetricSeries.Metrics"/>.</param>
    /// <param name="year">The year, from 0.</param>
    /// <exception cref="KeyNotFoundException">Whoever made the comparison left it out.</exception>
    public ComparisonRow Row(int arm, int metric, int year) => _row(arm, metric, year);

    /// <summary>All rows: arm by arm, metric by metric, year by year.</summary>
    public IEnumerable<ComparisonRow> Rows()
    {
        for (int arm = 1; arm < Shape.Arms.Count; arm++)
        {
            for (int metric = 0; metric < MetricSeries.Metrics.Count; metric++)
            {
                for (int year = 0; year <= Shape.Years; year++) yield return Row(arm, metric, year);
            }
        }
    }
}
