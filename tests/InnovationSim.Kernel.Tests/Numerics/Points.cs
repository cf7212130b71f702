using Shouldly;

namespace InnovationSim.Kernel.Tests.Numerics;

/// <summary>Points that fill an interval evenly and always the same way: the fractional parts of multiples of the golden ratio.</summary>
internal static class Points
{
    public static IEnumerable<double> Between(double low, double high, int count)
    {
        for (int i = 1; i <= count; i++)
        {
            double fraction = i * 0.6180339887498949 % 1.0;
            yield return low + fraction * (high - low);
        }
    }

    /// <summary>The same on a logarithmic scale, for positive bounds.</summary>
    public static IEnumerable<double> AcrossMagnitudes(double low, double high, int count) =>
        Between(Math.Log(low), Math.Log(high), count).Select(Math.Exp);

    /// <summary>The largest error over the points, in units of the last place of the reference.</summary>
    public static double LargestErrorInUlps(this IEnumerable<double> points, Func<double, double> actual, Func<BigReal, BigReal> reference)
    {
        int count = 0;
        double largest = 0.0;
        foreach (double x in points)
        {
            largest = Math.Max(largest, reference(BigReal.Of(x)).UlpsFrom(actual(x)));
            count++;
        }

        count.ShouldBeGreaterThan(100);
        return largest;
    }
}
