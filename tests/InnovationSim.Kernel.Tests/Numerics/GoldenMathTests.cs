using System.Globalization;
using InnovationSim.Kernel.Numerics;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Numerics;

/// <summary>
/// Results pinned to the bit. Accuracy is tested elsewhere; these must not change on any machine, nor in any release that is to
/// reproduce the runs of an earlier one.
/// </summary>
public class GoldenMathTests
{
    [Fact]
    public void Exponentials_keep_their_bits() =>
        Bits(DeterministicMath.Exp, -745, -708.5, -700.25, -20.5, -1, -0.3, 1e-10, 0.5, 1, 2.5, 100, 709.7).ShouldBe(
            "0000000000000001 000e6cf6d08897ac 00caf5fe9a485c8e 3e157a3afeed00ab 3fd78b56362cef38 3fe7b4c869c37c05 "
            + "3ff000000006df38 3ffa61298e1e069c 4005bf0a8b145769 40285d6fd931e0bb 48f3494a9b171bf5 7fed75ae7a50ee14");

    [Fact]
    public void Logarithms_keep_their_bits() =>
        Bits(DeterministicMath.Log, 5e-324, 1e-300, 1e-5, 0.5, 0.7071, 0.999999, 1.0000001, 1.5, 2, 10, 1e10, 1.7e308).ShouldBe(
            "c0874385446d71c3 c085963447f87fb5 c027069e2aa2aa5b bfe62e42fefa39ef bfd62e6b3842a25e beb0c6f82d74d230 "
            + "3e7ad7f2847b6492 3fd9f323ecbf984c 3fe62e42fefa39ef 40026bb1bbb55516 4037069e2aa2aa5b 40862dd08fdc6f88");

    [Fact]
    public void Quantiles_keep_their_bits() =>
        Bits(DeterministicMath.NormalQuantile, 1e-300, 1e-16, 1e-9, 0.001, 0.07, 0.2, 0.4, 0.6, 0.95, 0.999999).ShouldBe(
            "c04286074064c26e c02071b4c29e9b5a c017fdc11f44b5a7 c008b8cbb7204471 bff79cd70d9c27f0 bfeaee8fa73a1333 "
            + "bfd036d6c4a04b59 3fd036d6c4a04b59 3ffa515209676aba 40130381a97985f0");

    [Fact]
    public void A_hundred_thousand_results_of_each_function_keep_their_bits()
    {
        Digest(-708, 709, DeterministicMath.Exp).ShouldBe("a6a7c12337c0c6c2");
        Digest(-1, 1, DeterministicMath.Exp).ShouldBe("b30030e469052089");
        Digest(-745, -708, DeterministicMath.Exp).ShouldBe("7c190f82c5b55d37");
        Digest(-3, 3, DeterministicMath.Expm1).ShouldBe("3cfff97bad484c19");
        Digest(0.4, 3, DeterministicMath.Log).ShouldBe("ed4234b5da67f06b");
        Digest(0, 1e12, DeterministicMath.Log).ShouldBe("c01faab73c99d602");
        Digest(-0.9, 2, DeterministicMath.Log1p).ShouldBe("dc5a66d7e4d9019a");
        Digest(0.1, 50, x => DeterministicMath.Pow(x, 1.7 - x / 7)).ShouldBe("37da07716a51806e");
        Digest(0, 1, DeterministicMath.NormalQuantile).ShouldBe("828b801818dbb205");
        Digest(0, 1e-7, DeterministicMath.NormalQuantile).ShouldBe("ba16b016024a1370");
        Digest(0, 1e6, x => DeterministicMath.LogFactorial((long)x)).ShouldBe("24334611ad020c7a");
        Digest(-90, 90, x => GreatCircle.Kilometres(x, 2 * x, 45.75 - x / 4, 126.65)).ShouldBe("0306fbb83e92de9c");
    }

    [Fact]
    public void Digests_tell_results_apart_that_differ_in_one_bit_of_one_value()
    {
        string digest = Digest(0.4, 3, x => x);
        Digest(0.4, 3, x => x > 2.9999 ? Math.BitIncrement(x) : x).ShouldNotBe(digest, StringComparer.Ordinal);
    }

    private static string Bits(Func<double, double> function, params double[] arguments) =>
        string.Join(' ', arguments.Select(x => Hex(BitConverter.DoubleToUInt64Bits(function(x)))));

    private static string Digest(double low, double high, Func<double, double> function)
    {
        ulong digest = 0;
        foreach (double x in Points.Between(low, high, 100_000))
            digest = unchecked(digest * 6364136223846793005UL + BitConverter.DoubleToUInt64Bits(function(x)) + 1);
        return Hex(digest);
    }

    private static string Hex(ulong bits) => bits.ToString("x16", CultureInfo.InvariantCulture);
}
