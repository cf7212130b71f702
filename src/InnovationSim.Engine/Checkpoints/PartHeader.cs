using System.Buffers.Binary;
using InnovationSim.Kernel;

namespace InnovationSim.Engine.Checkpoints;

/// <summary>What every part says about itself, so that a part of another run, year or version is never taken for one's own.</summary>
/// <param name="ModelVersion">Version of the model.</param>
/// <param name="InputHash">SHA-256 of scenario, overrides and scale, 64 hexadecimal digits.</param>
/// <param name="Seed">The run's seed.</param>
/// <param name="Year">The year that had ended.</param>
/// <param name="Epoch">How often the run had been taken up again before.</param>
/// <param name="Shard">Packed <see cref="ShardId"/>, or <see cref="Region"/>.</param>
public readonly record struct PartHeader(int ModelVersion, string InputHash, ulong Seed, int Year, long Epoch, ulong Shard)
{
    /// <summary>In place of a shard: the coordinator's part.</summary>
    public const ulong Region = ulong.MaxValue;

    /// <summary>Bytes of a header.</summary>
    public const int Size = 8 + 4 + 4 + HashBytes + 8 + 4 + 8 + 8;

    private const int HashBytes = 32;

    private static ReadOnlySpan<byte> Magic => "ISIMPART"u8;

    /// <summary>Writes it.</summary>
    internal void Write(Span<byte> to)
    {
        Magic.CopyTo(to);
        BinaryPrimitives.WriteInt32LittleEndian(to[8..], CheckpointManifest.CurrentFormat);
        BinaryPrimitives.WriteInt32LittleEndian(to[12..], ModelVersion);
        Convert.FromHexString(InputHash).CopyTo(to[16..]);
        BinaryPrimitives.WriteUInt64LittleEndian(to[48..], Seed);
        BinaryPrimitives.WriteInt32LittleEndian(to[56..], Year);
        BinaryPrimitives.WriteInt64LittleEndian(to[60..], Epoch);
        BinaryPrimitives.WriteUInt64LittleEndian(to[68..], Shard);
    }

    /// <summary>Reads one, and says no to what is none or of a newer format.</summary>
    internal static PartHeader Read(ReadOnlySpan<byte> from, string part)
    {
        if (from.Length < Size || !from[..Magic.Length].SequenceEqual(Magic))
            throw new CheckpointException($"Part {part} is not part of a checkpoint.");
        int format = BinaryPrimitives.ReadInt32LittleEndian(from[8..]);
        if (format > CheckpointManifest.CurrentFormat)
            throw new CheckpointException($"Part {part} has format {format}; this program reads up to {CheckpointManifest.CurrentFormat}. Use a newer one.");
        if (format < 1) throw new CheckpointException($"Part {part} is damaged: it has format {format}.");
        return new PartHeader(
            BinaryPrimitives.ReadInt32LittleEndian(from[12..]),
            Convert.ToHexStringLower(from.Slice(16, HashBytes)),
            BinaryPrimitives.ReadUInt64LittleEndian(from[48..]),
            BinaryPrimitives.ReadInt32LittleEndian(from[56..]),
            BinaryPrimitives.ReadInt64LittleEndian(from[60..]),
            BinaryPrimitives.ReadUInt64LittleEndian(from[68..]));
    }
}
