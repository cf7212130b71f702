using System.Globalization;
using InnovationSim.Kernel.Random;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Random;

/// <summary>
/// The first draws of each distribution and a digest of ten thousand, pinned to the bit: they must not change on any machine, nor in
/// any release that is to reproduce the runs of an earlier one.
/// </summary>
public class GoldenDrawTests
{
    public static TheoryData<string, string, string> Pinned => new()
    {
        { "word", "00000000c303e689 00000000104e204c 00000000389d35f4", "2e824b0c4bea1d92" },
        { "two words", "104e204cc303e689 d6888bbe389d35f4 3ec30b497edc7ff7", "ee6adb5fc1d037b3" },
        { "unit", "3fb04e204cc303e8 3fead11177c713a7 3fcf6185a4bf6e3c", "1ff9c78e28260355" },
        { "unit of one word", "3fe8607cd1300000 3fb04e204c800000 3fcc4e9afa400000", "0156f45679b289b0" },
        { "below 1000", "00000000000002f9 000000000000003f 00000000000000dd", "dcb9819f3b7b67f0" },
        { "below 10^15", "000039ed79a32782 0002fa2cf97d090c 0000def99b792318", "ab057cf9b9611cf5" },
        { "normal", "bff86458947efe03 3fef903c9625358e bfe612bf17f367fe", "838f2946d1ecc59a" },
        { "log-normal", "3ffcba7edbb24bf6 402032fe46044326 4007b3c45f3e19a2", "dee25ff434711b91" },
        { "gamma(2.5, 3)", "3ffd31bc715a0066 400f3d7602839684 40025f01b4d22f17", "a3a2b7cdf0d15728" },
        { "gamma(0.3, 1)", "3f507939f6f0a24e 3f7d0f333c30e718 3fb82aafb6bd9c73", "52ed63635078ba4a" },
        { "beta(2, 5)", "3fb9b3ec91f20d53 3fbb92a8ee3a3ae2 3fd07afc22db1ebb", "6eb28bc1a1c0dfa3" },
        { "beta(0.4, 0.7)", "3fb5008601f36ce7 3fdc2eab18fc8eb8 3fe2802af832b10d", "858d7dd926629aa9" },
        { "beta(3, 3)", "3fdfb71ffde00000 3fbc8856a8800000 3fea49fba0d00000", "deb9d881b47289b0" },
        { "poisson(2.5)", "0000000000000000 0000000000000004 0000000000000001", "f18e2575e898bc71" },
        { "poisson(10)", "0000000000000007 0000000000000009 000000000000000a", "35636313e63aacbb" },
        { "poisson(1e9)", "000000003b99d754 000000003b9a6a3a 000000003b9a0c7c", "acaac56f46cf45cd" },
        { "binomial(30, 0.06)", "0000000000000000 0000000000000003 0000000000000001", "35cb8123f10c2d61" },
        { "binomial(40, 0.25)", "0000000000000008 0000000000000009 000000000000000a", "d71de7c0bed78c6b" },
        { "binomial(10^9, 0.8)", "000000002faf6904 000000002faf2e4d 000000002faf53c6", "13f464b30ac42407" },
        { "geometric(0.5)", "0000000000000004 0000000000000001 0000000000000003", "6e8e1572b9a2c79e" },
        { "geometric(1e-6)", "00000000002a049e 000000000002b249 0000000000157385", "68a129064e635b8d" },
        { "multinomial", "04c12698d5c0f3be 04c1ed98c3b0f418 04c4ef988ee0f463", "3352cf56b222b25a" },
    };

    [Theory]
    [MemberData(nameof(Pinned))]
    public void Draws_keep_their_bits(string distribution, string first, string digest)
    {
        ulong[] draws = Sampling.Draws(10_000, DrawOf(distribution));
        string.Join(' ', draws.Take(3).Select(Hex)).ShouldBe(first);
        Hex(draws.Aggregate(0UL, (sum, bits) => unchecked(sum * 6364136223846793005UL + bits + 1))).ShouldBe(digest);
    }

    private static Draw<ulong> DrawOf(string distribution) => distribution switch
    {
        "word" => (ref RandomStream stream) => stream.NextUInt32(),
        "two words" => (ref RandomStream stream) => stream.NextUInt64(),
        "unit" => (ref RandomStream stream) => Bits(stream.NextUnit()),
        "unit of one word" => (ref RandomStream stream) => Bits(stream.NextUnit32()),
        "below 1000" => (ref RandomStream stream) => (ulong)stream.NextInt(1000),
        "below 10^15" => (ref RandomStream stream) => (ulong)stream.NextLong(1_000_000_000_000_000),
        "normal" => (ref RandomStream stream) => Bits(Distributions.Normal(ref stream)),
        "log-normal" => (ref RandomStream stream) => Bits(Distributions.LogNormal(ref stream, 1.5, 0.6)),
        "gamma(2.5, 3)" => (ref RandomStream stream) => Bits(Distributions.Gamma(ref stream, 2.5, 3.0)),
        "gamma(0.3, 1)" => (ref RandomStream stream) => Bits(Distributions.Gamma(ref stream, 0.3, 1.0)),
        "beta(2, 5)" => (ref RandomStream stream) => Bits(Distributions.Beta(ref stream, 2.0, 5.0)),
        "beta(0.4, 0.7)" => (ref RandomStream stream) => Bits(Distributions.Beta(ref stream, 0.4, 0.7)),
        "beta(3, 3)" => (ref RandomStream stream) => Bits(Distributions.Beta33(ref stream)),
        "poisson(2.5)" => (ref RandomStream stream) => (ulong)Distributions.Poisson(ref stream, 2.5),
        "poisson(10)" => (ref RandomStream stream) => (ulong)Distributions.Poisson(ref stream, 10.0),
        "poisson(1e9)" => (ref RandomStream stream) => (ulong)Distributions.Poisson(ref stream, 1e9),
        "binomial(30, 0.06)" => (ref RandomStream stream) => (ulong)Distributions.Binomial(ref stream, 30, 0.06),
        "binomial(40, 0.25)" => (ref RandomStream stream) => (ulong)Distributions.Binomial(ref stream, 40, 0.25),
        "binomial(10^9, 0.8)" => (ref RandomStream stream) => (ulong)Distributions.Binomial(ref stream, 1_000_000_000, 0.8),
        "geometric(0.5)" => (ref RandomStream stream) => (ulong)Distributions.Geometric(ref stream, 0.5),
        "geometric(1e-6)" => (ref RandomStream stream) => (ulong)Distributions.Geometric(ref stream, 1e-6),
        "multinomial" => MultinomialInOne,
        _ => throw new ArgumentOutOfRangeException(nameof(distribution), distribution, "There is no such distribution here."),
    };

    private static ulong MultinomialInOne(ref RandomStream stream)
    {
        Span<long> counts = stackalloc long[3];
        Distributions.Multinomial(ref stream, 1_000_000, [0.5, 1.0, 0.1], counts);
        return (ulong)((counts[0] << 40) | (counts[1] << 20) | counts[2]);
    }

    private static ulong Bits(double x) => BitConverter.DoubleToUInt64Bits(x);

    private static string Hex(ulong bits) => bits.ToString("x16", CultureInfo.InvariantCulture);
}
