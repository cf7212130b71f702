using InnovationSim.Analysis.Facts;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Analysis.Calibration;

/// <summary>
/// How far a scorecard is from the facts that are fitted: Σ d² + .01 Σ c², d how far the mean lies outside the band and c how far from its
/// middle, both in half widths of the band. 0.01 for each fact is what a value at the edge of its band costs, so that bands count and their
/// middles only decide between points inside.
/// </summary>
public static class FactLoss
{
    /// <summary>Weight of the distance from the middle.</summary>
    public const double CentreWeight = 0.01;

    /// <summary>What a fact costs that cannot be measured: as much as one that lies five half widths outside.</summary>
    public const double Unmeasured = 25;

    /// <summary>The loss of a scorecard; held-out facts do not count.</summary>
    public static double Of(Scorecard scorecard)
    {
        ArgumentNullException.ThrowIfNull(scorecard);
        return scorecard.Fitted.Sum(row => Of(row.Fact, row.Value.Mean));
    }

    /// <summary>What a fact adds to it.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="value">Its value; not a number if it cannot be measured.</param>
    public static double Of(FactEntry fact, double value)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (!double.IsFinite(value)) return Unmeasured;
        double half = 0.5 * (fact.High - fact.Low);
        // A band of one point has no width: distances count as they are.
        if (half == 0) half = 1;
        double outside = Math.Max(0, Math.Max(fact.Low - value, value - fact.High)) / half;
        double centre = (value - (0.5 * (fact.Low + fact.High))) / half;
        return (outside * outside) + (CentreWeight * centre * centre);
    }
}
