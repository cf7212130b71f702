using System.Buffers.Binary;

namespace InnovationSim.Engine.Checkpoints;

/// <summary>What stands before a section's bytes, after its name.</summary>
internal readonly record struct SectionHeader(int ElementBytes, int Length, bool IsDeflated, int Stored)
{
    internal const int Size = 4 + 4 + 1 + 4;

    internal void Write(Span<byte> to)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to, ElementBytes);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], Length);
        to[8] = (byte)(IsDeflated ? 1 : 0);
        BinaryPrimitives.WriteInt32LittleEndian(to[9..], Stored);
    }

    internal static SectionHeader Read(ReadOnlySpan<byte> from) => new(
        BinaryPrimitives.ReadInt32LittleEndian(from),
        BinaryPrimitives.ReadInt32LittleEndian(from[4..]),
        from[8] != 0,
        BinaryPrimitives.ReadInt32LittleEndian(from[9..]));
}

/// <summary>Bytes of elements put side by side by their place within the element, and back.</summary>
internal static class BytePlanes
{
    internal static void Apart(ReadOnlySpan<byte> elements, Span<byte> planes, int elementBytes)
    {
        int count = elements.Length / elementBytes;
        for (int place = 0; place < elementBytes; place++)
        {
            Span<byte> plane = planes.Slice(place * count, count);
            for (int i = 0, at = place; i < plane.Length; i++, at += elementBytes) plane[i] = elements[at];
        }
    }

    internal static void Together(ReadOnlySpan<byte> planes, Span<byte> elements, int elementBytes)
    {
        int count = elements.Length / elementBytes;
        for (int place = 0; place < elementBytes; place++)
        {
            ReadOnlySpan<byte> plane = planes.Slice(place * count, count);
            for (int i = 0, at = place; i < plane.Length; i++, at += elementBytes) elements[at] = plane[i];
        }
    }
}
