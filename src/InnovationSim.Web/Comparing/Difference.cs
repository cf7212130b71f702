using InnovationSim.Analysis.Comparison;
using MathNet.Numerics.Distributions;

namespace InnovationSim.Web.Comparing;

/// <summary>The difference of a value between two arms of runs.</summary>
/// <param name="A">Mean of the first arm.</param>
/// <param name="B">Mean of the second.</param>
/// <param name="HalfWidth">Half the width of the 95 % interval of B − A; null where there are too few runs to tell.</param>
/// <param name="Pairs">Pairs of runs with the same seed; 0 if runs are not paired.</param>
internal readonly record struct Difference(double A, double B, double? HalfWidth, int Pairs)
{
    /// <summary>B − A.</summary>
    internal double Value => B - A;

    /// <summary>B − A over |A|; not a number if A is 0.</summary>
    internal double Relative => A == 0 ? double.NaN : Value / Math.Abs(A);

    /// <summary>Whether the interval leaves zero out; null if there is none.</summary>
    internal bool? IsClear => HalfWidth is { } half ? Math.Abs(Value) > half : null;

    /// <summary>
    /// Compares two arms. Runs whose seeds stand in both arms once are paired: the same random numbers fall out of the difference. Otherwise the
    /// interval is Welch's (1947). Values that are not numbers are left out.
    /// </summary>
    internal static Difference Of(IReadOnlyList<(ulong Seed, double Value)> a, IReadOnlyList<(ulong Seed, double Value)> b)
    {
        (ulong Seed, double Value)[] knownA = [.. a.Where(each => double.IsFinite(each.Value))];
        (ulong Seed, double Value)[] knownB = [.. b.Where(each => double.IsFinite(each.Value))];
        if (knownA.Length == 0 || knownB.Length == 0) return new Difference(Mean(knownA), Mean(knownB), HalfWidth: null, Pairs: 0);
        if (ArePaired(knownA, knownB))
        {
            Dictionary<ulong, double> second = knownB.ToDictionary(each => each.Seed, each => each.Value);
            var paired = PairedDifference.Of([.. knownA.Select(each => each.Value)], [.. knownA.Select(each => second[each.Seed])]);
            double half = paired.Difference.High - paired.Difference.Mean;
            return new Difference(paired.Baseline, paired.Arm, double.IsFinite(half) ? half : null, paired.Difference.Count);
        }

        return new Difference(Mean(knownA), Mean(knownB), Welch([.. knownA.Select(each => each.Value)], [.. knownB.Select(each => each.Value)]), Pairs: 0);
    }

    private static bool ArePaired((ulong Seed, double Value)[] a, (ulong Seed, double Value)[] b)
    {
        HashSet<ulong> seeds = [.. a.Select(each => each.Seed)];
        return seeds.Count == a.Length && a.Length == b.Length && seeds.SetEquals(b.Select(each => each.Seed));
    }

    private static double? Welch(double[] a, double[] b)
    {
        if (a.Length < 2 || b.Length < 2) return null;
        double ofA = Variance(a) / a.Length;
        double ofB = Variance(b) / b.Length;
        double sum = ofA + ofB;
        if (sum == 0) return 0;
        double degrees = sum * sum / ((ofA * ofA / (a.Length - 1)) + (ofB * ofB / (b.Length - 1)));
        return StudentT.InvCDF(0, 1, Math.Max(1, degrees), 0.5 * (1 + MeanInterval.UsualConfidence)) * Math.Sqrt(sum);
    }

    private static double Mean((ulong Seed, double Value)[] values) => values.Length == 0 ? double.NaN : values.Average(each => each.Value);

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
