using System.Buffers.Binary;
using System.IO.Compression;
using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Checkpoints;

/// <summary>A part that is not wholly right is never read.</summary>
public sealed class DamagedPartTests
{
    private const byte AsItIs = 0;
    private const byte Constant = 1;
    private const byte Deflated = 2;

    private static readonly byte[] Small = Parts.Write(("serial", 4, [1, 0, 0, 0, 2, 0, 0, 0]), ("flags", 1, new byte[200]));

    [Fact]
    public void Every_flipped_bit_is_noticed()
    {
        CheckpointPartEntry entry = Parts.EntryOf(Small);
        for (int bit = 0; bit < Small.Length * 8; bit++)
        {
            byte[] flipped = [.. Small];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<CheckpointException>(() => new PartReader(entry, flipped, Parts.Header), $"bit {bit}");
        }
    }

    [Fact]
    public void Every_missing_end_is_noticed_whatever_the_manifest_says()
    {
        CheckpointPartEntry entry = Parts.EntryOf(Small);
        for (int length = 0; length < Small.Length; length++)
        {
            byte[] cut = Small[..length];
            Should.Throw<CheckpointException>(() => new PartReader(entry, cut, Parts.Header), $"{length} bytes");
            Should.Throw<CheckpointException>(() => Parts.Read(cut), $"{length} bytes, and the manifest says so");
        }
    }

    [Fact]
    public void A_byte_too_many_is_noticed() => Should.Throw<CheckpointException>(() => Parts.Read([.. Small, 0]));

    [Fact]
    public void A_part_that_is_right_but_not_the_one_listed_is_refused()
    {
        byte[] other = Parts.Write(("serial", 4, [1, 0, 0, 0, 3, 0, 0, 0]), ("flags", 1, new byte[200]));
        other.Length.ShouldBe(Small.Length);
        Should.Throw<CheckpointException>(() => new PartReader(Parts.EntryOf(Small), other, Parts.Header)).Message.ShouldContain("not the one that the manifest lists");
    }

    [Fact]
    public void A_newer_format_is_refused_with_both_versions()
    {
        byte[] newer = [.. Small];
        BinaryPrimitives.WriteInt32LittleEndian(newer.AsSpan(8), 9);
        string message = Should.Throw<CheckpointException>(() => Parts.Read(newer)).Message;
        message.ShouldContain("format 9");
        message.ShouldContain($"up to {CheckpointManifest.CurrentFormat}");
    }

    [Fact]
    public void A_part_of_something_else_is_refused()
    {
        PartHeader header = Parts.Header;
        PartHeader[] others =
        [
            header with { ModelVersion = 2 }, header with { InputHash = new string('b', 64) }, header with { Seed = 43 },
            header with { Year = 14 }, header with { Epoch = 1 }, header with { Shard = 8 },
        ];
        foreach (PartHeader other in others)
            Should.Throw<CheckpointException>(() => Parts.Read(Small, other)).Message.ShouldContain("of another checkpoint", Case.Sensitive, other.ToString());
    }

