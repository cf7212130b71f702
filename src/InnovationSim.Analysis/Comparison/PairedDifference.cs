namespace InnovationSim.Analysis.Comparison;

/// <summary>
/// How much an arm differs from the baseline, over pairs of runs with the same seed. The same random numbers in both make what is not the
/// policy's doing cancel out (common random numbers: Law 2015, section 11.2).
/// </summary>
/// <param name="Baseline">Mean of the baseline over the pairs that count.</param>
/// <param name="Arm">Mean of the arm over the same pairs.</param>
/// <param name="Difference">Arm less baseline: mean with its interval.</param>
/// <param name="ShareWithSign">Share of pairs whose difference has the sign of the mean difference; not a number without pairs.</param>
public readonly record struct PairedDifference(double Baseline, double Arm, MeanInterval Difference, double ShareWithSign)
{
    /// <summary>Whether the interval leaves zero out; false if there is no interval.</summary>
    public bool IsClear => Difference.Low > 0 || Difference.High < 0;

    /// <summary>The difference between two series of runs.</summary>
    /// <param name="baseline">A value a replicate; not a number where it is undefined.</param>
    /// <param name="arm">The same of the arm, replicate by replicate.</param>
    /// <param name="confidence">Confidence of the interval, above 0 and below 1.</param>
    /// <remarks>Pairs of which one value is undefined do not count: <see cref="MeanInterval.Count"/> says how many do.</remarks>
    /// <exception cref="ArgumentException">The series differ in length.</exception>
    public static PairedDifference Of(
        IReadOnlyList<double> baseline, IReadOnlyList<double> arm, double confidence = MeanInterval.UsualConfidence)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(arm);
        if (baseline.Count != arm.Count)
            throw new ArgumentException($"Pairs need as many replicates of the baseline ({baseline.Count}) as of the arm ({arm.Count}).", nameof(arm));
        int[] known = [.. Enumerable.Range(0, arm.Count).Where(at => double.IsFinite(baseline[at]) && double.IsFinite(arm[at]))];
        double[] differences = [.. known.Select(at => arm[at] - baseline[at])];
        MeanInterval difference = MeanInterval.Of(differences, confidence);
        if (known.Length == 0) return new PairedDifference(double.NaN, double.NaN, difference, double.NaN);
        int sign = Math.Sign(difference.Mean);
        double share = (double)differences.Count(value => Math.Sign(value) == sign) / known.Length;
        return new PairedDifference(known.Average(at => baseline[at]), known.Average(at => arm[at]), difference, share);
    }
}
