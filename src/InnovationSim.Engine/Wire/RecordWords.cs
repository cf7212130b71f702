using System.Buffers.Binary;
using InnovationSim.Kernel.Phases;

namespace InnovationSim.Engine.Wire;

/// <summary>What shards tell the coordinator one by one, as bytes: three words each.</summary>
public static class RecordWords
{
    private const int Bytes = 3 * sizeof(ulong);

    /// <summary>Packs records in their order.</summary>
    public static byte[] Pack(ReadOnlySpan<ReportRecord> records)
    {
        byte[] bytes = new byte[records.Length * Bytes];
        Span<byte> to = bytes;
        foreach (ReportRecord record in records)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(to, record.First);
            BinaryPrimitives.WriteUInt64LittleEndian(to[8..], record.Second);
            BinaryPrimitives.WriteUInt64LittleEndian(to[16..], record.Third);
            to = to[Bytes..];
        }

        return bytes;
    }

    /// <summary>Adds packed records to those that are there.</summary>
    /// <exception cref="FormatException">They are cut off.</exception>
    public static void Unpack(ReadOnlySpan<byte> bytes, ICollection<ReportRecord> to)
    {
        ArgumentNullException.ThrowIfNull(to);
        if (bytes.Length % Bytes != 0) throw new FormatException($"Records take {Bytes} bytes each; there are {bytes.Length}.");
        for (; bytes.Length > 0; bytes = bytes[Bytes..])
        {
            to.Add(new ReportRecord(
                BinaryPrimitives.ReadUInt64LittleEndian(bytes),
                BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]),
                BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..])));
        }
    }
}
