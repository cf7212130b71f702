using InnovationSim.Kernel.Random;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Random;

public class PhiloxTests
{
    // The known answers of philox4x32-10 that Random123 is published with (kat_vectors).
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(
        0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu,
        0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(
        0xa4093822u, 0x299f31d0u, 0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u,
        0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void The_block_function_gives_the_published_vectors(
        uint k0, uint k1, uint c0, uint c1, uint c2, uint c3, uint e0, uint e1, uint e2, uint e3)
    {
        Philox4x32.Block(k0, k1, c0, c1, c2, c3, out uint r0, out uint r1, out uint r2, out uint r3);
        (r0, r1, r2, r3).ShouldBe((e0, e1, e2, e3));
    }

    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(
        0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, -1,
        0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(
        0xa4093822u, 0x299f31d0u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0x243f6a88,
        0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void A_batch_gives_the_published_vectors_in_every_place(
        uint k0, uint k1, uint c1, uint c2, uint c3, int c0, uint e0, uint e1, uint e2, uint e3)
    {
        int[] counters = Enumerable.Repeat(c0, 31).ToArray();
        uint[][] words = Fill(k0, k1, counters, c1, c2, c3);
        words[0].ShouldAllBe(word => word == e0);
        words[1].ShouldAllBe(word => word == e1);
        words[2].ShouldAllBe(word => word == e2);
        words[3].ShouldAllBe(word => word == e3);
    }

    [Fact]
    public void A_batch_of_any_length_has_the_bits_of_single_blocks()
    {
        for (int length = 0; length <= 70; length++)
        {
            int[] counters = Enumerable.Range(0, length).Select(i => unchecked(i * 1_640_531_527 - length)).ToArray();
            uint[][] words = Fill(17, 0xCAFEF00D, counters, 5, 0x80000001, 0xFF000003);
            for (int i = 0; i < length; i++)
            {
                Philox4x32.Block(
                    17, 0xCAFEF00D, (uint)counters[i], 5, 0x80000001, 0xFF000003, out uint r0, out uint r1, out uint r2, out uint r3);
                (words[0][i], words[1][i], words[2][i], words[3][i]).ShouldBe((r0, r1, r2, r3));
            }
        }
    }

    [Fact]
    public void A_batch_writes_nothing_behind_its_end()
    {
        var words = new uint[4][];
        for (int word = 0; word < 4; word++) words[word] = Enumerable.Repeat(77u, 30).ToArray();
        Philox4x32.FillBlocks(1, 2, new int[27], 3, 4, 5, words[0], words[1], words[2], words[3]);
        words.ShouldAllBe(column => column[27] == 77 && column[28] == 77 && column[29] == 77);
        words.ShouldAllBe(column => column[26] != 77);
    }

    [Theory]
    [InlineData("r0", 8, 9, 9, 9)]
    [InlineData("r1", 9, 8, 9, 9)]
    [InlineData("r2", 9, 9, 0, 9)]
    [InlineData("r3", 9, 9, 9, 8)]
    public void A_result_span_too_short_is_refused_by_name(string name, int length0, int length1, int length2, int length3)
    {
        var error = Should.Throw<ArgumentException>(() => Philox4x32.FillBlocks(
            1, 2, new int[9], 3, 4, 5, new uint[length0], new uint[length1], new uint[length2], new uint[length3]));
        error.ParamName.ShouldBe(name);
        error.Message.ShouldContain("room for 9");
    }

    // About half of the 128 bits change when any one bit of key or counter does.
    [Fact]
    public void Every_bit_of_key_and_counter_changes_half_of_the_result()
    {
        uint[] input = [0x12345678, 0x9ABCDEF0, 42, 0, 7, 0x03000000];
        uint[] before = BlockOf(input);
        for (int bit = 0; bit < 192; bit++)
        {
            uint[] changed = [.. input];
            changed[bit / 32] ^= 1u << (bit % 32);
            int flipped = before.Zip(BlockOf(changed), (a, b) => System.Numerics.BitOperations.PopCount(a ^ b)).Sum();
            flipped.ShouldBeInRange(36, 92, $"input bit {bit}");
        }
    }

    private static uint[] BlockOf(uint[] input)
    {
        Philox4x32.Block(input[0], input[1], input[2], input[3], input[4], input[5], out uint r0, out uint r1, out uint r2, out uint r3);
        return [r0, r1, r2, r3];
    }

    private static uint[][] Fill(uint k0, uint k1, int[] c0, uint c1, uint c2, uint c3)
    {
        uint[][] words = [new uint[c0.Length], new uint[c0.Length], new uint[c0.Length], new uint[c0.Length]];
        Philox4x32.FillBlocks(k0, k1, c0, c1, c2, c3, words[0], words[1], words[2], words[3]);
        return words;
    }
}
