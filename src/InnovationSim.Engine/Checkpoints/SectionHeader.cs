using System.Buffers.Binary;

namespace InnovationSim.Engine.Checkpoints;

/// <summary>What stands before a section's bytes, after its name.</summary>
/// <param name="ElementBytes">Bytes of an element.</param>
/// <param name="Length">Bytes of all elements.</param>
/// <param name="RawPlanes">How many planes of bytes stand as they are before the deflated ones;
/// −1 if nothing is deflated and elements stand as they are.</param>
/// <param name="Stored">Bytes that follow.</param>
internal readonly record struct SectionHeader(int ElementBytes, int Length, int RawPlanes, int Stored)
{
    internal const int Size = 4 + 4 + 4 + 4;

    // Deflate cannot make more than this many bytes of one.
    private const long MostInflation = 1032;

    internal bool IsDeflated => RawPlanes >= 0;

    /// <summary>Bytes of the planes that are not deflated.</summary>
    internal long RawBytes => (long)RawPlanes * (Length / ElementBytes);

    /// <summary>Whether there can be such a section at all.</summary>
    internal bool IsPossible => ElementBytes >= 1 && Length >= 0 && Length % ElementBytes == 0 && RawPlanes >= -1 && RawPlanes < ElementBytes;

    /// <summary>Whether the bytes stored can make the elements.</summary>
    internal bool HoldsEnough => IsDeflated
        ? RawBytes <= Stored && Length - RawBytes <= MostInflation * (Stored - RawBytes)
        : Length == Stored;

    internal void Write(Span<byte> to)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to, ElementBytes);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], Length);
        BinaryPrimitives.WriteInt32LittleEndian(to[8..], RawPlanes);
        BinaryPrimitives.WriteInt32LittleEndian(to[12..], Stored);
    }

    internal static SectionHeader Read(ReadOnlySpan<byte> from) => new(
        BinaryPrimitives.ReadInt32LittleEndian(from),
        BinaryPrimitives.ReadInt32LittleEndian(from[4..]),
        BinaryPrimitives.ReadInt32LittleEndian(from[8..]),
        BinaryPrimitives.ReadInt32LittleEndian(from[12..]));
}
