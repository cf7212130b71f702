using InnovationSim.Kernel.Numerics;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Numerics;

public class SpanTests
{
    private static readonly double[] UncommonValues =
    [
        0.0, -0.0, 1.0, -1.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue,
        double.MinValue, 2.2250738585072014E-308, 2.225073858507201E-308, 708.0, -708.0, 709.9, 710.0, -745.2, -746.0, 1e-17,
    ];

    [Fact]
    public void The_exponentials_of_a_span_have_the_bits_of_the_single_ones() =>
        SameBits(
            [.. Points.Between(-708, 708, 100_000), .. Points.Between(-1, 1, 100_003)], DeterministicMath.Exp, DeterministicMath.Exp);

    [Fact]
    public void The_logarithms_of_a_span_have_the_bits_of_the_single_ones() =>
        SameBits(
            [.. Points.AcrossMagnitudes(1e-307, 1e307, 100_000), .. Points.Between(0.4, 3, 100_003)],
            DeterministicMath.Log,
            DeterministicMath.Log);

    [Fact]
    public void Uncommon_values_in_any_lane_have_the_bits_of_the_single_exponential() =>
        SameBits(AmongCommonOnes(-3.25), DeterministicMath.Exp, DeterministicMath.Exp);

    [Fact]
    public void Uncommon_values_in_any_lane_have_the_bits_of_the_single_logarithm() =>
        SameBits(AmongCommonOnes(3.25), DeterministicMath.Log, DeterministicMath.Log);

    [Fact]
    public void Every_length_is_filled_to_its_end_and_no_further()
    {
        for (int length = 0; length <= 40; length++)
        {
            double[] source = Points.Between(0.1, 5, length).ToArray();
            double[] exponentials = Enumerable.Repeat(-7.0, length + 2).ToArray();
            double[] logarithms = Enumerable.Repeat(-7.0, length + 2).ToArray();
            DeterministicMath.Exp(source, exponentials);
            DeterministicMath.Log(source, logarithms);
            exponentials.ShouldBe([.. source.Select(DeterministicMath.Exp), -7.0, -7.0]);
            logarithms.ShouldBe([.. source.Select(DeterministicMath.Log), -7.0, -7.0]);
        }
    }

    [Fact]
    public void A_span_may_be_replaced_in_place()
    {
        double[] source = [.. Points.Between(0.1, 5, 30), double.NaN, 0.0];
        double[] expected = source.Select(DeterministicMath.Log).ToArray();
        DeterministicMath.Log(source, source);
        source.ShouldBe(expected);
    }

    [Fact]
    public void A_destination_too_short_is_refused_with_both_lengths()
    {
        var error = Should.Throw<ArgumentException>(() => DeterministicMath.Exp(new double[5], new double[4]));
        error.ParamName.ShouldBe("destination");
        error.Message.ShouldContain("room for 4");
        error.Message.ShouldContain("room for 5");
        Should.Throw<ArgumentException>(() => DeterministicMath.Log(new double[5], new double[4])).ParamName.ShouldBe("destination");
    }

    private delegate void OfSpan(ReadOnlySpan<double> source, Span<double> destination);

    // Each uncommon value in each of eight lanes.
    private static double[] AmongCommonOnes(double common)
    {
        var all = new List<double>();
        foreach (double uncommon in UncommonValues)
        {
            for (int lane = 0; lane < 8; lane++)
            {
                double[] group = Enumerable.Repeat(common, 8).ToArray();
                group[lane] = uncommon;
                all.AddRange(group);
            }
        }

        return all.ToArray();
    }

    private static void SameBits(double[] source, OfSpan ofSpan, Func<double, double> ofOne)
    {
        var actual = new double[source.Length];
        ofSpan(source, actual);
        for (int i = 0; i < source.Length; i++)
        {
            if (BitConverter.DoubleToInt64Bits(actual[i]) != BitConverter.DoubleToInt64Bits(ofOne(source[i])))
                Assert.Fail($"element {i}: {source[i]:R} gives {actual[i]:R} in a span and {ofOne(source[i]):R} alone");
        }
    }
}
