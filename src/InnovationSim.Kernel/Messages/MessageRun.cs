namespace InnovationSim.Kernel.Messages;

/// <summary>A batch: consecutive messages of one kind from one shard to one shard, as bytes in a page.</summary>
public readonly record struct MessageRun
{
    // There are many of these: offsets are multiples of 8 and lengths of 4, in pages of 2^16 bytes, so both fit 16 bits.
    private const int OffsetUnit = 8;
    private const int LengthUnit = 4;

    private readonly byte[] _page;
    private readonly ushort _offset;
    private readonly ushort _length;

    /// <summary>Makes a batch.</summary>
    /// <param name="sender">Packed <see cref="ShardId"/> of the sender.</param>
    /// <param name="receiver">Packed <see cref="ShardId"/> of the receiver.</param>
    /// <param name="page">Where the bytes are.</param>
    /// <param name="offset">First byte, a multiple of 8.</param>
    /// <param name="bytes">How many bytes, a multiple of 4.</param>
    /// <param name="kind">What the messages say.</param>
    /// <exception cref="ArgumentException">The offset or the length is not such a multiple, or lies outside a page.</exception>
    public MessageRun(ulong sender, ulong receiver, byte[] page, int offset, int bytes, MessageKind kind)
    {
        if (offset % OffsetUnit != 0 || bytes % LengthUnit != 0 || (uint)(offset + bytes) > MessagePages.PageBytes)
            throw new ArgumentException($"A batch of {bytes} bytes at {offset} does not fit a page of {MessagePages.PageBytes} bytes in units of {OffsetUnit} and {LengthUnit}.");
        Sender = sender;
        Receiver = receiver;
        _page = page;
        _offset = (ushort)(offset / OffsetUnit);
        _length = (ushort)(bytes / LengthUnit);
        Kind = kind;
    }

    /// <summary>Packed <see cref="ShardId"/> of the sender.</summary>
    public ulong Sender { get; }

    /// <summary>Packed <see cref="ShardId"/> of the receiver.</summary>
    public ulong Receiver { get; }

    /// <summary>What the messages say.</summary>
    public MessageKind Kind { get; }

    /// <summary>How many bytes.</summary>
    public int Bytes => _length * LengthUnit;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Payload => _page.AsSpan(_offset * OffsetUnit, Bytes);
}
