using System.Buffers.Binary;
using InnovationSim.Kernel.Messages;

namespace InnovationSim.Engine.Wire;

/// <summary>Batches of messages as bytes, for shards that live elsewhere: sender, receiver, kind and length, then the messages.</summary>
public static class MailBatches
{
    /// <summary>Most bytes of a parcel: well below what a message between silos may have, and large enough to travel well.</summary>
    public const int MostBytes = 1 << 20;

    private const int HeaderBytes = 20;
    private const int KindShift = 24;
    // Messages are made of fields of 4 and 8 bytes.
    private const int LengthUnit = 4;
    private const int LengthMask = (1 << KindShift) - 1;

    /// <summary>Packs batches into parcels of at most <see cref="MostBytes"/> bytes, in their order.</summary>
    public static IReadOnlyList<byte[]> Pack(IReadOnlyList<MessageRun> batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        var parcels = new List<byte[]>();
        for (int first = 0; first < batches.Count;)
        {
            int end = first;
            int bytes = 0;
            while (end < batches.Count && (end == first || bytes + HeaderBytes + batches[end].Bytes <= MostBytes)) bytes += HeaderBytes + batches[end++].Bytes;
            byte[] parcel = new byte[bytes];
            Span<byte> to = parcel;
            for (; first < end; first++)
            {
                MessageRun batch = batches[first];
                BinaryPrimitives.WriteUInt64LittleEndian(to, batch.Sender);
                BinaryPrimitives.WriteUInt64LittleEndian(to[8..], batch.Receiver);
                BinaryPrimitives.WriteUInt32LittleEndian(to[16..], ((uint)batch.Kind << KindShift) | (uint)batch.Bytes);
                batch.Payload.CopyTo(to[HeaderBytes..]);
                to = to[(HeaderBytes + batch.Bytes)..];
            }

            parcels.Add(parcel);
        }

        return parcels;
    }

    /// <summary>Adds the batches of a parcel to what will be read.</summary>
    /// <exception cref="FormatException">The parcel is cut off, or holds a kind of message that there is not.</exception>
    public static void Unpack(ReadOnlySpan<byte> parcel, SentMail to)
    {
        ArgumentNullException.ThrowIfNull(to);
        while (parcel.Length > 0)
        {
            if (parcel.Length < HeaderBytes) throw new FormatException("A parcel of messages is cut off.");
            uint what = BinaryPrimitives.ReadUInt32LittleEndian(parcel[16..]);
            int kind = (int)(what >> KindShift);
            int bytes = (int)(what & LengthMask);
            if (kind >= MessageKinds.Count) throw new FormatException($"A parcel holds messages of kind {kind}; there are {MessageKinds.Count}.");
            if (bytes % LengthUnit != 0 || bytes > MessagePages.PageBytes || parcel.Length < HeaderBytes + bytes)
                throw new FormatException("A parcel of messages is cut off or damaged.");
            to.Add(
                BinaryPrimitives.ReadUInt64LittleEndian(parcel), BinaryPrimitives.ReadUInt64LittleEndian(parcel[8..]), (MessageKind)kind,
                parcel.Slice(HeaderBytes, bytes));
            parcel = parcel[(HeaderBytes + bytes)..];
        }
    }
}
