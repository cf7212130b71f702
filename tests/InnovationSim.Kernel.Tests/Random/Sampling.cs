using InnovationSim.Kernel.Random;
using Shouldly;

namespace InnovationSim.Kernel.Tests.Random;

internal delegate T Draw<out T>(ref RandomStream stream);

/// <summary>Many draws with a fixed seed, and what they should be like.</summary>
internal static class Sampling
{
    public static T[] Draws<T>(int count, Draw<T> draw, ulong agent = 1)
    {
        var stream = new RandomStream(20_310_917, agent, 3, 7);
        var values = new T[count];
        for (int i = 0; i < count; i++) values[i] = draw(ref stream);
        return values;
    }

    /// <summary>Mean and variance within five standard errors, the variance's error from the fourth moment of the draws.</summary>
    public static void ShouldHaveMoments(this IReadOnlyCollection<double> values, double mean, double variance)
    {
        double count = values.Count;
        values.Average().ShouldBe(mean, 5.0 * Math.Sqrt(variance / count), "mean");
        double second = values.Average(x => (x - mean) * (x - mean));
        double fourth = values.Average(x => (x - mean) * (x - mean) * (x - mean) * (x - mean));
        second.ShouldBe(variance, 5.0 * Math.Sqrt((fourth - second * second) / count), "variance");
    }

    /// <summary>Counts against exact probabilities of 0, 1, 2 …; whatever is beyond the list forms the last class.</summary>
    public static (double Statistic, double Limit) CompareWith(this long[] draws, double[] probabilities)
    {
        draws.Min().ShouldBeGreaterThanOrEqualTo(0);
        var observed = new long[probabilities.Length + 1];
        foreach (long draw in draws) observed[Math.Min(draw, probabilities.Length)]++;

        double beyond = Math.Max(0.0, 1.0 - probabilities.Sum());
        return ChiSquare.Compare(observed, [.. probabilities.Select(p => p * draws.Length), beyond * draws.Length]);
    }

    public static void ShouldHaveProbabilities(this long[] draws, double[] probabilities)
    {
        (double statistic, double limit) = draws.CompareWith(probabilities);
        statistic.ShouldBeLessThan(limit);
    }
}
