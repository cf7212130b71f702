namespace InnovationSim.Analysis.Experiments;

/// <summary>How large an experiment is and what its arms are called: all that it takes to say what came of it.</summary>
/// <param name="Arms">Names of the arms; the first is the one that the others are compared with.</param>
/// <param name="Replicates">Runs of each arm.</param>
/// <param name="Years">Years of each run.</param>
/// <param name="Scale">Share of the region that was simulated.</param>
public sealed record ExperimentShape(IReadOnlyList<string> Arms, int Replicates, int Years, double Scale);

/// <summary>What came of an experiment.</summary>
/// <param name="shape">The experiment.</param>
/// <param name="series">The runs by arm and replicate; null where one is not there (yet): its values are not defined.</param>
/// <remarks>For one thread at a time.</remarks>
public sealed class ExperimentResults(ExperimentShape shape, MetricSeries?[,] series)
{
    private readonly Dictionary<(int Arm, int Metric), double[][]> _sums = [];

    /// <summary>The experiment.</summary>
    public ExperimentShape Shape => shape;

    /// <summary>The run of an arm and a replicate, both from 0; null if it is not there.</summary>
    public MetricSeries? this[int arm, int replicate] => series[arm, replicate];

    /// <summary>A metric of an arm in a year, replicate by replicate; not a number where it is undefined.</summary>
    /// <param name="arm">Number of the arm, from 0.</param>
    /// <param name="metric">Place of the metric in <see cref="MetricSeries.Metrics"/>.</param>
    /// <param name="year">The year, from 0.</param>
    /// <remarks>Extensive metrics are brought to the whole region: divided by the scale.</remarks>
    public double[] Values(int arm, int metric, int year)
    {
        double factor = MetricSeries.Metrics[metric].IsExtensive ? 1 / shape.Scale : 1;
        double[] values = new double[shape.Replicates];
        for (int replicate = 0; replicate < values.Length; replicate++)
            values[replicate] = series[arm, replicate] is { } run ? run[year][metric] * factor : double.NaN;
        return values;
    }

    /// <summary>
    /// The sum of a metric from year 1 to a year, replicate by replicate; undefined years count as zero, runs that are not there are not a number.
    /// </summary>
    internal double[] Sums(int arm, int metric, int year)
    {
        if (!_sums.TryGetValue((arm, metric), out double[][]? sums)) _sums[(arm, metric)] = sums = SumsOf(arm, metric);
        return sums[year];
    }

    private double[][] SumsOf(int arm, int metric)
    {
        double[][] sums = new double[shape.Years + 1][];
        sums[0] = new double[shape.Replicates];
        for (int replicate = 0; replicate < shape.Replicates; replicate++) sums[0][replicate] = series[arm, replicate] is null ? double.NaN : 0;
        for (int year = 1; year <= shape.Years; year++)
        {
            double[] values = Values(arm, metric, year);
            sums[year] = [.. sums[year - 1].Zip(values, (sum, value) => sum + (double.IsNaN(value) ? 0 : value))];
        }

        return sums;
    }
}
