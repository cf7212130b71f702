using InnovationSim.Analysis.Facts;
using InnovationSim.Scenarios.Documents;

namespace InnovationSim.Analysis.Calibration;

/// <summary>
/// How far a scorecard is from the facts that are fitted: Σ d² + .001 Σ c², c how far the mean lies from the middle of the band and d how far
/// outside its inner nine tenths, both in half widths of the band. The margin is there so that a fact that is met with some seeds is met with
/// others too; the pull to the middle only decides between points inside.
/// </summary>
public static class FactLoss
{
    /// <summary>Weight of the distance from the middle.</summary>
    public const double CentreWeight = 0.001;

    /// <summary>Part of the half width, at each edge of a band, that counts as outside.</summary>
    public const double Margin = 0.1;

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
        double centre = Math.Abs(value - (0.5 * (fact.Low + fact.High))) / half;
        double outside = Math.Max(0, centre - (1 - Margin));
        return (outside * outside) + (CentreWeight * centre * centre);
    }
}
