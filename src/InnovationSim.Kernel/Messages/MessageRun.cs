namespace InnovationSim.Kernel.Messages;

/// <summary>A batch: consecutive messages of one kind from one shard to one shard, as bytes in a page.</summary>
/// <param name="Sender">Packed <see cref="ShardId"/> of the sender.</param>
/// <param name="Receiver">Packed <see cref="ShardId"/> of the receiver.</param>
/// <param name="Page">Where the bytes are.</param>
/// <param name="Offset">First byte.</param>
/// <param name="Bytes">How many bytes.</param>
/// <param name="Kind">What the messages say.</param>
public readonly record struct MessageRun(ulong Sender, ulong Receiver, byte[] Page, int Offset, int Bytes, MessageKind Kind)
{
    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Payload => Page.AsSpan(Offset, Bytes);
}
