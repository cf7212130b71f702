using InnovationSim.Engine.Checkpoints;
using InnovationSim.Engine.Tests.Building;
using Shouldly;
using Xunit;

namespace InnovationSim.Engine.Tests.Checkpoints;

/// <summary>What a part gives back, and how large it is.</summary>
public sealed class PartTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Sections_come_back_as_they_were_written(int seed)
    {
        var random = new Random(seed);
        using var writer = new PartWriter();
        for (int round = 0; round < 40; round++)
        {
            (string Name, int ElementBytes, byte[] Bytes)[] sections =
                [.. Enumerable.Range(0, random.Next(0, 12)).Select(number => ($"section-{number}", random.Next(1, 40), Array.Empty<byte>()))];
            for (int i = 0; i < sections.Length; i++) sections[i].Bytes = Content(random, sections[i].ElementBytes);
            // One writer for all rounds: what it wrote before must not show.
            PartReader reader = Parts.Read(Parts.Write(writer, sections));
            foreach ((string name, int elementBytes, byte[] bytes) in sections)
                reader.Section(name, elementBytes).SequenceEqual(bytes).ShouldBeTrue($"seed {seed}, round {round}, {name}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(3_000_000)]
    public void A_section_of_any_length_comes_back(int length)
    {
        byte[] bytes = [.. Enumerable.Range(0, length).Select(i => (byte)(i / 100))];
        Parts.Read(Parts.Write(("bytes", 1, bytes))).Section("bytes", 1).SequenceEqual(bytes).ShouldBeTrue();
    }

    [Fact]
    public void A_section_that_deflates_well_is_deflated()
    {
        long[] money = [.. Enumerable.Range(0, 10_000).Select(i => 1_000_000L + (i % 1000))];
        byte[] bytes = [.. money.SelectMany(BitConverter.GetBytes)];
        Parts.Write(("money", 8, bytes)).Length.ShouldBeLessThan(bytes.Length / 4);
    }

    [Fact]
    public void A_section_that_does_not_deflate_costs_no_more_than_it_is()
    {
        byte[] bytes = new byte[10_000];
        new Random(1).NextBytes(bytes);
        Parts.Write(("noise", 1, bytes)).Length.ShouldBe(Parts.Write().Length + 1 + "noise".Length + 16 + bytes.Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public void Places_that_hold_noise_come_back_beside_places_that_deflate(int noisy)
    {
        var random = new Random(noisy);
        byte[] bytes = new byte[8 * 3000];
        for (int element = 0; element < 3000; element++) random.NextBytes(bytes.AsSpan(element * 8, noisy));
        byte[] part = Parts.Write(("mixed", 8, bytes));
        Parts.Read(part).Section("mixed", 8).SequenceEqual(bytes).ShouldBeTrue();
        // The noise as it is, and next to nothing for the rest.
        part.Length.ShouldBeInRange(noisy * 3000, (noisy * 3000) + 600);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(36)]
    public void Elements_of_any_size_and_number_come_back(int elementBytes)
    {
        // Every rest that does not fill a vector; the first place is constant, so that planes are taken apart at all.
        for (int elements = 0; elements < 140; elements++)
        {
            byte[] bytes = [.. Enumerable.Range(0, elements * elementBytes).Select(i => (byte)(i % elementBytes == 0 ? 5 : i * 37 >> 3))];
            Parts.Read(Parts.Write(("a", elementBytes, bytes))).Section("a", elementBytes).SequenceEqual(bytes).ShouldBeTrue($"{elements} elements");
        }
    }

    [Fact]
    public void A_place_that_is_the_same_in_all_elements_costs_two_bytes()
    {
        byte[] noise = new byte[1000];
        new Random(3).NextBytes(noise);
        byte[] bytes = [.. noise.SelectMany(each => (byte[])[each, 4])];
        Parts.Write(("a", 2, bytes)).Length.ShouldBe(Parts.Write().Length + 2 + 16 + 2 + 1 + noise.Length);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(999)]
    public void A_place_with_one_other_byte_is_not_taken_for_constant(int other)
    {
        byte[] bytes = new byte[1000];
        bytes[other] = 1;
        Parts.Read(Parts.Write(("a", 1, bytes))).Section("a", 1).SequenceEqual(bytes).ShouldBeTrue();
    }

    [Fact]
    public void Parts_of_equal_content_have_equal_bytes_whatever_their_writer_wrote_before()
    {
        using var used = new PartWriter();
        Parts.Write(used, ("much", 4, new byte[40_000]));
        byte[] content = Content(new Random(5), 8);
        Parts.Write(used, ("a", 8, content)).ShouldBe(Parts.Write(("a", 8, content)));
    }

    [Fact]
    public void The_checksum_that_a_writer_tells_is_the_one_that_the_part_ends_with()
    {
        using var writer = new PartWriter();
        writer.Start(Parts.Header);
        byte[] part = writer.Finish(out string sha256).ToArray();
        sha256.ShouldBe(Parts.EntryOf(part).Sha256);
        sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(part.AsSpan(0, part.Length - 32))));
    }

    [Fact]
    public void A_writer_refuses_what_a_reader_would_refuse()
    {
        using var writer = new PartWriter();
        writer.Start(Parts.Header);
        writer.Begin("a", 4, 1);
        Should.Throw<InvalidOperationException>(() => writer.Write(new byte[5])).Message.ShouldContain("more than the 4 bytes");
        writer.Write(new byte[3]);
        Should.Throw<InvalidOperationException>(() => writer.Begin("b", 1, 1)).Message.ShouldContain("got 3");
        writer.Start(Parts.Header);
        writer.Begin("a", 4, 0);
        Should.Throw<InvalidOperationException>(() => writer.Begin("a", 4, 0)).Message.ShouldContain("already");
        Should.Throw<ArgumentOutOfRangeException>(() => writer.Begin("c", 0, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => writer.Begin("d", 1, -1));
        Should.Throw<InvalidOperationException>(() => writer.Begin("e", 1 << 20, 1 << 20)).Message.ShouldContain("smaller shards");
    }

    [Fact]
    public void A_section_that_is_not_there_is_asked_for_in_vain()
    {
        PartReader reader = Parts.Read(Parts.Write(("a", 4, new byte[8])));
        Should.Throw<CheckpointException>(() => reader.Section("b", 4)).Message.ShouldContain("no section b");
        Should.Throw<CheckpointException>(() => reader.Section("a", 8)).Message.ShouldContain("elements of 4 bytes, not 8");
    }

    private static byte[] Content(Random random, int elementBytes)
    {
        int elements = random.Next(5) switch { 0 => 0, 1 => 1, 2 => random.Next(20), 3 => random.Next(2_000), _ => random.Next(9_000) };
        byte[] bytes = new byte[elements * elementBytes];
        // Noise, steps, or almost nothing: some deflate, some do not.
        int kind = random.Next(3);
        if (kind == 0) random.NextBytes(bytes);
        else if (kind == 1) for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)(i / elementBytes);
        else if (bytes.Length > 0) bytes[random.Next(bytes.Length)] = 1;
        return bytes;
    }
}
