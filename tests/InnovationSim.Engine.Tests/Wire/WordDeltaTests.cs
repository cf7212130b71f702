using FsCheck;
using FsCheck.Fluent;
using InnovationSim.Engine.Tests.Building;
using InnovationSim.Engine.Wire;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Wire;

public class WordDeltaTests
{
    private const ulong Guard = 0xFEED_FACE_CAFE_BEEF;
    private const int Guards = 64;

    /// <summary>A table, and the same with some words changed: seldom, or often.</summary>
    private static readonly Arbitrary<Change> Changes = Arb.From(
        from length in Gen.Choose(0, 400)
        from before in Gen.ArrayOf(Laws.Words, length)
        from other in Gen.ArrayOf(Laws.Words, length)
        from percent in Gen.Elements(0, 1, 5, 50, 100)
        from dice in Gen.ArrayOf(Gen.Choose(0, 99), length)
        select new Change(before, [.. before.Select((word, at) => dice[at] < percent ? other[at] : word)]));

    private static readonly Arbitrary<byte[]> Garbage = Arb.From(Laws.Bytes(120));

    [Fact]
    public void Applied_to_the_table_before_it_gives_the_table_after() =>
        Prop.ForAll(Changes, change =>
        {
            ulong[] words = [.. change.Before];
            WordDelta.Apply(WordDelta.Encode(change.Before, change.After), words);
            return words.SequenceEqual(change.After);
        }).Holds();

    [Fact]
    public void Without_a_table_before_it_is_one_of_zeros_that_is_changed() =>
        Prop.ForAll(Changes, change =>
        {
            ulong[] words = new ulong[change.After.Length];
            WordDelta.Apply(WordDelta.Encode([], change.After), words);
            return words.SequenceEqual(change.After);
        }).Holds();

    [Fact]
    public void It_takes_few_bytes_more_than_the_words_that_have_changed() =>
        Prop.ForAll(Changes, change =>
        {
            int changed = change.Before.Zip(change.After).Count(pair => pair.First != pair.Second);
            // At worst every other word changes: then the word between goes along.
            return WordDelta.Encode(change.Before, change.After).Length <= changed * ((2 * sizeof(ulong)) + 4);
        }).Holds();

    [Fact]
    public void Nothing_changed_takes_nothing()
    {
        ulong[] table = [.. Enumerable.Range(0, 1000).Select(value => (ulong)value)];
        WordDelta.Encode(table, table).ShouldBeEmpty();
        WordDelta.Encode([], new ulong[1000]).ShouldBeEmpty();
    }

    [Fact]
    public void One_word_of_a_large_table_takes_a_dozen_bytes()
    {
        ulong[] after = new ulong[2_000_000];
        after[1_999_999] = 1;
        byte[] delta = WordDelta.Encode([], after);
        delta.Length.ShouldBeLessThanOrEqualTo(12);
        ulong[] words = new ulong[after.Length];
        WordDelta.Apply(delta, words);
        words.ShouldBe(after);
    }

    [Fact]
    public void Tables_of_different_lengths_are_refused_with_both() =>
        Should.Throw<ArgumentException>(() => WordDelta.Encode([1, 2], [1, 2, 3])).Message.ShouldContain("2 and 3 words");

    [Fact]
    public void Cut_off_anywhere_it_is_refused_or_a_difference_of_fewer_words() =>
        Prop.ForAll(Changes, change =>
        {
            byte[] delta = WordDelta.Encode(change.Before, change.After);
            for (int length = 0; length < delta.Length; length++)
            {
                ulong[] words = ApplyGuarded(delta.AsSpan(0, length), change.Before);
                if (words.Where((word, at) => word != change.Before[at] && word != change.After[at]).Any()) return false;
            }

            return true;
        }).Holds(12);

    [Fact]
    public void Any_bytes_are_a_difference_or_refused_and_nothing_beyond_the_table_is_touched() =>
        Prop.ForAll(Garbage, bytes =>
        {
            ApplyGuarded(bytes, new ulong[8]);
            ApplyGuarded(bytes, []);
        }).Holds(1000);

    [Fact]
    public void A_damaged_byte_touches_nothing_beyond_the_table() =>
        Prop.ForAll(Changes, Arb.From(Gen.Choose(0, int.MaxValue)), (change, place) =>
        {
            byte[] delta = WordDelta.Encode(change.Before, change.After);
            if (delta.Length == 0) return;
            delta[place % delta.Length] ^= (byte)(1 + (place % 255));
            ApplyGuarded(delta, change.Before);
        }).Holds(500);

    [Theory]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0, 1, 0, 0, 0 })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1 })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F })]
    public void A_difference_that_says_more_than_it_holds_is_refused(byte[] delta) =>
        Should.Throw<FormatException>(() => WordDelta.Apply(delta, new ulong[8]));

    [Fact]
    public void A_difference_of_a_longer_table_is_refused()
    {
        byte[] delta = WordDelta.Encode([], [0, 0, 0, 5]);
        Should.Throw<FormatException>(() => WordDelta.Apply(delta, new ulong[3])).Message.ShouldContain("word 4 of a table of 3");
    }

    /// <summary>Applies what may be damaged: it may be refused as such and not otherwise, and words before and after the table stay as they are.</summary>
    private static ulong[] ApplyGuarded(ReadOnlySpan<byte> delta, ulong[] table)
    {
        ulong[] all = [.. Enumerable.Repeat(Guard, Guards), .. table, .. Enumerable.Repeat(Guard, Guards)];
        try
        {
            WordDelta.Apply(delta, all.AsSpan(Guards, table.Length));
        }
        catch (FormatException)
        {
            // As it should be.
        }

        all.Take(Guards).Concat(all.TakeLast(Guards)).ShouldAllBe(word => word == Guard);
        return all[Guards..^Guards];
    }

    private sealed record Change(ulong[] Before, ulong[] After)
    {
        public override string ToString() => $"{string.Join(' ', Before)} → {string.Join(' ', After)}";
    }
}
