using System.Buffers.Binary;

namespace InnovationSim.Engine.Checkpoints;

/// <summary>What stands before a section's bytes, after its name.</summary>
/// <param name="ElementBytes">Bytes of an element.</param>
/// <param name="Length">Bytes of all elements.</param>
/// <param name="InPlanes">Whether <see cref="PlaneForms"/> and planes follow; if not, elements follow as they are.</param>
/// <param name="Stored">Bytes that follow.</param>
internal readonly record struct SectionHeader(int ElementBytes, int Length, bool InPlanes, int Stored)
{
    internal const int Size = 4 + 4 + 4 + 4;

    /// <summary>Bytes of a plane.</summary>
    internal int Elements => Length / ElementBytes;

    internal void Write(Span<byte> to)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to, ElementBytes);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], Length);
        BinaryPrimitives.WriteInt32LittleEndian(to[8..], InPlanes ? 1 : 0);
        BinaryPrimitives.WriteInt32LittleEndian(to[12..], Stored);
    }

    /// <summary>Reads one.</summary>
    /// <returns>Whether there can be such a section at all.</returns>
    internal static bool TryRead(ReadOnlySpan<byte> from, out SectionHeader header)
    {
        int form = BinaryPrimitives.ReadInt32LittleEndian(from[8..]);
        header = new SectionHeader(
            BinaryPrimitives.ReadInt32LittleEndian(from),
            BinaryPrimitives.ReadInt32LittleEndian(from[4..]),
            form == 1,
            BinaryPrimitives.ReadInt32LittleEndian(from[12..]));
        return form is 0 or 1 && header.ElementBytes >= 1 && header.Length >= 0 && header.Length % header.ElementBytes == 0 && header.Stored >= 0;
    }
}
