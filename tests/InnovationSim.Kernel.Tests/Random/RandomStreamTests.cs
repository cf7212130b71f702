using InnovationSim.Kernel.Random;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Random;

public class RandomStreamTests
{
    private const ulong Seed = 0x0123456789ABCDEF;
    private const ulong Agent = 0xFEDCBA9876543210;

    [Fact]
    public void The_words_are_those_of_Philox_blocks_with_the_documented_key_and_counter()
    {
        var stream = new RandomStream(Seed, Agent, 2031, 9);
        for (uint block = 0; block < 5; block++)
        {
            Philox4x32.Block(
                0x89ABCDEF, 0x01234567, 0x76543210, 0xFEDCBA98, 2031, (9u << 24) | block,
                out uint r0, out uint r1, out uint r2, out uint r3);
            (stream.NextUInt32(), stream.NextUInt32(), stream.NextUInt32(), stream.NextUInt32()).ShouldBe((r0, r1, r2, r3));
        }
    }

    [Fact]
    public void The_words_of_many_agents_can_be_had_as_a_batch()
    {
        int[] lowWords = Enumerable.Range(100, 50).ToArray();
        uint[][] words = [new uint[50], new uint[50], new uint[50], new uint[50]];
        Philox4x32.FillBlocks(0x89ABCDEF, 0x01234567, lowWords, 3, 12, 4u << 24, words[0], words[1], words[2], words[3]);
        for (int i = 0; i < 50; i++)
        {
            var stream = new RandomStream(Seed, (3UL << 32) | (uint)lowWords[i], 12, 4);
            stream.NextUnit().ShouldBe(RandomStream.ToUnit(words[0][i], words[1][i]));
            stream.NextUnit32().ShouldBe(RandomStream.ToUnit(words[2][i]));
            stream.NextUInt32().ShouldBe(words[3][i]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Sixty_four_bits_are_the_next_two_words_wherever_the_stream_stands(int wordsBefore)
    {
        var words = new RandomStream(Seed, Agent, 1, 1);
        var pairs = new RandomStream(Seed, Agent, 1, 1);
        for (int i = 0; i < wordsBefore; i++) pairs.NextUInt32().ShouldBe(words.NextUInt32());
        for (int i = 0; i < 10; i++)
        {
            ulong low = words.NextUInt32();
            ulong high = words.NextUInt32();
            pairs.NextUInt64().ShouldBe(low | (high << 32));
        }
    }

    [Fact]
    public void Streams_that_differ_in_anything_share_no_word()
    {
        (ulong Seed, ulong Agent, int Year, int Phase)[] keys =
        [
            (1, 1, 1, 1), (2, 1, 1, 1), (1UL << 32, 1, 1, 1), (1, 2, 1, 1), (1, 1UL << 32, 1, 1), (1, 1, 2, 1), (1, 1, 1, 2),
            (1, 1, 1, 255),
        ];
        var seen = new HashSet<ulong>();
        foreach (var key in keys)
        {
            var stream = new RandomStream(key.Seed, key.Agent, key.Year, key.Phase);
            for (int i = 0; i < 1000; i++) seen.Add(stream.NextUInt64()).ShouldBeTrue();
        }
    }

    [Fact]
    public void The_default_stream_is_the_one_of_zeros()
    {
        RandomStream unset = default;
        var zeros = new RandomStream(0, 0, 0, 0);
        for (int i = 0; i < 9; i++) unset.NextUInt32().ShouldBe(zeros.NextUInt32());
    }

    [Fact]
    public void A_copy_repeats_the_draws_of_the_original()
    {
        var original = new RandomStream(Seed, Agent, 1, 1);
        original.NextUInt32();
        RandomStream copy = original;
        for (int i = 0; i < 20; i++) copy.NextUInt32().ShouldBe(original.NextUInt32());
    }

    [Fact]
    public void A_stream_ends_with_an_error_after_two_to_the_24_blocks()
    {
        var stream = new RandomStream(Seed, Agent, 0, 255);
        for (int i = 0; i < 1 << 25; i++) stream.NextUInt64();
        InvalidOperationException? error = null;
        try
        {
            stream.NextUInt32();
        }
        catch (InvalidOperationException caught)
        {
            error = caught;
        }

        error.ShouldNotBeNull().Message.ShouldContain("2^24 blocks");
    }

    [Theory]
    [InlineData(-1, 0, "year", "year is -1 and must be 0 or more")]
    [InlineData(0, -1, "phase", "phase is -1 and must be in [0, 255]")]
    [InlineData(0, 256, "phase", "phase is 256 and must be in [0, 255]")]
    public void A_year_or_phase_out_of_range_is_refused(int year, int phase, string name, string message)
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(() => { _ = new RandomStream(1, 1, year, phase); });
        error.ParamName.ShouldBe(name);
        error.Message.ShouldContain(message);
    }
}
