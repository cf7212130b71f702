using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests;

public sealed class DigestTests
{
    private static readonly Arbitrary<Digest> Digests = Arb.From(
        from low in Words
        from high in Words
        select new Digest(low, high));

    private static Gen<ulong> Words => Gen.Frequency(
        (1, Gen.Elements(0UL, 1UL, ulong.MaxValue, 1UL << 63)),
        (3, from a in Gen.Choose(int.MinValue, int.MaxValue) from b in Gen.Choose(int.MinValue, int.MaxValue) select ((ulong)(uint)a << 32) | (uint)b));

    [Fact]
    public void The_sum_does_not_depend_on_the_order() =>
        Prop.ForAll(Digests, Digests, Digests, (a, b, c) => a + b + c == c + a + b && a + (b + c) == b + (c + a)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_sum_is_that_of_128_bit_numbers() =>
        Prop.ForAll(Digests, Digests, (a, b) =>
        {
            UInt128 sum = unchecked(new UInt128(a.High, a.Low) + new UInt128(b.High, b.Low));
            return a + b == new Digest((ulong)sum, (ulong)(sum >> 64));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Add_is_the_operator() => Digest.Add(new Digest(ulong.MaxValue, 1), new Digest(1, 2)).ShouldBe(new Digest(0, 4));

    [Fact]
    public void Its_text_reads_back_as_itself() => Prop.ForAll(Digests, digest => Digest.Parse(digest.ToString()) == digest).QuickCheckThrowOnFailure();

    [Fact]
    public void Its_text_has_the_high_half_first() =>
        new Digest(0x0123456789ABCDEF, 0xFEDCBA98).ToString().ShouldBe("00000000fedcba980123456789abcdef");

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcde")]
    [InlineData("0123456789abcdef0123456789abcdef0")]
    [InlineData("0123456789abcdeg0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdeg")]
    [InlineData("0x23456789abcdef0123456789abcdef")]
    [InlineData(" 123456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef-123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcd\n\n")]
    public void Text_that_is_no_digest_is_refused(string text) => Should.Throw<FormatException>(() => Digest.Parse(text)).Message.ShouldContain(text);

    [Fact]
    public void No_text_is_refused() => Should.Throw<ArgumentNullException>(() => Digest.Parse(null!));

    [Fact]
    public void A_flipped_bit_of_identity_or_words_changes_the_hash_of_a_row()
    {
        ulong[] words = [0, 1, ulong.MaxValue, 0x0123456789ABCDEF];
        const ulong Id = 0x0003_0001_0000_0002;
        Digest before = Digest.OfRow(Id, words);
        var seen = new HashSet<Digest> { before };
        for (int bit = 0; bit < 64; bit++)
        {
            // Identities end at bit 51. (Bit 63 of one and bit 63 of the first word would cancel each other.)
            if (bit < 51) seen.Add(Digest.OfRow(Id ^ (1UL << bit), words)).ShouldBeTrue();
            for (int word = 0; word < words.Length; word++)
            {
                ulong[] changed = [.. words];
                changed[word] ^= 1UL << bit;
                seen.Add(Digest.OfRow(Id, changed)).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void A_flipped_bit_changes_about_half_of_all_bits()
    {
        // Mean over 64 flips of 128 bits each: 64 ± 5 × √(32/64).
        Digest before = Digest.OfRow(5, [1, 2, 3]);
        double changed = Enumerable.Range(0, 64).Average(bit =>
        {
            Digest after = Digest.OfRow(5, [1, 2UL ^ (1UL << bit), 3]);
            return System.Numerics.BitOperations.PopCount(after.Low ^ before.Low) + System.Numerics.BitOperations.PopCount(after.High ^ before.High);
        });
        changed.ShouldBe(64, 5 * Math.Sqrt(0.5));
    }

    [Fact]
    public void Words_that_change_places_change_the_hash() => Digest.OfRow(5, [1, 2, 3]).ShouldNotBe(Digest.OfRow(5, [2, 1, 3]));

    [Fact]
    public void A_word_more_changes_the_hash_even_if_it_is_zero() => Digest.OfRow(5, [1, 0]).ShouldNotBe(Digest.OfRow(5, [1]));
}
