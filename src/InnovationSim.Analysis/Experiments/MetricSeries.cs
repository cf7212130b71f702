using InnovationSim.Kernel.Metrics;

namespace InnovationSim.Analysis.Experiments;

/// <summary>The regional metrics of a run, year by year: what a replicate leaves.</summary>
public sealed class MetricSeries
{
    private readonly double[][] _years;

    /// <summary>A series of values that are known.</summary>
    /// <param name="years">A row a year from year 0, each with a value for each of <see cref="Metrics"/>.</param>
    /// <exception cref="ArgumentException">A row has more or fewer values.</exception>
    public MetricSeries(IEnumerable<double[]> years)
    {
        _years = [.. years];
        if (Array.Find(_years, row => row.Length != Metrics.Count) is { } wrong)
            throw new ArgumentException($"A year has {Metrics.Count} regional metrics; a row has {wrong.Length} values.", nameof(years));
    }

    /// <summary>The regional metrics, in the order of the values.</summary>
    public static IReadOnlyList<Metric> Metrics => YearMetrics.Regional;

    /// <summary>The last year; year 0 is the first state.</summary>
    public int LastYear => _years.Length - 1;

    /// <summary>The values of a year.</summary>
    public IReadOnlyList<double> this[int year] => _years[year];

    /// <summary>Place of a metric in the values of a year.</summary>
    /// <exception cref="KeyNotFoundException">There is no such regional metric.</exception>
    public static int IndexOf(string metric)
    {
        for (int at = 0; at < Metrics.Count; at++)
        {
            if (string.Equals(Metrics[at].Name, metric, StringComparison.Ordinal)) return at;
        }

        throw new KeyNotFoundException($"There is no regional metric '{metric}'.");
    }

    /// <summary>The values of a year's record, in the order of <see cref="Metrics"/>.</summary>
    public static double[] Row(YearRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return [.. Metrics.Select(metric => record[metric.Name])];
    }
}
