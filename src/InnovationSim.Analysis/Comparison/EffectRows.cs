using InnovationSim.Analysis.Experiments;
using InnovationSim.Contracts;

namespace InnovationSim.Analysis.Comparison;

/// <summary>Rows of a comparison as a service tells them, and back.</summary>
public static class EffectRows
{
    /// <summary>A row as a service tells it: what is not a number is null.</summary>
    public static Effect ToEffect(ComparisonRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        PairedDifference difference = row.Difference;
        return new Effect
        {
            Arm = row.Arm,
            Metric = row.Metric.Name,
            Unit = row.Metric.Unit,
            Year = row.Year,
            Pairs = difference.Difference.Count,
            BaselineMean = Known(difference.Baseline),
            ArmMean = Known(difference.Arm),
            Difference = Known(difference.Difference.Mean),
            Low = Known(difference.Difference.Low),
            High = Known(difference.Difference.High),
            StandardDeviation = Known(difference.Difference.StandardDeviation),
            ShareWithSign = Known(difference.ShareWithSign),
            PerBillionYuan = Known(row.PerBillion.Ratio),
            PerBillionYuanLow = Known(row.PerBillion.Low),
            PerBillionYuanHigh = Known(row.PerBillion.High),
        };
    }

    /// <summary>The row that a service told.</summary>
    /// <exception cref="KeyNotFoundException">It is of a metric that this program does not know.</exception>
    public static ComparisonRow FromEffect(Effect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        var interval = new MeanInterval(Or(effect.Difference), Or(effect.Low), Or(effect.High), Or(effect.StandardDeviation), effect.Pairs);
        return new ComparisonRow(
            effect.Arm, MetricSeries.Metrics[MetricSeries.IndexOf(effect.Metric)], effect.Year,
            new PairedDifference(Or(effect.BaselineMean), Or(effect.ArmMean), interval, Or(effect.ShareWithSign)),
            new RatioInterval(Or(effect.PerBillionYuan), Or(effect.PerBillionYuanLow), Or(effect.PerBillionYuanHigh)));
    }

    private static double? Known(double value) => double.IsFinite(value) ? value : null;

    private static double Or(double? value) => value ?? double.NaN;
}