    [Theory]
    [InlineData(1, int.MaxValue, 0, 10)]
    [InlineData(1, 9, 0, 10)]
    [InlineData(1, -1, 0, 10)]
    [InlineData(0, 10, 0, 10)]
    [InlineData(-4, 8, 0, 8)]
    [InlineData(4, 10, 0, 10)]
    [InlineData(int.MaxValue, 10, 0, 10)]
    [InlineData(1, 10, 0, 11)]
    [InlineData(1, 10, 0, int.MaxValue)]
    [InlineData(1, 10, 1, -1)]
    [InlineData(1, int.MinValue, 1, int.MinValue)]
    [InlineData(1, 10, 2, 10)]
    [InlineData(1, 10, -1, 10)]
    [InlineData(1, int.MaxValue, 1, 10)]
    [InlineData(8, 400_000_000, 1, 10)]
    [InlineData(4, 24, 1, 3)]
    [InlineData(10, 10, 1, 9)]
    [InlineData(11, 11, 1, 10)]
    [InlineData(int.MaxValue, int.MaxValue, 1, 10)]
    [InlineData(10, int.MaxValue - 7, 1, 10)]
    [InlineData(10, 0, 1, 0)]
    public void Sizes_that_cannot_be_are_refused_before_anything_is_allocated_for_them(int elementBytes, int length, int form, int stored)
    {
        byte[] hostile = Parts.Claiming("a", elementBytes, length, form, stored, new byte[10]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<CheckpointException>(() => Parts.Read(hostile));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Theory]
    [InlineData(2, 20, new byte[] { Constant, Constant })] // the two bytes are not there
    [InlineData(2, 20, new byte[] { Constant, Constant, 1 })]
    [InlineData(2, 20, new byte[] { Constant, Constant, 1, 2, 3 })] // one too many
    [InlineData(2, 4, new byte[] { Constant, AsItIs, 1, 2 })]
    [InlineData(2, 4, new byte[] { Constant, AsItIs, 1, 2, 3, 4 })]
    [InlineData(1, 1, new byte[] { 3, 1 })] // no such form
    [InlineData(1, 1, new byte[] { 255, 1 })]
    [InlineData(1, 300, new byte[] { Deflated })]
    [InlineData(1, 8257, new byte[] { Deflated, 1, 2, 3, 4, 5, 6, 7, 8 })] // more than deflate can make of eight bytes
    public void Planes_that_cannot_be_are_refused_before_anything_is_allocated_for_them(int elementBytes, int length, byte[] stored)
    {
        byte[] hostile = Parts.Claiming("a", elementBytes, length, 1, stored.Length, stored);
        Should.Throw<CheckpointException>(() => Parts.Read(hostile)).Message.ShouldContain("section a");
    }

    [Fact]
    public void Planes_of_each_form_are_put_together()
    {
        byte[] deflated = Deflate([7, 7, 7]);
        byte[] stored = [Deflated, Constant, AsItIs, 9, 1, 2, 3, .. deflated];
        Parts.Read(Parts.Claiming("a", 3, 9, 1, stored.Length, stored)).Section("a", 3).ToArray().ShouldBe([7, 9, 1, 7, 9, 2, 7, 9, 3]);
    }

    [Fact]
    public void A_part_that_would_swell_beyond_what_a_part_may_hold_is_refused()
    {
        byte[] bomb = [Deflated, .. Deflate(new byte[100_000_000])];
        byte[] part = Parts.Sealed(Parts.Write(), body => [.. body, .. Enumerable.Range(0, 6).SelectMany(number => Section(number, 100_000_000, bomb))]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<CheckpointException>(() => Parts.Read(part)).Message.ShouldContain($"more than {PartWriter.MostBytes}");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);

        static byte[] Section(int number, int length, byte[] stored) =>
            [1, (byte)('a' + number), .. BitConverter.GetBytes(1), .. BitConverter.GetBytes(length), 1, 0, 0, 0,
                .. BitConverter.GetBytes(stored.Length), .. stored];
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(255)]
    public void A_section_that_ends_within_its_head_is_refused(byte nameBytes)
    {
        byte[] part = Parts.Sealed(Parts.Write(), body => [.. body, nameBytes, 1, 2, 3]);
        Should.Throw<CheckpointException>(() => Parts.Read(part)).Message.ShouldContain("ends within");
    }

    [Fact]
    public void Sections_that_say_more_or_less_than_they_hold_are_refused()
    {
        byte[] stored = [Deflated, .. Deflate(new byte[300])];
        Parts.Read(Parts.Claiming("a", 1, 300, 1, stored.Length, stored)).Section("a", 1).Length.ShouldBe(300);
        Should.Throw<CheckpointException>(() => Parts.Read(Parts.Claiming("a", 1, 301, 1, stored.Length, stored))).Message.ShouldContain("too little");
        Should.Throw<CheckpointException>(() => Parts.Read(Parts.Claiming("a", 1, 299, 1, stored.Length, stored))).Message.ShouldContain("too much");
    }

    [Fact]
    public void A_section_that_is_no_deflated_one_is_refused()
    {
        byte[] noise = [Deflated, 0xFF, 0xFE, 0xFD, 0xFC, 0xFB, 0xFA];
        Should.Throw<CheckpointException>(() => Parts.Read(Parts.Claiming("a", 1, 300, 1, noise.Length, noise)));
    }

    [Fact]
    public void A_section_that_is_there_twice_is_refused()
    {
        byte[] one = Parts.Write(("a", 1, [1]));
        byte[] twice = Parts.Sealed(one, body => [.. body, .. body.AsSpan(PartHeader.Size)]);
        Should.Throw<CheckpointException>(() => Parts.Read(twice)).Message.ShouldContain("twice");
    }

    private static byte[] Deflate(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var deflate = new DeflateStream(stream, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(bytes);
        return stream.ToArray();
    }
}
