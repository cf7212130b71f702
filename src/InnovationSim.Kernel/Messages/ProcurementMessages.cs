using System.Runtime.InteropServices;

namespace InnovationSim.Kernel.Messages;

/// <summary>
/// A lot put out to tender. Sent at Tender to a candidate that is found either through the register of suppliers
/// (<see cref="Position"/> within its city and sector) or, if the buyer knows it, by serial (<c>−1 − serial</c>).
/// Lots are whole thousands of yuan.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct TenderMessage(long Position, int Buyer, int Lot, int ThousandYuan, byte Sector) : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Tender;
}

/// <summary>A quote for a lot. Sent at Quote to the buyer.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct QuoteMessage(int Buyer, int Lot, int Supplier, int ThousandYuan, float LogPrice) : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Quote;
}

/// <summary>A lot is ordered. Sent at Order to the supplier.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct OrderMessage(int Supplier, int Buyer, int ThousandYuan) : IMessage
{
    /// <inheritdoc/>
    public static MessageKind Kind => MessageKind.Order;
}
