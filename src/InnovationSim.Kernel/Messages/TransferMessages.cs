using System.Runtime.InteropServices;

namespace InnovationSim.Kernel.Messages;

/// <summary>A patent on offer. Sent at Settle to a firm found through the register of adopters.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct OfferMessage(long Position, int Owner, int Patent, byte Sector, byte Field, byte SecondField) : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Offer;
}

/// <summary>A bid for a patent. Sent at Bid to its owner.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct BidMessage(int Owner, int Patent, int Bidder, float Quality, long FeeYuan) : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Bid;
}

/// <summary>A bid is accepted. Sent at Award to the bidder. An assigned patent goes over with the message.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct AwardMessage(int Bidder, byte Assigned, byte FromUniversity, Agents.Patent Patent, uint Knowledge, long FeeYuan) : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Award;
}

/// <summary>A licensed product is due. Sent at Settle to the licensee.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct DeliveryMessage(int Licensee, int Owner, int Patent, float Quality) : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Delivery;
}

/// <summary>The product is made. Sent at Bid by the licensee to the owner; a licensee that is no more sends nothing.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct IndustrialisationMessage(int Owner, int Patent) : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Industrialisation;
}

/// <summary>A firm to be founded on a patent, which goes over with the message. Sent at Produce to the registrar of the city.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct SpinOffMessage(Agents.Patent Patent, byte Sector) : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.SpinOff;
}
