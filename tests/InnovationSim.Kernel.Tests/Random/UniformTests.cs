using InnovationSim.Kernel.Random;
using Shouldly;
using Xunit;

namespace InnovationSim.Kernel.Tests.Random;

public class UniformTests
{
    private const ulong Seed = 0x0123456789ABCDEF;
    private const ulong Agent = 0xFEDCBA9876543210;

    [Fact]
    public void Units_are_the_midpoints_of_two_words()
    {
        var words = new RandomStream(Seed, Agent, 1, 1);
        var units = new RandomStream(Seed, Agent, 1, 1);
        for (int i = 0; i < 1000; i++)
        {
            long twiceTheMidpoint = 2 * (long)(words.NextUInt64() >> 12) + 1;
            ((long)Math.ScaleB(units.NextUnit(), 53)).ShouldBe(twiceTheMidpoint);
        }
    }

    [Fact]
    public void Units_lie_strictly_between_0_and_1_even_at_the_ends()
    {
        RandomStream.ToUnit(0u).ShouldBe(Math.ScaleB(1.0, -33));
        RandomStream.ToUnit(uint.MaxValue).ShouldBe(1.0 - Math.ScaleB(1.0, -33));
        RandomStream.ToUnit(0u, 0u).ShouldBe(Math.ScaleB(1.0, -53));
        RandomStream.ToUnit(uint.MaxValue, uint.MaxValue).ShouldBe(1.0 - Math.ScaleB(1.0, -53));
    }

    [Fact]
    public void Units_are_uniform()
    {
        var stream = new RandomStream(Seed, 5, 1, 1);
        var wide = new double[100_000];
        var narrow = new double[100_000];
        for (int i = 0; i < wide.Length; i++) (wide[i], narrow[i]) = (stream.NextUnit(), stream.NextUnit32());
        ChiSquare.ShouldBeUniform(wide);
        ChiSquare.ShouldBeUniform(narrow);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    public void Whole_numbers_are_the_high_part_of_the_product(int n)
    {
        var words = new RandomStream(Seed, Agent, 1, 1);
        var narrow = new RandomStream(Seed, Agent, 1, 1);
        var pairs = new RandomStream(Seed, Agent, 1, 1);
        var wide = new RandomStream(Seed, Agent, 1, 1);
        for (int i = 0; i < 1000; i++)
        {
            narrow.NextInt(n).ShouldBe((int)(words.NextUInt32() * (UInt128)(uint)n >> 32));
            wide.NextLong((long)n * n).ShouldBe((long)(pairs.NextUInt64() * (UInt128)((ulong)n * (ulong)n) >> 64));
        }
    }

    [Fact]
    public void Whole_numbers_are_uniform()
    {
        var stream = new RandomStream(Seed, 6, 1, 1);
        var observed = new long[13];
        var observedWide = new long[13];
        for (int i = 0; i < 130_000; i++)
        {
            observed[stream.NextInt(13)]++;
            observedWide[stream.NextLong(13)]++;
        }

        ChiSquare.ShouldFit(observed, Enumerable.Repeat(10_000.0, 13).ToArray());
        ChiSquare.ShouldFit(observedWide, Enumerable.Repeat(10_000.0, 13).ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void Whole_numbers_below_nothing_are_refused(int n)
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(() => { new RandomStream(1, 1, 1, 1).NextInt(n); });
        error.ParamName.ShouldBe("n");
        error.Message.ShouldContain($"n is {n} and must be 1 or more");
        Should.Throw<ArgumentOutOfRangeException>(() => { new RandomStream(1, 1, 1, 1).NextLong(n); }).ParamName.ShouldBe("n");
    }
}
