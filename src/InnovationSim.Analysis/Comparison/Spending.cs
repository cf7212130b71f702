using InnovationSim.Analysis.Experiments;

namespace InnovationSim.Analysis.Comparison;

/// <summary>What policies cost the public purse.</summary>
public static class Spending
{
    /// <summary>The metric that says what policies cost in a year.</summary>
    public const string Metric = "policy-spending";

    private const double Billion = 1e9;

    /// <summary>What an arm spent on policies up to the end of a year, yuan of the whole region, replicate by replicate.</summary>
    /// <param name="results">The experiment's runs.</param>
    /// <param name="arm">Number of the arm, from 0.</param>
    /// <param name="year">The year.</param>
    public static double[] UpTo(ExperimentResults results, int arm, int year)
    {
        ArgumentNullException.ThrowIfNull(results);
        return [.. results.Sums(arm, MetricSeries.IndexOf(Metric), year)];
    }

    /// <summary>An effect per billion yuan that an arm spent more than the baseline up to the end of the year.</summary>
    /// <param name="results">The experiment's runs.</param>
    /// <param name="arm">Number of the arm, from 1.</param>
    /// <param name="year">The year.</param>
    /// <param name="effects">The effect, replicate by replicate.</param>
    public static RatioInterval PerBillion(ExperimentResults results, int arm, int year, IReadOnlyList<double> effects)
    {
        double[] more = [.. UpTo(results, arm, year).Zip(UpTo(results, 0, year), (spent, before) => (spent - before) / Billion)];
        return RatioInterval.Of(effects, more);
    }
}
